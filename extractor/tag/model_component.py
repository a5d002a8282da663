"""A component that is the files of a model at work: they go wherever the pipeline goes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar, Self

from srsly import msgpack_dumps, msgpack_loads

from extractor.tag.model_files import ModelFiles


class ModelComponent:
    """Base of the components that run a network.

    model: folder of the model's files; None for those that come with the package. They are read when they are first
    needed, and travel with the pipeline when it is pickled or written to disk. threads: processor threads of one call.
    """

    needs: ClassVar[tuple[str, ...]]
    """Names of the files that the component reads."""
    made: ClassVar[tuple[str, ...]]
    """Cached properties that are made from the files, and made anew where the files change."""

    def __init__(self, model: str | None = None, threads: int = 1) -> None:
        self.model = model
        self.threads = threads
        self._files: ModelFiles | None = None

    @property
    def files(self) -> ModelFiles:
        """The model's files. Raises ModelError if one is missing."""
        if self._files is None:
            self._files = ModelFiles.read(self.model, self.needs)
        return self._files

    @property
    def version(self) -> str:
        """Name and version of the model."""
        return "{name}-{version}".format(**self.files.config)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return the model's files as bytes."""
        return msgpack_dumps(self.files.files)

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Self:
        """Take the model's files from bytes made by :meth:`to_bytes`."""
        return self._use(ModelFiles(msgpack_loads(data)))

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the model's files into a folder."""
        self.files.write(path)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Self:
        """Take the model's files from a folder made by :meth:`to_disk`. Raises ModelError if one is missing."""
        return self._use(ModelFiles.read(path, self.needs))

    def _use(self, files: ModelFiles) -> Self:
        self._files = files
        for name in self.made:
            self.__dict__.pop(name, None)
        return self

    def __getstate__(self) -> dict[str, Any]:
        # What a copy needs is the files: it makes its network again when it first reads.
        state = {name: value for name, value in self.__dict__.items() if name not in self.made}
        return state | {"_files": self.files}

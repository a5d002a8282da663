"""The files of a reader: the network, its tokenizer and its configuration, found on disk and kept as bytes."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import Any

from extractor.errors import ModelError

FILES = ("config.json", "model.onnx", "tokenizer.json")
"""What the reader needs of a model's folder."""

_PACKAGE = Path(__file__).parents[1]
SHIPPED = (_PACKAGE / "model", _PACKAGE.parent / "models" / "reader")
"""Where our own model lies: inside the installed package, or in a checkout of the repository."""


class ModelFiles:
    """The contents of a reader's folder; what moves when a pipeline is pickled or written to disk.

    config: ``name``, ``version``, ``max_pieces`` (longest input of the encoder), ``temperature`` (of the entity
    scores), ``sentence_odds`` (log odds above which a sentence starts), ``lemmas`` (table of known words), ``labels``:
    for every head of the network its labels in the order of the logits, and ``together``: the labels of a word that
    have been seen together (see :class:`extractor.tag.decode_tags.TagScheme`).
    """

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    @cached_property
    def config(self) -> dict[str, Any]:
        """The parsed ``config.json``."""
        return json.loads(self.files["config.json"])

    @classmethod
    def read(cls, folder: str | Path | None = None, names: tuple[str, ...] = FILES) -> ModelFiles:
        """Read the named files of a folder, or of our own model. Raises ModelError if one is missing."""
        path = Path(folder) if folder else shipped_folder()
        missing = [name for name in names if not (path / name).is_file()]
        if missing:
            raise ModelError(f"The model folder {str(path)!r} lacks {', '.join(missing)}: give the folder of a model.")
        return cls({name: (path / name).read_bytes() for name in names})

    def write(self, folder: str | Path) -> None:
        """Write the files into a folder, which is made if need be."""
        path = Path(folder)
        path.mkdir(parents=True, exist_ok=True)
        for name, content in self.files.items():
            (path / name).write_bytes(content)


def shipped_folder() -> Path:
    """Return the folder of our own model. Raises ModelError if the installation lacks it."""
    for folder in SHIPPED:
        if is_reader_folder(folder):
            return folder
    places = " or ".join(str(folder) for folder in SHIPPED)
    raise ModelError(f"The model that belongs to this package is missing in {places}: install the package again.")


def is_reader_folder(model: str | Path) -> bool:
    """Whether this is the folder of a reader rather than of another spaCy pipeline, or a name."""
    return (Path(model) / "model.onnx").is_file()

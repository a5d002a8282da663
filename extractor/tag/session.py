"""Runs the network: one onnxruntime session, made when it is first needed and made anew in every process."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from extractor.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


class Session:
    """A network that can be pickled: the copy makes its own session.

    model: the ONNX file's bytes. inputs: the names that its inputs must have. threads: processor threads of one call;
    one is best when documents are spread over processes.
    """

    def __init__(self, model: bytes, inputs: frozenset[str], threads: int = 1) -> None:
        self._model = model
        self._inputs = inputs
        self._threads = threads
        self._session: InferenceSession | None = None
        self._process = 0

    @property
    def heads(self) -> tuple[str, ...]:
        """Names of the network's outputs."""
        return tuple(output.name for output in self._running().get_outputs())

    def run(self, inputs: dict[str, NDArray[Any]]) -> dict[str, NDArray[np.float32]]:
        """Return the outputs by name for one batch of inputs (see ``models/README.md`` for shapes)."""
        session = self._running()
        return dict(zip(self.heads, session.run(None, inputs), strict=True))

    def _running(self) -> InferenceSession:
        # A session does not survive a fork: its threads exist in the parent only.
        if self._session is None or self._process != os.getpid():
            self._session = self._make()
            self._process = os.getpid()
        return self._session

    def _make(self) -> InferenceSession:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(self._model, options, providers=["CPUExecutionProvider"])
        names = {argument.name for argument in session.get_inputs()}
        if names != self._inputs:
            raise ModelError(f"The network takes {sorted(names)}, not {sorted(self._inputs)}: export it again.")
        return session

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_session": None}

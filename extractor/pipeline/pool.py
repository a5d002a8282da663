"""What reads articles side by side, as those who give it work see it: articles go in, their answers come out by number.

:class:`extractor.pipeline.workers.Workers` are processes of this machine, :class:`extractor.ray.RayWorkers` actors on a
cluster.
"""

from __future__ import annotations

import pickle
from abc import ABC, abstractmethod
from collections import deque
from dataclasses import dataclass
from functools import cached_property
from time import perf_counter
from types import TracebackType
from typing import NamedTuple, Self

from extractor.records import Article
from extractor.result import Failure, Result

AHEAD = 32
"""Articles for each worker that may be on their way: enough for all to be busy while one of them takes its time."""
ATTEMPTS = 2
"""So often is an article given to a worker that ends over it."""


class Reading(NamedTuple):
    """What became of an article, and the seconds that it took."""

    answer: Result | Failure
    seconds: float


@dataclass
class Task:
    """An article on its way. attempts: workers that have ended over it; sent: when the last one got it."""

    number: int
    article: Article
    attempts: int = 0
    sent: float = 0.0

    @cached_property
    def message(self) -> bytes:
        """The article, as it is sent to another process."""
        return pickle.dumps(self.article)


class Pool(ABC):
    """Workers that read one article each at a time; to be used in a ``with``, which ends them. count: how many."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._waiting: deque[Task] = deque()
        self._answers: dict[int, Reading] = {}
        self._submitted = self._collected = 0

    def __len__(self) -> int:
        """Articles that were submitted and not collected."""
        return self._submitted - self._collected

    @property
    def room(self) -> int:
        """How many articles may be on their way before the next answer should be collected."""
        return AHEAD * self._count

    def submit(self, article: Article, *, first: bool = False) -> int:
        """Give an article to the workers, and return the number by which its answer is collected later.

        first: to be read before all that wait.
        """
        task = Task(self._submitted, article)
        self._waiting.insert(0 if first else len(self._waiting), task)
        self._submitted += 1
        self._advance(timeout=0)
        return task.number

    def collect(self, number: int) -> Reading:
        """Return what became of an article, once, as soon as it is known.

        Raises ExtractorError if no worker can be started.
        """
        while number not in self._answers:
            self._advance(timeout=None)
        self._collected += 1
        reading = self._answers.pop(number)
        self._advance(timeout=0)
        return reading

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def _advance(self, timeout: float | None) -> None:
        """Hand out work, take in what has come back, and hand out again; timeout: None to wait for something."""
        self._hand_out()
        self._take_in(timeout)
        self._hand_out()

    @abstractmethod
    def _hand_out(self) -> None:
        """Give what waits to workers that are free, and start them where need be."""

    @abstractmethod
    def _take_in(self, timeout: float | None) -> None:
        """Note the answers that have come back, after so many seconds at most."""

    @abstractmethod
    def _end(self) -> None:
        """End all workers, whatever they are doing."""

    def _give_up(self, task: Task, failure: Failure) -> None:
        """Answer for an article that no worker reads."""
        self._answers[task.number] = Reading(failure, perf_counter() - task.sent)

"""Workers on a cluster, in place of processes on this machine."""

from __future__ import annotations

import os
import signal
from time import perf_counter
from typing import TYPE_CHECKING, Any

from extractor.errors import ExtractorError
from extractor.pipeline.pool import ATTEMPTS, Pool, Reading, Task
from extractor.pipeline.reading import read_one
from extractor.records import Article
from extractor.result import Failure, Result

if TYPE_CHECKING:
    from spacy.language import Language


class RayWorkers(Pool):
    """Actors of Ray that read articles, used like :class:`extractor.pipeline.workers.Workers`.

    They run in the cluster that Ray is connected to, or that RAY_ADDRESS names, else on this machine. count: how many,
    with a processor core each. timeout: seconds for one article, None for no limit. memory: is not used, since Ray
    itself ends what takes too much of a node's memory.

    Raises ExtractorError if Ray is not installed.
    """

    def __init__(self, nlp: Language, count: int, *, timeout: float | None = None, memory: int | None = None) -> None:
        super().__init__(count)
        self._ray = _connect()
        self._actor = self._ray.remote(num_cpus=1, max_restarts=0)(_Reader)
        self._nlp = self._ray.put(nlp)
        self._timeout = timeout
        self._idle: list[Any] = []
        self._busy: dict[Any, tuple[Any, Task]] = {}

    def _end(self) -> None:
        for actor in (*self._idle, *(actor for actor, _ in self._busy.values())):
            self._ray.kill(actor)
        self._idle.clear()
        self._busy.clear()

    def _take_in(self, timeout: float | None) -> None:
        ready, _ = self._ray.wait(list(self._busy), timeout=timeout) if self._busy else ((), ())
        for answer in ready:
            self._note(answer)

    def _note(self, answer: Any) -> None:
        actor, task = self._busy.pop(answer)
        try:
            self._answers[task.number] = self._ray.get(answer)
        except self._ray.exceptions.RayActorError as error:
            self._blame(task, error)
        else:
            self._idle.append(actor)

    def _hand_out(self) -> None:
        while self._waiting and (self._idle or len(self._busy) < self._count):
            actor = self._idle.pop() if self._idle else self._actor.remote(self._nlp, self._timeout)
            task = self._waiting.popleft()
            task.sent = perf_counter()
            self._busy[actor.read.remote(task.article)] = actor, task

    def _blame(self, task: Task, error: Exception) -> None:
        """Give up an article that has ended its actor, or try it once more in a new one."""
        task.attempts += 1
        if task.attempts < ATTEMPTS:
            self._waiting.appendleft(task)
            return
        message = f"The actor that read it ended {ATTEMPTS} times: look what is odd in its text. Ray says: {error}"
        self._give_up(task, Failure.from_error(task.article.doc_id, ExtractorError(message)))


class _Reader:
    """Reads in an actor, with the pipeline that it has loaded once."""

    def __init__(self, nlp: Language, timeout: float | None) -> None:
        self._nlp = nlp
        self._timeout = timeout
        signal.signal(signal.SIGALRM, signal.SIG_DFL)  # which ends the process, whatever it is doing

    def read(self, article: Article) -> Reading:
        start = perf_counter()
        signal.setitimer(signal.ITIMER_REAL, self._timeout or 0)
        answer: Result | Failure
        try:
            answer = read_one(self._nlp, article)
        except Exception as error:
            answer = Failure.from_error(article.doc_id, error)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        return Reading(answer, perf_counter() - start)


def import_ray() -> Any:
    """Return the module. Raises ExtractorError if it is not installed."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # it would report to its makers
    try:
        import ray
    except ImportError as error:
        raise ExtractorError('Ray is not installed: pip install "geofact-extractor[ray]"') from error
    return ray


def _connect() -> Any:
    ray = import_ray()
    if not ray.is_initialized():
        ray.init(include_dashboard=False, configure_logging=False, log_to_driver=False)
    return ray

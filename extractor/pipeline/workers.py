"""Processes that read articles side by side: whatever an article does to its worker costs that article alone.

A worker reads one article at a time. If it takes too long, the kernel ends the worker (an alarm, so that no loop in
any library can hold out against it); if it wants too much memory, it is refused (a limit); and if it ends the process,
the article is tried once more in a fresh worker, in case that the process was ended from outside, and then given up.
All others go on, in a new worker where need be.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from extractor.errors import ExtractorError
from extractor.pipeline.pool import ATTEMPTS, Pool, Reading, Task
from extractor.pipeline.reading import read_one
from extractor.records import Article
from extractor.result import Failure, Result

if TYPE_CHECKING:
    from spacy.language import Language

STARTS = 3
"""So often in a row may a worker end before it has started: it may be ended from outside then too."""
LIFE = 2000
"""Articles that one process reads: spaCy keeps every new word, so that its memory grows and grows."""
SMALL = 32_000
"""Bytes of an article that can be sent to a busy worker: they fit into the pipe, whether or not it is read."""
ENDING = 1.0
"""Seconds for a process that has hung up to be gone."""
MIB = 1024**2


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    ready: bool = False
    retired: bool = False  # it has answered for the last time
    tasks: deque[Task] = field(default_factory=deque)  # sent and not answered: the first is being read

    def takes(self, task: Task, load: int) -> bool:
        """Whether it has so many articles, and the task can be sent without waiting for it."""
        return not self.retired and len(self.tasks) == load and (not load or len(task.message) < SMALL)


class _Terms(NamedTuple):
    """What a worker is given besides the pipeline; see :class:`Workers`."""

    timeout: float | None
    memory: int | None
    bare: bool


class Workers(Pool):
    """Worker processes, started when there is work for them; to be used in a ``with``, which ends them.

    count: how many. timeout: seconds for one article, None for no limit; memory: MiB for one worker, None for no
    limit (both need a system that knows alarms and limits, so not Windows). bare: whether results come with their facts
    and mentions alone (``Result.bare``), which cross the processes in half the time.
    """

    def __init__(
        self,
        nlp: Language,
        count: int,
        *,
        timeout: float | None = None,
        memory: int | None = None,
        bare: bool = False,
    ) -> None:
        super().__init__(count)
        self._nlp = nlp
        self._terms = _Terms(timeout, memory, bare)
        self._context = multiprocessing.get_context()
        self._workers: list[_Worker] = []
        self._failed_starts = 0

    def _end(self) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.connection.close()
        self._workers.clear()

    def _take_in(self, timeout: float | None) -> None:
        for connection in wait([worker.connection for worker in self._workers], timeout):
            worker = next(worker for worker in self._workers if worker.connection is connection)
            try:
                message = worker.connection.recv()
            except (EOFError, OSError):
                self._bury(worker)
            else:
                self._note(worker, message)

    def _note(self, worker: _Worker, message: tuple[Reading, bool] | None) -> None:
        """Note what a worker has sent: None when it has started, then answers, and whether each is its last."""
        if message is None:
            worker.ready = True
            self._failed_starts = 0
        else:
            reading, worker.retired = message
            self._answers[worker.tasks.popleft().number] = reading

    def _hand_out(self) -> None:
        while self._waiting and len(self._workers) < min(self._count, len(self)):
            self._workers.append(self._start())
        for load in range(2):  # one article for everybody first, then one to go on with
            for worker in self._workers:
                if self._waiting and worker.takes(self._waiting[0], load):
                    self._send(worker)

    def _send(self, worker: _Worker) -> None:
        try:
            worker.connection.send_bytes(self._waiting[0].message)
        except OSError:
            return  # it has ended, and is buried when its end is read
        task = self._waiting.popleft()
        task.sent = perf_counter()
        worker.tasks.append(task)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        # A fork has our ends of all pipes too; it must close them, or its siblings would never see us end.
        forks = self._context.get_start_method() == "fork"
        inherited = [ours, *(worker.connection for worker in self._workers)] if forks else []
        arguments = (self._nlp, theirs, inherited, self._terms)
        process = self._context.Process(target=_work, args=arguments, daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _bury(self, worker: _Worker) -> None:
        """Remove a worker that has ended; what it had not begun to read goes to others."""
        worker.process.join(ENDING)
        worker.process.kill()
        worker.process.join()
        worker.connection.close()
        self._workers.remove(worker)
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= STARTS:
                raise ExtractorError(
                    f"No worker process can start ({_describe(worker.process.exitcode)}), most likely for want of "
                    "memory: use fewer workers, or give them more."
                )
        elif worker.tasks and not worker.retired:
            self._blame(worker.tasks[0], worker)
        self._waiting.extendleft(reversed(worker.tasks))

    def _blame(self, task: Task, worker: _Worker) -> None:
        """Give up an article that has ended its worker, or leave it for another attempt."""
        task.attempts += 1
        error = self._verdict(task, worker.process.exitcode)
        if error is not None:
            worker.tasks.popleft()
            self._give_up(task, Failure(doc_id=task.article.doc_id, error=error))

    def _verdict(self, task: Task, exitcode: int | None) -> str | None:
        """Why an article whose worker has ended is given up, or None if it is tried again."""
        limit = self._terms.timeout
        if limit is not None and exitcode == -getattr(signal, "SIGALRM", 0):
            return f"Reading it took more than {limit:g} s: raise the limit, or look what is odd in its text."
        if task.attempts < ATTEMPTS:
            return None
        return (
            f"The worker process that read it ended {ATTEMPTS} times ({_describe(exitcode)}): look what is odd in its "
            "text, or give the workers more memory."
        )


def _describe(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        return f"signal {signal.Signals(-exitcode).name}"
    return f"exit status {exitcode}"


def _work(
    nlp: Language,
    connection: Connection,
    inherited: list[Connection],
    terms: _Terms,
) -> None:
    """Read what comes until nobody sends any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the parent's to handle: it ends the workers
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)  # which ends the process, whatever it is doing
    for other in inherited:
        other.close()
    _limit_memory(terms.memory)
    try:
        connection.send(None)  # the sign that it has started
        for left in reversed(range(LIFE)):
            article = connection.recv()
            start = perf_counter()
            _set_alarm(terms.timeout)
            answer, spoilt = _read(nlp, article, terms.memory)
            _set_alarm(None)
            if terms.bare and isinstance(answer, Result):
                answer = answer.bare()
            retired = spoilt or not left
            connection.send((Reading(answer, perf_counter() - start), retired))
            if retired:
                return
    except (EOFError, OSError):
        return  # the parent has ended


def _read(nlp: Language, article: Article, memory: int | None) -> tuple[Result | Failure, bool]:
    """Read an article; also tell whether the process is not to be trusted any more."""
    try:
        return read_one(nlp, article), False
    except MemoryError:
        limit = f"the {memory:,} MiB of a worker" if memory else "what there is"
        return Failure(doc_id=article.doc_id, error=f"Reading it needs more memory than {limit}: allow more."), True
    except Exception as error:
        return Failure.from_error(article.doc_id, error), False


def _set_alarm(seconds: float | None) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds or 0)


def _limit_memory(mib: int | None) -> None:
    if mib is None:
        return
    try:
        import resource
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = _data_now() + mib * MIB
    limit = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))


def _data_now() -> int:
    """Bytes of data that the process holds already: a forked worker has its parent's, which cost it nothing."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
    except (OSError, ValueError, IndexError):  # no Linux
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")

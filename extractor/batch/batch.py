"""One pass over inputs: what each document becomes, and its line in the store."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from extractor.batch.fingerprint import fingerprint
from extractor.batch.originals import Originals
from extractor.compare import sketch_of
from extractor.errors import ExtractorError
from extractor.pipeline.pool import Pool
from extractor.pipeline.reading import check_article
from extractor.pipeline.versions import describe_pipeline
from extractor.pipeline.workers import Workers
from extractor.read import web
from extractor.records import Article
from extractor.result import Failure, Result
from extractor.store import Document, DocumentStatus, Run, Visit, Writer
from extractor.store.writer import now, storable

if TYPE_CHECKING:
    from spacy.language import Language

MOST_COMING = 4_000_000
"""Characters of the articles on their way: with all that is known of them, they take some hundred megabytes."""

Item = Article | Failure
Tell = Callable[[Document, bool], None]
Engine = Callable[..., Pool]
BareWorkers: Engine = partial(Workers, bare=True)
"""Processes that send back what a store keeps."""


@dataclass(slots=True)
class Summary:
    """How many documents were offered, by what became of them, and how many facts are in those that are done.

    unchanged: how many of all these an earlier run had read.
    """

    done: int = 0
    duplicate: int = 0
    skipped: int = 0
    failed: int = 0
    unchanged: int = 0
    facts: int = 0

    @property
    def documents(self) -> int:
        """All documents."""
        return self.done + self.duplicate + self.skipped + self.failed

    def count(self, document: Document, *, fresh: bool) -> None:
        """Add a document; fresh: whether this run has settled what it is."""
        setattr(self, document.status, getattr(self, document.status) + 1)
        self.facts += document.facts
        self.unchanged += not fresh


class Batch:
    """Reads what is new or has changed into a store, which a crash or kill at any moment leaves whole.

    workers: how many read; engine: what they are, processes or actors of Ray. timeout: seconds for one article;
    memory: MiB for one worker. retry: also read again what has failed. tell: called with each document's line, without
    its text, and whether this run has written it.
    """

    def __init__(  # noqa: PLR0913 - the options of a run
        self,
        store: Writer,
        nlp: Language,
        *,
        workers: int = 1,
        engine: Engine = BareWorkers,
        timeout: float | None = 30.0,
        memory: int | None = None,
        retry: bool = False,
        tell: Tell = lambda document, fresh: None,
    ) -> None:
        self._store = store
        self._start = partial(engine, nlp, workers, timeout=timeout, memory=memory)
        self._model = describe_pipeline(nlp)
        self._retry = retry
        self._tell = tell
        self._steps: deque[Callable[[], object]] = deque()
        self._coming = 0
        self._seen: set[int] = set()
        self._summary = Summary()

    @property
    def visits(self) -> web.Visits:
        """The visits that the store keeps, for who fetches the inputs; a new one lasts as soon as its articles do."""
        return _Visits(self._store, self._steps)

    def run(self, inputs: Iterable[tuple[str, Iterable[Item]]]) -> Summary:
        """Read all inputs, each given by its name and its items, once, and return what became of the documents.

        Raises StoreError if the store cannot be written (any more), and ExtractorError if no worker can be started.
        Whatever ends it, what was settled until then is in the store, and the next run goes on from there.
        """
        self._summary, self._coming = Summary(), 0
        self._originals = Originals(self._store)
        self._steps.clear()
        self._seen.clear()
        run = Run(started=now(), model=self._model)
        run = replace(run, id=self._store.put_run(run))
        try:
            with self._start() as self._workers:
                for origin, items in inputs:
                    run = replace(run, inputs=(*run.inputs, origin))
                    self._read(origin, items, run)
                while self._steps:
                    self._step(run)
            self._store.put_run(self._progress(run, finished=now()))
        finally:
            self._store.commit()
        return self._summary

    def _read(self, origin: str, items: Iterable[Item], run: Run) -> None:
        failing: list[str] = []
        for item in items:
            if isinstance(item, Failure):
                failing.append(item.doc_id)
                self._steps.append(partial(self._settle_failure, origin, item))
            else:
                self._take(origin, item)
            while len(self._steps) >= self._workers.room or self._coming > MOST_COMING:
                self._step(run)
        self._steps.append(partial(self._store.forget_failures, origin, failing))

    def _step(self, run: Run) -> None:
        """Settle what comes next in the order of reading."""
        with self._store.writing():
            self._steps.popleft()()
        if self._store.commit(now=False):
            self._store.put_run(self._progress(run))

    def _progress(self, run: Run, finished: str | None = None) -> Run:
        counts = {
            name: getattr(self._summary, name) for name in ("done", "duplicate", "skipped", "failed", "unchanged")
        }
        return replace(run, finished=finished, **counts)

    def _take(self, origin: str, article: Article) -> None:
        """Pass over what is known, and have the rest read unless it is likely a copy."""
        mark = fingerprint(article)
        name = self._name(article.doc_id or mark, mark)
        if name is None:
            return
        article = replace(article, doc_id=name)
        line = storable(_line(article, origin=origin, fingerprint=mark, model=self._model))
        known = self._store.line(line.doc_id)
        if known is not None and self._is_settled(known, mark):
            self._report(known, fresh=False)
            return
        try:
            article = replace(check_article(article), doc_id=line.doc_id, title=line.title, url=line.url)
        except ExtractorError as error:
            self._steps.append(partial(self._settle_refused, replace(line, reason=str(error))))
            return
        keys = sketch_of(article)
        ticket = None if self._originals.is_likely_copy(article, keys) else self._workers.submit(article)
        if ticket is not None:
            self._originals.expect(ticket, article, keys)
        self._coming += len(article.text)
        self._steps.append(partial(self._settle_article, line, article, keys, ticket))

    def _is_settled(self, known: Document, mark: str) -> bool:
        """Whether a document of the store is what is offered, and was read as it would be read now."""
        same = known.fingerprint == mark and known.model == self._model
        return same and not (self._retry and known.status == "failed")

    def _name(self, doc_id: str, mark: str) -> str | None:
        """Return the name of an article in the store: its own, unless another of this run has the same.

        None if the very same article has come before, as the same item comes in several feeds of a paper.
        """
        if hash((doc_id, mark)) in self._seen:
            return None
        name = f"{doc_id}#{mark[:8]}" if hash(doc_id) in self._seen else doc_id
        self._seen |= {hash(doc_id), hash((doc_id, mark))}
        return name

    def _settle_article(self, line: Document, article: Article, keys: list[int], ticket: int | None) -> None:
        """Write what an article is, now that all before it are in the store."""
        if ticket is not None:
            self._originals.settle(ticket, article, keys)
        self._coming -= len(article.text)
        line = replace(line, published=article.published)
        known = self._store.line(article.doc_id)
        if known is not None and known.fingerprint != line.fingerprint:
            self._originals.forget(article.doc_id)
        original = self._originals.find(article, keys)
        if original is not None:
            if ticket is not None:
                self._workers.collect(ticket)  # the copy was not foreseen
            self._settle(replace(line, status="duplicate", duplicate_of=original))
            return
        answer, seconds = self._workers.collect(self._workers.submit(article, first=True) if ticket is None else ticket)
        if isinstance(answer, Failure):
            self._originals.forget(article.doc_id)
            self._settle(replace(line, reason=answer.error, seconds=round(seconds, 3)))
        else:
            line = replace(line, status="done", facts=len(answer.facts), seconds=round(seconds, 3))
            self._originals.add(self._settle(line, answer), article, keys)

    def _settle_failure(self, origin: str, failure: Failure) -> None:
        status: DocumentStatus = "skipped" if failure.skipped else "failed"
        line = storable(Document(doc_id=failure.doc_id, status=status, reason=failure.error, origin=origin))
        self._store.put_failure(line)
        self._report(line, fresh=True)

    def _settle_refused(self, line: Document) -> None:
        self._originals.forget(line.doc_id)
        self._settle(line)

    def _settle(self, line: Document, result: Result | None = None) -> int:
        number = self._store.put(line, result)
        self._report(line, fresh=True)
        return number

    def _report(self, line: Document, *, fresh: bool) -> None:
        self._summary.count(line, fresh=fresh)
        self._tell(replace(line, text=None), fresh)


class _Visits:
    """Visits in a store; what is put there waits for what comes before it."""

    def __init__(self, store: Writer, steps: deque[Callable[[], object]]) -> None:
        self._store = store
        self._steps = steps

    def get(self, url: str) -> web.Visit | None:
        known = self._store.visit(url)
        return None if known is None else web.Visit(etag=known.etag, modified=known.last_modified)

    def put(self, url: str, visit: web.Visit) -> None:
        line = Visit(address=url, etag=visit.etag, last_modified=visit.modified, visited=now())
        self._steps.append(partial(self._store.put_visit, line))


def _line(article: Article, *, origin: str, fingerprint: str, model: str) -> Document:
    """The line of an article of which nothing is known yet."""
    return Document(
        doc_id=article.doc_id,
        status="failed",
        published=article.published,
        title=article.title,
        url=article.url,
        origin=origin,
        fingerprint=fingerprint,
        model=model,
        text=article.text,
    )

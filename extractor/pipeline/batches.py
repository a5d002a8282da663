"""Many articles through the pipeline, in batches, here or in worker processes; a bad one costs no other."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TYPE_CHECKING

from extractor.errors import ExtractorError
from extractor.pipeline.loading import default_pipeline
from extractor.pipeline.reading import make_doc, read_doc, read_one
from extractor.records import Article
from extractor.result import Failure, Result

if TYPE_CHECKING:
    from spacy.language import Language


def extract_many(
    articles: Iterable[Article | str],
    *,
    n_process: int = 1,
    batch_size: int = 16,
    nlp: Language | None = None,
) -> Iterator[Result | Failure]:
    """Read articles and yield one :class:`Result` for each, in order, while the later ones are still to come.

    An article that cannot be read does not end the run: a :class:`Failure` with its ``doc_id`` and error comes in its
    place. n_process: worker processes, 1 to read in this one; batch_size: articles handed over at a time.

    Raises ModelError if the model cannot be loaded, and ExtractorError if a worker process dies.
    """
    nlp = nlp or default_pipeline()
    records = (Article(text=article) if isinstance(article, str) else article for article in articles)
    batches = iter(lambda: list(islice(records, batch_size)), [])
    if n_process == 1:
        for batch in batches:
            yield from _read_batch(nlp, batch)
    else:
        yield from _read_in_workers(nlp, batches, n_process)


def _read_batch(nlp: Language, batch: list[Article]) -> list[Result | Failure]:
    try:
        docs = nlp.pipe([make_doc(nlp, article) for article in batch])
        return [read_doc(article, doc) for article, doc in zip(batch, docs, strict=True)]
    except Exception:  # one bad article must not cost the others: read each alone to find out which it is, and why
        return [_try_one(nlp, article) for article in batch]


def _try_one(nlp: Language, article: Article) -> Result | Failure:
    try:
        return read_one(nlp, article)
    except Exception as error:
        return Failure.from_error(article.doc_id, error)


def _read_in_workers(nlp: Language, batches: Iterable[list[Article]], n_process: int) -> Iterator[Result | Failure]:
    waiting: deque[Future[list[Result | Failure]]] = deque()
    pool = ProcessPoolExecutor(n_process, initializer=_start_worker, initargs=(nlp,))
    try:
        for batch in batches:
            waiting.append(pool.submit(_read_in_worker, batch))
            if len(waiting) > 2 * n_process:  # keep the workers busy without reading all articles into memory
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise ExtractorError(
            "A worker process ended without an answer, most likely for want of memory: use fewer workers."
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


_worker_pipeline: Language | None = None


def _start_worker(nlp: Language) -> None:
    global _worker_pipeline  # noqa: PLW0603 - a process pool gives its workers no other place to keep the pipeline
    _worker_pipeline = nlp
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the parent's to handle: it stops the workers


def _read_in_worker(batch: list[Article]) -> list[Result | Failure]:
    assert _worker_pipeline is not None
    return _read_batch(_worker_pipeline, batch)

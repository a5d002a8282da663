"""Many articles through the pipeline, here or in worker processes; a bad one costs no other."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from extractor.pipeline.loading import default_pipeline
from extractor.pipeline.pool import Pool
from extractor.pipeline.reading import make_doc, read_doc, read_one
from extractor.pipeline.workers import Workers
from extractor.records import Article
from extractor.result import Failure, Result

if TYPE_CHECKING:
    from spacy.language import Language


def extract_many(
    articles: Iterable[Article | str | Failure],
    *,
    n_process: int = 1,
    batch_size: int = 16,
    timeout: float | None = None,
    nlp: Language | None = None,
) -> Iterator[Result | Failure]:
    """Read articles and yield one :class:`Result` for each, in order, while the later ones are still to come.

    An article that cannot be read does not end the run: a :class:`Failure` with its ``doc_id`` and error comes in its
    place, as does one that stands among the articles, from :func:`extractor.read_articles`. n_process: worker
    processes, 1 to read in this one. batch_size: articles that go through the components together in this process;
    timeout: seconds for one article in a worker process, None for no limit.

    Raises ModelError if the model cannot be loaded, and ExtractorError if no worker process can be started.
    """
    nlp = nlp or default_pipeline()
    records = (Article(text=article) if isinstance(article, str) else article for article in articles)
    if n_process == 1:
        for batch in iter(lambda: list(islice(records, batch_size)), []):
            yield from _read_batch(nlp, batch)
        return
    with Workers(nlp, n_process, timeout=timeout) as workers:
        waiting: deque[int | Failure] = deque()
        for article in records:
            waiting.append(article if isinstance(article, Failure) else workers.submit(article))
            if len(waiting) >= workers.room:
                yield _collect(workers, waiting.popleft())
        while waiting:
            yield _collect(workers, waiting.popleft())


def _collect(workers: Pool, submitted: int | Failure) -> Result | Failure:
    return submitted if isinstance(submitted, Failure) else workers.collect(submitted).answer


def _read_batch(nlp: Language, batch: list[Article | Failure]) -> Iterator[Result | Failure]:
    answers = iter(_read_articles(nlp, [article for article in batch if isinstance(article, Article)]))
    return (article if isinstance(article, Failure) else next(answers) for article in batch)


def _read_articles(nlp: Language, batch: list[Article]) -> list[Result | Failure]:
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

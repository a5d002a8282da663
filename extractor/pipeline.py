"""The whole pipeline as a spaCy ``Language``, and what runs articles through it."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from datetime import datetime
from functools import cache
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from extractor.errors import DateError, ExtractorError, InputError, ModelError
from extractor.records import Article
from extractor.result import Failure, Result

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

FINDERS = ("extractor_resolver", "extractor_quantities", "extractor_times", "extractor_claims")
"""Components that build records out of tags and entities, in the order in which they need one another."""

MAX_LENGTH = 100_000_000
"""Characters in one text: every component is linear in the text, so spaCy's limit for its parser is lifted."""


def load(model: str | Path | None = None) -> Language:
    """Return the pipeline; ``doc._.facts`` and the other records are on every ``Doc`` that it returns.

    model: None for the model that comes with the package; the folder of another model of ours (``model.onnx``,
    ``tokenizer.json``, ``config.json``); or the name or folder of any trained spaCy pipeline
    (``en_core_web_trf``), which then supplies tags, entities and sentences in place of our own reader.

    Raises ModelError if there is no such model.
    """
    import spacy

    from extractor.tag.model_files import is_reader_folder

    if model is None or is_reader_folder(model):
        nlp = spacy.blank("en")
        nlp.add_pipe("extractor_layout")
        nlp.add_pipe("extractor_reader", config={"model": model and str(model)})
    else:
        nlp = _load_spacy_pipeline(model)
        if "extractor_layout" not in nlp.pipe_names:
            nlp.add_pipe("extractor_layout", first=True)
        if not _finds_sentences(nlp):
            nlp.add_pipe("extractor_sentences", after="extractor_layout")
    for name in FINDERS:
        if _is_written(name) and name not in nlp.pipe_names:
            nlp.add_pipe(name)
    nlp.max_length = MAX_LENGTH
    return nlp


def _load_spacy_pipeline(model: str | Path) -> Language:
    import spacy

    try:
        return spacy.load(model)
    except OSError as error:
        raise ModelError(
            f"Cannot load the model {str(model)!r}: {error} "
            "Give the folder of a model, or the name of an installed spaCy pipeline; leave it out to use our own."
        ) from error


def _finds_sentences(nlp: Language) -> bool:
    found = {name for pipe in nlp.pipe_names for name in nlp.get_pipe_meta(pipe).assigns}
    return bool(found & {"doc.sents", "token.is_sent_start", "token.sent_start", "token.head"})


def _is_written(name: str) -> bool:
    from importlib.util import find_spec

    homes = {"resolver": "resolve.resolver", "quantities": "measure.quantities", "times": "measure.times"}
    part = name.removeprefix("extractor_")
    return find_spec(f"extractor.{homes.get(part, 'claim.' + part)}") is not None


MAX_ARTICLE = 1_000_000
"""Characters in one article: more is a dump or a database, and its records would need its own article bounds."""

_loading = Lock()


def default_pipeline() -> Language:
    """Return the pipeline of the model that comes with the package, loaded once and shared by all threads."""
    with _loading:
        return _load_default()


@cache
def _load_default() -> Language:
    return load()


def extract(  # noqa: PLR0913 - the fields of an article, and the pipeline
    text: str,
    *,
    published: str | None = None,
    doc_id: str = "",
    title: str | None = None,
    url: str | None = None,
    nlp: Language | None = None,
) -> Result:
    """Read one article and return its entities, quantities, times and facts.

    text: the article, unchanged; all offsets point into it. published: its date, ISO 8601 ("2025-03-14"; a time of
    day is dropped); without it the date is looked for in the head of the text and in the ``url``, and relative times
    ("in October") stay unresolved if it is not found there. nlp: the pipeline, else the one that
    :func:`default_pipeline` keeps.

    Raises DateError if ``published`` is no date, InputError if the text is no readable article, and ModelError if
    the model cannot be loaded.
    """
    nlp = nlp or default_pipeline()
    article = Article(text=text, doc_id=doc_id, published=published, title=title, url=url)
    return _read_one(nlp, article)


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


def parse_published(value: str) -> str:
    """Return the ISO date of an ISO 8601 date or date with time; raises DateError for anything else."""
    try:
        return datetime.fromisoformat(value).date().isoformat()
    except (TypeError, ValueError) as error:
        raise DateError(f"The publication date {value!r} is no ISO date: write it as YYYY-MM-DD.") from error


def _read_batch(nlp: Language, batch: list[Article]) -> list[Result | Failure]:
    try:
        docs = nlp.pipe([_make_doc(nlp, article) for article in batch])
        return [_to_result(article, doc) for article, doc in zip(batch, docs, strict=True)]
    except Exception:  # one bad article must not cost the others: read each alone to find out which it is, and why
        return [_try_one(nlp, article) for article in batch]


def _try_one(nlp: Language, article: Article) -> Result | Failure:
    try:
        return _read_one(nlp, article)
    except Exception as error:
        return Failure.from_error(article.doc_id, error)


def _read_one(nlp: Language, article: Article) -> Result:
    doc = _make_doc(nlp, article)
    for _, component in nlp.pipeline:  # as nlp(doc), but a component's own error is what the caller gets to see
        doc = component(doc)
    return _to_result(article, doc)


def _make_doc(nlp: Language, article: Article) -> Doc:
    from extractor.annotations import register_extensions
    from extractor.measure.publication import find_published

    _check_text(article.text)
    register_extensions()
    if article.published is None:
        published = find_published(article.text, article.url)
    else:
        published = parse_published(article.published)
    doc = nlp.make_doc(article.text)
    doc._.doc_id = article.doc_id
    doc._.published = published
    doc._.title = article.title
    return doc


def _check_text(text: str) -> None:
    if not isinstance(text, str):
        raise InputError(f"The text must be a str, not {type(text).__name__}: decode it first.")
    if not text.strip():
        raise InputError("The text is empty: there is nothing to read.")
    if len(text) > MAX_ARTICLE:
        raise InputError(
            f"The text has {len(text):,} characters, an article at most {MAX_ARTICLE:,}: split it into its articles."
        )
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            f"The text holds half of a surrogate pair at character {error.start}, which is no character: mend the "
            "program that wrote it."
        ) from error


def _to_result(article: Article, doc: Doc) -> Result:
    return Result(
        article=replace(article, published=doc._.published),
        facts=tuple(doc._.facts),
        mentions=tuple(doc._.mentions),
        quantities=tuple(doc._.quantities),
        times=tuple(doc._.times),
    )


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

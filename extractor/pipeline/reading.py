"""One article through the pipeline, from its text to its result."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from extractor.errors import DateError, InputError
from extractor.pipeline.loading import default_pipeline
from extractor.records import Article
from extractor.result import Facts, Result

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MAX_ARTICLE = 1_000_000
"""Characters in one article: more is a dump or a database, and its records would need its own article bounds."""


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
    ("in October") stay unresolved if it is not found there, but for those that the month of the address or a date with
    its weekday in the text leaves no doubt about. nlp: the pipeline, else the one that
    :func:`default_pipeline` keeps.

    Raises DateError if ``published`` is no date, InputError if the text is no readable article, and ModelError if
    the model cannot be loaded.
    """
    nlp = nlp or default_pipeline()
    article = Article(text=text, doc_id=doc_id, published=published, title=title, url=url)
    return read_one(nlp, article)


def parse_published(value: str) -> str:
    """Return the ISO date of an ISO 8601 date or date with time; raises DateError for anything else."""
    try:
        return datetime.fromisoformat(value).date().isoformat()
    except (TypeError, ValueError) as error:
        raise DateError(f"The publication date {value!r} is no ISO date: write it as YYYY-MM-DD.") from error


def read_one(nlp: Language, article: Article) -> Result:
    """Run an article through the pipeline; an error of a component comes as it is."""
    doc = make_doc(nlp, article)
    for _, component in nlp.pipeline:  # nlp(doc) would turn a KeyError into advice on training
        doc = component(doc)
    return read_doc(article, doc)


def make_doc(nlp: Language, article: Article) -> Doc:
    """Return the article as a document for the pipeline. Raises InputError and DateError for what is no article."""
    from extractor.annotations import register_extensions

    article = check_article(article)
    register_extensions()
    doc = nlp.make_doc(article.text)
    doc._.doc_id = article.doc_id
    doc._.published = article.published
    doc._.title = article.title
    doc._.url = article.url
    return doc


def check_article(article: Article) -> Article:
    """Return the article with its publication date as it is read: the day alone, found in the text if none is given.

    Raises InputError and DateError for what is no article.
    """
    from extractor.measure.publication import find_published

    _check_text(article.text)
    if article.published is None:
        return replace(article, published=find_published(article.text, article.url))
    return replace(article, published=parse_published(article.published))


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


def read_doc(article: Article, doc: Doc) -> Result:
    """Return what the components wrote on the document, as the result for its article."""
    return Result(
        article=replace(article, published=doc._.published),
        facts=Facts(doc._.facts),
        mentions=tuple(doc._.mentions),
        quantities=tuple(doc._.quantities),
        times=tuple(doc._.times),
    )

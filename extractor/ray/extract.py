"""Reading the articles of a partition; of Ray nothing is needed here, so that other engines can map it as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from extractor.errors import InputError
from extractor.pipeline import extract_many, load
from extractor.records import Article, Fact, Mention, Record
from extractor.result import Failure, Result

if TYPE_CHECKING:
    import pyarrow

ARTICLE_COLUMNS = ("doc_id", "published", "title", "url")
"""What is known of an article besides its text."""

MISSING = ("nan", "NaT", "<NA>")
"""What NumPy and pandas call a value that is not there."""


class Extract:
    """Reads batches of articles; made once in each worker, which loads the model once.

    A batch has the column ``text``, and ``doc_id``, ``published`` (ISO date), ``title``, ``url`` if they are known. It
    comes as Ray gives it (a dictionary of arrays) or as an Arrow table, and an Arrow table goes back with one row for
    each article, in their order: what was known of it, ``status`` (done, failed), ``reason`` (why it failed, else
    null), ``facts`` and ``mentions``, which are lists of the records of these names. What cannot be read is a row like
    any other, with no facts.

    model, knowledge: as for :func:`extractor.load`. Raises ModelError and KnowledgeError as it does, and InputError
    for a batch without texts.
    """

    def __init__(self, model: str | None = None, knowledge: str | None = None) -> None:
        self._nlp = load(model, knowledge=knowledge)

    def __call__(self, batch: Mapping[str, Sequence[Any]] | pyarrow.Table) -> pyarrow.Table:
        """Return the table of what was found in the articles of the batch."""
        import pyarrow

        articles = list(_read_articles(batch))
        rows = [_row(article, answer) for article, answer in zip(articles, self._read(articles), strict=True)]
        return pyarrow.Table.from_pylist(rows, schema=schema())

    def _read(self, articles: list[Article | Failure]) -> Iterator[Result | Failure]:
        """Yield what becomes of each article, in their order."""
        answers = extract_many((article for article in articles if isinstance(article, Article)), nlp=self._nlp)
        for article in articles:
            yield next(answers) if isinstance(article, Article) else article


@cache
def schema() -> pyarrow.Schema:
    """Return the columns of the table and their types."""
    import pyarrow

    text = pyarrow.string()
    lists = {"facts": _record_type(Fact), "mentions": _record_type(Mention)}
    return pyarrow.schema(
        [
            *((name, text) for name in (*ARTICLE_COLUMNS, "status", "reason")),
            *((name, pyarrow.list_(record)) for name, record in lists.items()),
        ]
    )


def _read_articles(batch: Mapping[str, Sequence[Any]] | pyarrow.Table) -> Iterator[Article | Failure]:
    columns = batch if isinstance(batch, Mapping) else batch.to_pydict()
    if "text" not in columns:
        raise InputError(f"The batch has the columns {', '.join(columns)}, but no text: name the articles' column so.")
    for number, text in enumerate(columns["text"]):
        known = {name: _plain(columns[name][number]) for name in ARTICLE_COLUMNS if name in columns}
        doc_id = known.pop("doc_id", None) or ""
        if isinstance(text, str):
            yield Article(text=text, doc_id=doc_id, **known)
        else:
            yield Failure(doc_id=doc_id, error="The article has no text: there is nothing to read.")


def _plain(value: Any) -> str | None:
    """Return what an engine makes of a text or date as a text; its marks for a missing one become None."""
    return None if value is None or str(value) in MISSING else str(value)


def _row(article: Article | Failure, answer: Result | Failure) -> dict[str, Any]:
    row: dict[str, Any] = {"doc_id": answer.doc_id}
    if isinstance(article, Article):
        row |= {name: getattr(article, name) for name in ARTICLE_COLUMNS}
    if isinstance(answer, Failure):
        return row | {"status": "failed", "reason": answer.error, "facts": [], "mentions": []}
    found = {"facts": answer.to_records("facts"), "mentions": answer.to_records("entities")}
    return row | {"published": answer.article.published, "status": "done", **found}


def _record_type(record: type[Record]) -> pyarrow.DataType:
    import pyarrow

    hints = get_type_hints(record)
    return pyarrow.struct([(name, _arrow_type(hints[name])) for name in record.__dataclass_fields__])


def _arrow_type(hint: Any) -> pyarrow.DataType:
    import pyarrow

    simple = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64()}
    if hint in simple:
        return simple[hint]
    if get_origin(hint) is tuple:
        return pyarrow.list_(_arrow_type(get_args(hint)[0]))
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]  # of a union, or the texts of a literal
    return pyarrow.string() if isinstance(kinds[0], str) else _arrow_type(kinds[0])

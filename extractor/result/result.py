"""The result of reading one article, and the failure to read one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from extractor.errors import ExtractorError
from extractor.records import Article, Entity, Fact, Mention, Quantity, Record, TimeExpression
from extractor.result.emit import Emit, row_of
from extractor.result.entities import group_entities
from extractor.result.facts import Facts
from extractor.result.frame import make_frame
from extractor.result.html import render_html

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, kw_only=True)
class Result:
    """What was found in one article, as records whose offsets point into ``article.text``.

    facts: the quantitative claims; mentions: every mention of a named person, country or organisation;
    quantities: every numeric expression, also those that make no fact; times: every time expression.
    """

    article: Article
    facts: Facts = field(default_factory=Facts)
    mentions: tuple[Mention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[TimeExpression, ...] = ()

    @property
    def doc_id(self) -> str:
        """The article's name in the output."""
        return self.article.doc_id

    @property
    def text(self) -> str:
        """The article's text, unchanged."""
        return self.article.text

    @cached_property
    def title(self) -> str | None:
        """The article's title, else the headline that its text begins with; None if it has neither."""
        from extractor.tag.layout import find_blocks

        first = next(iter(find_blocks(self.text)), None)
        return self.article.title or (
            self.text[first.start : first.end] if first and first.kind == "headline" else None
        )

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """The persons, countries and organisations, each with all its mentions."""
        return group_entities(self.mentions)

    def bare(self) -> Result:
        """Return the result with its facts and mentions alone, the facts without their explanations."""
        facts = Facts(replace(fact) for fact in self.facts)
        return Result(article=self.article, facts=facts, mentions=self.mentions)

    def above(self, confidence: float) -> Result:
        """Return the result with those facts only whose confidence is at least this (0 to 1)."""
        return replace(self, facts=Facts(fact for fact in self.facts if (fact.confidence or 0.0) >= confidence))

    def at(self, offset: int) -> tuple[Fact, ...]:
        """Return the facts one of whose mentions covers a character of the text."""
        return tuple(fact for fact in self.facts if any(start <= offset < end for start, end in fact.mentions))

    def to_records(self, emit: Emit = "facts") -> list[dict[str, Any]]:
        """Return rows of plain values, ready for JSON.

        emit: "facts", "entities" (one row for each mention), "quantities", "times", or "all" (a list of one object
        with the article's ``doc_id``, ``published``, ``title`` and ``url``, its ``entities`` grouped, and a list of
        rows for each of the others, the entities' rows as ``mentions``).
        Raises ValueError for any other name.
        """
        if emit == "all":
            return [self._to_object()]
        return [record.to_dict() for record in self.rows(emit)]

    def to_frame(self, emit: Emit = "facts") -> DataFrame:
        """Return the rows of :meth:`to_records` as a typed pandas data frame.

        The article's ``published`` stands after ``doc_id``. The columns and their types are there even if there is no
        row; :meth:`Facts.to_frame` lists those of facts.
        Raises ImportError if pandas is not installed, and ValueError for an ``emit`` that has no rows ("all").
        """
        records = self.rows(emit)
        return make_frame(row_of(emit), records, [self.article.published] * len(records))

    def rows(self, emit: Emit = "facts") -> Sequence[Record]:
        """Return the records of one kind; raises ValueError for a kind that there is not."""
        rows: dict[Emit, Sequence[Record]] = {
            "facts": self.facts,
            "entities": self.mentions,
            "quantities": self.quantities,
            "times": self.times,
        }
        row_of(emit)
        return rows[emit]

    def _to_object(self) -> dict[str, Any]:
        article = self.article.to_dict()
        del article["text"]
        return article | {
            "facts": self.to_records("facts"),
            "entities": [entity.to_dict() for entity in self.entities],
            "mentions": self.to_records("entities"),
            "quantities": self.to_records("quantities"),
            "times": self.to_records("times"),
        }

    def __repr__(self) -> str:
        return f"<Result {self.doc_id!r}: {len(self.facts)} facts, {len(self.entities)} entities>"

    def _repr_html_(self) -> str:
        """Show the article with its marks and the facts as a table, in a notebook."""
        return render_html(self.text, self.mentions, self.facts)


@dataclass(frozen=True, kw_only=True)
class Failure:
    """An article that could not be read: its ``doc_id``, and in one line why and what to do about it.

    skipped: it was passed over on purpose, since nothing in it is for us, and nobody need mend it.
    """

    doc_id: str
    error: str
    skipped: bool = False

    @classmethod
    def from_error(cls, doc_id: str, error: Exception) -> Failure:
        """Describe the error by its message, and one that was not raised on purpose by its type too."""
        message = " ".join(str(error).split())
        if not isinstance(error, ExtractorError):
            message = f"{type(error).__name__}: {message}"
        return cls(doc_id=doc_id, error=message)

    def __str__(self) -> str:
        """Return "where: why"."""
        return f"{self.doc_id}: {self.error}" if self.doc_id else self.error

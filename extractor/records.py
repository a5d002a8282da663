"""The records that the extractor returns: the public schema.

Every record is a frozen dataclass of plain values, so that it is a row of JSONL, CSV or a data frame as it stands.
Offsets are half-open character offsets into the ORIGINAL text of the article: ``text[start:end]`` is the quoted
evidence, always.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Literal, Self

Modifier = Literal["=", "~", ">", ">=", "<", "<="]
Kind = Literal["level", "change"]
Direction = Literal["up", "down", "same"]
Status = Literal["actual", "planned", "hypothetical", "denied"]
Tie = Literal["name", "alias", "title", "abbreviation", "demonym", "metonym"]
PreviousHow = Literal["stated", "implied"]


class Record:
    """What every record can do: become a dictionary of plain values, and come back from one."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as a dictionary, in the order of the schema; tuples become lists."""
        return {name: _plain(getattr(self, name)) for name in _names(type(self))}

    @classmethod
    def from_dict(cls, row: dict[str, Any]) -> Self:
        """Build the record from a dictionary made by :meth:`to_dict`; keys that are no field are ignored."""
        return cls(**{name: _frozen(row[name]) for name in _names(cls) if name in row})


@cache
def _names(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


def _plain(value: Any) -> Any:
    return [_plain(item) for item in value] if isinstance(value, tuple | list) else value


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, tuple | list) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Record):
    """One news item to read.

    text: the article, unchanged; offsets of all records point into it.
    doc_id: the article's name in the output; published: ISO date (YYYY-MM-DD) or None if unknown.
    """

    text: str
    doc_id: str = ""
    published: str | None = None
    title: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Record):
    """One mention of a person, country or organisation (or other named thing) in the text.

    label: PERSON, NORP, GPE, LOC, ORG, FAC, EVENT, LAW or PRODUCT.
    entity_id: shared by all mentions of one entity in the article; name: its most complete form there, or the
    country's common name. iso3: ISO 3166-1 alpha-3 code of the country that it is, or is in or of ("EU" for the
    European Union), else None. role: title or office as the text or the table gives it. tie: how the mention was
    tied to its entity. qid: Wikidata item, if known. confidence: 0 to 1.
    """

    doc_id: str = ""
    start: int
    end: int
    label: str
    text: str
    entity_id: str
    name: str
    iso3: str | None = None
    role: str | None = None
    tie: Tie = "name"
    qid: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(Record):
    """A person, country or organisation with all its mentions: (start, end) offsets in the order of the text."""

    doc_id: str = ""
    entity_id: str
    name: str
    label: str
    iso3: str | None = None
    role: str | None = None
    qid: str | None = None
    mentions: tuple[tuple[int, int], ...] = ()
    ties: tuple[Tie, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Record):
    """One numeric expression with its reading, whether or not it makes a fact.

    quote: the number with its unit words and currency, no modifier; for counts of things the number words only.
    value, value_to: the number, fully scaled, and the upper bound of a range. unit: canonical unit (ISO 4217 code,
    "%", "pp", "bp", "barrel/day", "USD/barrel", "times", the singular noun counted), or None if none is stated.
    dimension: money, ratio, multiple, count, price, or the physical dimension ("mass", "length", "time" ...).
    direction: what the words beside the number say happened ("up", "down", "same"). excluded: why the number can
    make no fact ("age", "time frame", "score" ...), or None.
    """

    doc_id: str = ""
    start: int
    end: int
    quote: str
    value: float
    value_to: float | None = None
    modifier: Modifier = "="
    unit: str | None = None
    dimension: str = "count"
    direction: Direction | None = None
    excluded: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression(Record):
    """One time expression with the calendar interval that it names (inclusive ISO dates).

    granularity: day, week, month, quarter, half, season, year, decade or interval. unresolved: why the interval is
    None ("no publication date", "vague", "recurring" ...), or None if it is resolved.
    """

    doc_id: str = ""
    start: int
    end: int
    text: str
    period_start: str | None = None
    period_end: str | None = None
    granularity: str | None = None
    unresolved: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Record):
    """One quantitative claim of the article.

    The fields up to ``status`` are the fact record that the gold data holds too; the rest is added by the tool.

    start, end, quote: the numeric expression, ``text[start:end] == quote``; sentence: where it stands.
    value, value_to, modifier, unit: the quantity. kind: ``level`` (how much there is) or ``change`` (by how much
    something moved). direction: what the text says happened to the metric at this value.
    metric: what is measured, in the text's words. subject: whose it is; counterpart: the other party; each with the
    ISO alpha-3 code of its country ("EU" for the European Union). period_start, period_end: inclusive ISO dates.
    source: who is credited for the figure. status: ``actual``, ``planned``, ``hypothetical`` or ``denied``.

    fact_id: stable hash of the article's id and the claim. previous_value: the earlier value, ``stated`` in the text
    ("from A to B") or ``implied`` by it ("doubled to B"). confidence: 0 to 1, or None if not estimated.
    mentions: (start, end) of every repetition, the record's own first. model: name and version of what read it.
    """

    doc_id: str = ""
    start: int
    end: int
    quote: str
    sentence: str
    value: float
    value_to: float | None = None
    modifier: Modifier = "="
    unit: str | None = None
    kind: Kind = "level"
    direction: Direction | None = None
    metric: str | None = None
    subject: str | None = None
    subject_iso3: str | None = None
    counterpart: str | None = None
    counterpart_iso3: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    source: str | None = None
    status: Status = "actual"
    fact_id: str = ""
    previous_value: float | None = None
    previous_how: PreviousHow | None = None
    confidence: float | None = None
    mentions: tuple[tuple[int, int], ...] = ()
    model: str = ""

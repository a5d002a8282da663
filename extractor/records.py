"""The records that the extractor returns: the public schema.

Every record is a frozen dataclass of plain values, so that it is a row of JSONL, CSV or a data frame as it stands.
Offsets are half-open character offsets into the ORIGINAL text of the article: ``text[start:end]`` is the quoted
evidence, always.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Self

from extractor.errors import UnitError

Modifier = Literal["=", "~", ">", ">=", "<", "<="]
Kind = Literal["level", "change"]
Direction = Literal["up", "down", "same"]
Status = Literal["actual", "planned", "hypothetical", "denied"]
Tie = Literal["name", "alias", "title", "abbreviation", "demonym", "metonym"]
PreviousHow = Literal["stated", "implied"]


class Record:
    """What every record can do: become a dictionary of plain values, and come back from one."""

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Any]]

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as a dictionary, in the order of the schema; tuples become lists."""
        return {name: _plain(getattr(self, name)) for name in self.__dataclass_fields__}

    def to_row(self) -> dict[str, Any]:
        """Return what a ``Doc`` keeps of the record."""
        return self.to_dict()

    @classmethod
    def from_dict(cls, row: dict[str, Any]) -> Self:
        """Build the record from a dictionary made by :meth:`to_dict`; keys that are no field are ignored."""
        return cls(**{name: _frozen(row[name]) for name in cls.__dataclass_fields__ if name in row})


class Measured(Record):
    """A record with a value and its unit."""

    __slots__ = ()
    value: float
    unit: str | None

    def to(self, unit: str) -> float:
        """Return the value in another unit of the same dimension: ``fact.to("barrel/day")``.

        Raises UnitError if the units are of different dimensions, or the record has no unit.
        """
        from extractor.knowledge.units import convert

        if self.unit is None:
            raise UnitError(f"cannot convert {self.value:g}, which has no unit, to {unit!r}: only units convert")
        return convert(self.value, self.unit, unit)


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
class Quantity(Measured):
    """One numeric expression with its reading, whether or not it makes a fact.

    quote: the number with its unit words and currency, no modifier; for counts of things the number words only.
    value, value_to: the number, fully scaled, and the upper bound of a range. unit: canonical unit (ISO 4217 code,
    "%", "pp", "bp", "barrel/day", "USD/barrel", "times", the singular noun counted), or None if none is stated.
    dimension: money, ratio, multiple, count, price, or the physical dimension ("mass", "length", "time" ...).
    direction: what the verb before the number, or "up" or "down", says happened ("up", "down", "same"). excluded: why
    the number can make no fact ("age", "time frame", "score" ...), or None.
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
class Evidence(Record):
    """Why one slot of a fact is filled as it is.

    slot: "value" (that the figure states a fact at all), "kind", "direction", "status", "metric", "subject",
    "counterpart", "source" or "period". value: what fills it, a period as "first/last day". start, end: the words
    that it was read from, or None where it follows from no words of its own. rule: the rule that decided, or None
    where the network did; score: the network's probability, None where a rule decided. other, other_score: the
    runner-up and its probability; where a rule decided, what the network had read.
    """

    slot: str
    value: str | None = None
    start: int | None = None
    end: int | None = None
    rule: str | None = None
    score: float | None = None
    other: str | None = None
    other_score: float | None = None


class Explained(Measured):
    """A record that knows why it is as it is; this is no field of it, and no part of its rows."""

    __slots__ = ("_evidence",)
    _evidence: tuple[Evidence, ...]

    def explain(self) -> tuple[Evidence, ...]:
        """Return why each slot is filled as it is; empty for a record that was not just read from an article."""
        return getattr(self, "_evidence", ())

    def with_evidence(self, evidence: tuple[Evidence, ...]) -> Self:
        """Return the record with another explanation; ``dataclasses.replace`` leaves it behind."""
        made = type(self)(**{name: getattr(self, name) for name in self.__dataclass_fields__})
        object.__setattr__(made, "_evidence", evidence)
        return made

    def to_row(self) -> dict[str, Any]:
        """Return what a ``Doc`` keeps: the fields, and the explanation as rows under ``evidence``."""
        return self.to_dict() | {"evidence": [evidence.to_dict() for evidence in self.explain()]}

    @classmethod
    def from_dict(cls, row: dict[str, Any]) -> Self:
        """Build the record from a dictionary made by :meth:`to_dict`, or by :meth:`to_row` with its explanation."""
        made = super().from_dict(row)
        object.__setattr__(made, "_evidence", tuple(map(Evidence.from_dict, row.get("evidence", ()))))
        return made

    def __getstate__(self) -> dict[str, Any]:
        return self.to_row()

    def __setstate__(self, row: dict[str, Any]) -> None:
        made = self.from_dict(row)
        for name in (*self.__dataclass_fields__, "_evidence"):
            object.__setattr__(self, name, getattr(made, name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Explained):
    """One quantitative claim of the article.

    The fields up to ``status`` are the fact record that the gold data holds too; the rest is added by the tool.
    """

    __pydantic_config__ = {"use_attribute_docstrings": True}  # noqa: RUF012 - the name and type that pydantic reads
    __getstate__ = Explained.__getstate__  # a dataclass with slots would leave the explanation behind
    __setstate__ = Explained.__setstate__

    doc_id: str = ""
    """The article's id."""
    start: int
    """Where the numeric expression starts: characters from the beginning of the original text."""
    end: int
    """Where it ends (half-open): ``text[start:end] == quote``."""
    quote: str
    """The number with its unit words and currency, without modifier; for counts of things only the number words."""
    sentence: str
    """The sentence, headline or table row that it stands in."""
    value: float
    """The number, fully scaled."""
    value_to: float | None = None
    """The upper bound of a range."""
    modifier: Modifier = "="
    """``~`` about, ``>`` more than, ``>=`` at least, ``<`` less than, ``<=`` up to; else ``=``."""
    unit: str | None = None
    """Canonical: ISO 4217 code, "%", "pp", "bp", "barrel/day", "USD/barrel", "times", or the singular noun counted."""
    kind: Kind = "level"
    """``level``: how much there is; ``change``: by how much it moved."""
    direction: Direction | None = None
    """What the text says happened to the metric at this value."""
    metric: str | None = None
    """What is measured, in the text's words."""
    subject: str | None = None
    """The named person, organisation, place or country whose metric it is, in its most complete form."""
    subject_iso3: str | None = None
    """ISO 3166-1 alpha-3 code of the country that the subject is, or is in or of ("EU" for the European Union)."""
    counterpart: str | None = None
    """The other named party: an exporter's importer, an imposer's target, a donor's recipient."""
    counterpart_iso3: str | None = None
    """The counterpart's country, as for the subject."""
    period_start: str | None = None
    """First day that the value is about (ISO date), resolved against the publication date."""
    period_end: str | None = None
    """Last day that it is about, inclusive."""
    source: str | None = None
    """The person or organisation that the article credits for the figure."""
    status: Status = "actual"
    """``planned``: forecast, target, pledge; ``hypothetical``: conditional, proposed, demanded; ``denied``: negated."""
    fact_id: str = ""
    """Stable hash of the article's id and the claim."""
    previous_value: float | None = None
    """The earlier value."""
    previous_how: PreviousHow | None = None
    """Whether the earlier value is ``stated`` ("from A to B") or ``implied`` by the text ("doubled to B")."""
    si_value: float | None = None
    """The value in the SI unit of its dimension; null for money and counts. ``to()`` gives it in any other unit."""
    subject_role: str | None = None
    """What the subject is to the counterpart: "exporter", "imposer", "donor", "buyer" ...; null if unknown."""
    counterpart_role: str | None = None
    """What the counterpart is to the subject: "importer", "target", "recipient", "seller" ...; null if unknown."""
    confidence: float | None = None
    """Probability that the whole record is right; of the records at 0.8, about 80% are. Null if not estimated."""
    mentions: tuple[tuple[int, int], ...] = ()
    """Start and end of every repetition, the record's own first."""
    model: str = ""
    """Name and version of what read it."""

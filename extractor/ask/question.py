"""What is asked of a store: which facts, by country, metric, time and the rest."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self, cast, get_args

from extractor.ask.answer import Answer, read_answers
from extractor.compare import in_unit, metric_words
from extractor.errors import QuestionError
from extractor.knowledge.countries import find_code
from extractor.records import Status
from extractor.store import Store

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Conditions on facts, None for any; made by :meth:`ask`, which checks them.

    country, counterpart: ISO alpha-3 codes. metric: words that the metric has, as :func:`metric_words` gives them.
    unit: the unit in which values are wanted. since, until: ISO dates. source: words, in lower case. status: one or
    more.
    """

    country: str | None = None
    counterpart: str | None = None
    metric: frozenset[str] = frozenset()
    unit: str | None = None
    since: str | None = None
    until: str | None = None
    source: str | None = None
    status: tuple[Status, ...] = ()

    @classmethod
    def ask(  # noqa: PLR0913 - a person's words for each field
        cls,
        *,
        country: str | None = None,
        counterpart: str | None = None,
        metric: str | None = None,
        unit: str | None = None,
        since: str | None = None,
        until: str | None = None,
        source: str | None = None,
        status: Sequence[str] = (),
    ) -> Self:
        """Return the question in the words of a person.

        country, counterpart: name or ISO code of the country of the subject, and of the other party. metric: words
        that the metric has, in any order and number ("crude imports" finds "imports of crude oil"). unit: canonical
        unit; facts of other dimensions are left out, the others converted. since, until: year, month or day (ISO):
        the fact's period touches the time between them; a fact without a period counts by the date of its article.
        source: part of the name of who is credited, or of the article's address.

        Raises QuestionError for what is no country, date or status.
        """
        unknown = [word for word in status if word not in get_args(Status)]
        if unknown:
            raise QuestionError(f"The status {unknown[0]!r} is unknown: it is one of {', '.join(get_args(Status))}.")
        question = cls(
            country=_code(country),
            counterpart=_code(counterpart),
            metric=metric_words(metric or ""),
            unit=unit,
            since=since and _day(since, last=False),
            until=until and _day(until, last=True),
            source=source.casefold() if source else None,
            status=cast(tuple[Status, ...], tuple(status)),
        )
        if question.since and question.until and question.since > question.until:
            raise QuestionError(f"Nothing is both since {since} and until {until}: exchange the two.")
        return question

    def find(self, store: Store) -> Iterator[Answer]:
        """Yield the facts that fit, with their articles, by date of the article."""
        conditions, values = self._conditions()
        for answer in read_answers(store, conditions, values):
            if self.metric <= metric_words(answer.fact.metric or "") and self._is_source(answer):
                fact = in_unit(answer.fact, self.unit) if self.unit else answer.fact
                if fact is not None:
                    yield replace(answer, fact=fact)

    def _conditions(self) -> tuple[list[str], list[Any]]:
        """Return what SQLite can test, and the values."""
        tests: dict[str, tuple[Any, ...]] = {
            "facts.subject_iso3 = ?": (self.country,),
            "facts.counterpart_iso3 = ?": (self.counterpart,),
            "coalesce(facts.period_end, facts.period_start, documents.published) >= ?": (self.since,),
            "coalesce(facts.period_start, facts.period_end, documents.published) <= ?": (self.until,),
        }
        asked = {test: values for test, values in tests.items() if values != (None,)}
        if self.status:
            asked[f"facts.status IN ({', '.join('?' * len(self.status))})"] = self.status
        return list(asked), [value for values in asked.values() for value in values]

    def _is_source(self, answer: Answer) -> bool:
        if self.source is None:
            return True
        names = (answer.fact.source, answer.url, answer.fact.doc_id)
        return any(self.source in name.casefold() for name in names if name)


def _code(country: str | None) -> str | None:
    if country is None:
        return None
    code = find_code(country)
    if code is None:
        raise QuestionError(
            f"The country {country!r} is unknown, or names more than one: give its name or ISO code, as India or IND."
        )
    return code


def _day(written: str, *, last: bool) -> str:
    """Return the first or last day of a year, a month or a day."""
    match = _DATE.fullmatch(written.strip())
    try:
        if match is None:
            raise ValueError
        year = int(match[1])
        month = int(match[2] or (12 if last else 1))
        day = int(match[3] or (calendar.monthrange(year, month)[1] if last else 1))
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise QuestionError(f"{written!r} is no date: write it as 2025, 2025-03 or 2025-03-14.") from error

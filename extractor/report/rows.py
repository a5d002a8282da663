"""The facts of a report as numbered rows, with the names that the page links them by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.records import Fact
from extractor.result import Result
from extractor.result.words import ARROWS, describe_value, format_scaled


@dataclass(frozen=True, slots=True)
class Row:
    """A fact and the article that it stands in. article: index of its result; name: unique within the report."""

    fact: Fact
    article: int
    name: str

    @property
    def figure(self) -> str:
        """Direction, change, value and earlier value in words; the unit has a column of its own."""
        fact = self.fact
        parts = (
            ARROWS.get(fact.direction or "", ""),
            "by" if fact.kind == "change" else "",
            describe_value(fact),
            f"(was {format_scaled(fact.previous_value)})" if fact.previous_value is not None else "",
        )
        return " ".join(part for part in parts if part)

    @property
    def record(self) -> str:
        """The id of the fact's row in the table."""
        return f"fact-{self.name}"

    def evidence(self, mention: int) -> str:
        """The id of a mention's mark in the text, by the mention's number."""
        return f"at-{self.name}-{mention + 1}"


def number_facts(results: Iterable[Result]) -> list[list[Row]]:
    """Return the rows of each result. A row is named by its ``fact_id``; an article given twice gets other names."""
    seen: Counter[str] = Counter()
    rows: list[list[Row]] = []
    for article, result in enumerate(results):
        rows.append([])
        for fact in result.facts:
            seen[fact.fact_id] += 1
            copy = "" if seen[fact.fact_id] == 1 else f"-{seen[fact.fact_id]}"
            rows[-1].append(Row(fact, article, f"{fact.fact_id}{copy}"))
    return rows

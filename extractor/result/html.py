"""The view of a result in a notebook: the text with its marks, and the facts as a table."""

from __future__ import annotations

from collections.abc import Iterable

from extractor.records import Fact, Mention
from extractor.result.marks import is_unsure, mark_text
from extractor.result.templating import make_environment, read_asset
from extractor.result.words import describe_figure, describe_parties, describe_period

PACKAGE = "extractor.result"
COLUMNS = ("Figure", "What", "Who", "When", "Source", "Status")


def render_html(text: str, mentions: Iterable[Mention], facts: Iterable[Fact]) -> str:
    """Return one self-contained HTML fragment; everything that comes from the article is escaped."""
    facts = list(facts)
    environment = make_environment(PACKAGE)
    environment.filters["unsure"] = is_unsure
    return environment.get_template("notebook.html").render(
        style=read_asset(PACKAGE, "article.css") + read_asset(PACKAGE, "notebook.css"),
        parts=mark_text(text, mentions, facts),
        columns=COLUMNS,
        rows=[_cells(fact) for fact in facts],
    )


def _cells(fact: Fact) -> tuple[str, ...]:
    return (
        describe_figure(fact),
        fact.metric or "",
        describe_parties(fact),
        describe_period(fact.period_start, fact.period_end),
        fact.source or "",
        fact.status,
    )

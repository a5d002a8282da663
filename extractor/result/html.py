"""The view of results in a notebook: the text with its marks, and the facts as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from extractor.records import Fact, Mention
from extractor.result.marks import is_unsure, mark_text
from extractor.result.templating import make_environment, read_asset
from extractor.result.words import describe_figure, describe_parties, describe_period

if TYPE_CHECKING:
    from extractor.result.result import Result

PACKAGE = "extractor.result"
COLUMNS = ("Figure", "What", "Who", "When", "Source", "Status")

MOST_ARTICLES = 20
MOST_FACTS = 100
"""So many of several articles' texts and facts are shown: a notebook keeps its outputs."""


def render_html(text: str, mentions: Iterable[Mention], facts: Iterable[Fact]) -> str:
    """Return one self-contained HTML fragment; everything that comes from the article is escaped."""
    facts = list(facts)
    return _render(articles=[{"summary": "", "parts": mark_text(text, mentions, facts)}], rows=map(_cells, facts))


def render_facts(facts: Sequence[Fact]) -> str:
    """Return the first facts as a table, each with its article's id."""
    return _render(
        columns=("Article", *COLUMNS),
        rows=[(fact.doc_id, *_cells(fact)) for fact in facts[:MOST_FACTS]],
        more_facts=max(len(facts) - MOST_FACTS, 0),
    )


def render_results(results: Sequence[Result], failures: Sequence[str]) -> str:
    """Return the first articles, folded, a line for each failure, and the first of all facts as a table."""
    facts = [(result.doc_id, fact) for result in results for fact in result.facts]
    return _render(
        articles=[
            {"summary": _summarise(result), "parts": mark_text(result.text, result.mentions, result.facts)}
            for result in results[:MOST_ARTICLES]
        ],
        more_articles=max(len(results) - MOST_ARTICLES, 0),
        failures=failures,
        columns=("Article", *COLUMNS),
        rows=[(doc_id, *_cells(fact)) for doc_id, fact in facts[:MOST_FACTS]],
        more_facts=max(len(facts) - MOST_FACTS, 0),
    )


def _summarise(result: Result) -> str:
    figures = f"{len(result.facts)} fact{'' if len(result.facts) == 1 else 's'}"
    return " · ".join(part for part in (result.title or result.doc_id, result.article.published, figures) if part)


def _render(*, rows: Iterable[tuple[str, ...]], columns: tuple[str, ...] = COLUMNS, **variables: Any) -> str:
    environment = make_environment(PACKAGE)
    environment.filters["unsure"] = is_unsure
    return environment.get_template("notebook.html").render(
        style=read_asset(PACKAGE, "article.css") + read_asset(PACKAGE, "notebook.css"),
        columns=columns,
        rows=list(rows),
        **{"articles": (), "more_articles": 0, "failures": (), "more_facts": 0, **variables},
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

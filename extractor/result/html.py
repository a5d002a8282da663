"""The view of a result in a notebook: the text with its marks, and the facts as a table."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from extractor.records import Fact, Mention
from extractor.result.words import describe_figure, describe_parties, describe_period

KINDS = {
    "PERSON": "person",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "place",
    "ORG": "organisation",
}
"""The look of a mention by its label; other labels look like "other"."""

STYLE = """
.extractor-text {white-space: pre-wrap; overflow-wrap: anywhere; max-height: 30em; overflow-y: auto; line-height: 1.7}
.extractor mark {color: inherit; background: none; padding: 0 .1em; border-bottom: 2px solid}
.extractor mark.person {border-color: #b4541a}
.extractor mark.place {border-color: #2c7a3f; border-bottom-style: double}
.extractor mark.organisation {border-color: #6b4fa0; border-bottom-style: dashed}
.extractor mark.other {border-color: #777; border-bottom-style: dotted}
.extractor mark.figure {background: #1a6fb433; border-color: #1a6fb4; font-weight: 600}
.extractor table {margin-top: 1em} .extractor td, .extractor th {text-align: left}
"""

COLUMNS = ("Figure", "What", "Who", "When", "Source", "Status")


def render_html(text: str, mentions: Iterable[Mention], facts: Iterable[Fact]) -> str:
    """Return one self-contained HTML fragment; everything that comes from the article is escaped."""
    facts = list(facts)
    return (
        f'<div class="extractor"><style>{STYLE}</style>'
        f'<div class="extractor-text">{_mark(text, mentions, facts)}</div>{_table(facts)}</div>'
    )


def _mark(text: str, mentions: Iterable[Mention], facts: Iterable[Fact]) -> str:
    marks = [(start, end, "figure", describe_figure(fact)) for fact in facts for start, end in _spans(fact)]
    marks += [
        (mention.start, mention.end, KINDS.get(mention.label, "other"), _describe_mention(mention))
        for mention in mentions
    ]
    pieces = []
    position = 0
    for start, end, kind, title in sorted(marks, key=lambda mark: (mark[0], -mark[1])):
        if start < position:  # HTML marks cannot overlap: the one that starts first is shown
            continue
        pieces.append(escape(text[position:start]))
        pieces.append(f'<mark class="{kind}" title="{escape(title)}">{escape(text[start:end])}</mark>')
        position = end
    pieces.append(escape(text[position:]))
    return "".join(pieces)


def _spans(fact: Fact) -> tuple[tuple[int, int], ...]:
    return fact.mentions or ((fact.start, fact.end),)


def _describe_mention(mention: Mention) -> str:
    return ", ".join(part for part in (mention.name, mention.role, mention.iso3, mention.label) if part)


def _table(facts: list[Fact]) -> str:
    if not facts:
        return "<p>No facts.</p>"
    head = "".join(f"<th>{column}</th>" for column in COLUMNS)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in _cells(fact))}</tr>" for fact in facts)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _cells(fact: Fact) -> tuple[str, ...]:
    return (
        describe_figure(fact),
        fact.metric or "",
        describe_parties(fact),
        describe_period(fact.period_start, fact.period_end),
        fact.source or "",
        fact.status,
    )

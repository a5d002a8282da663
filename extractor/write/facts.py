"""The facts for people: a table in the form that the width allows, with marks that need no colour, and the evidence.

In a wide terminal each slot has its column; in a narrower one the slots in words stand together, as a sentence would
put them, so that a fact takes two lines and not the height of its longest word.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence

from rich.text import Text

from extractor.knowledge.countries import find_country
from extractor.records import Fact
from extractor.result.words import ARROWS, describe_amount, describe_period, format_scaled
from extractor.write.columns import fit_widths, lay_out, natural_widths
from extractor.write.plain import plain, plain_text

UNBROKEN = "\u00a0"
"""The space at which no line is broken."""

WIDE = 100
"""Cells from which each slot gets its column."""

MIDDLE = 72
"""Cells from which the period gets its column."""

MARKS = {"planned": "»", "hypothetical": "?", "denied": "✗"}
"""Before the figure of a fact that is none yet, or is denied."""

UNKNOWN = "–"
"""In place of a subject that the text does not name, before the counterpart that it does."""

Cell = Callable[[Fact], Text]

Note = Callable[[Fact], str]

LONGEST_LINE = 100
"""Cells of a line of prose: a longer one is hard to read, however wide the terminal."""

BESIDE_FIGURE = 160
"""Characters of its sentence that are shown on either side of a figure."""


def show_facts(
    facts: Sequence[Fact], width: int, *, text: str | None = None, note: Note = lambda _: ""
) -> Iterator[Text]:
    """Yield the lines of the table and the key to its marks.

    text: the article, to show below each fact where it stands, how sure it is and in which words; None for the table
    alone. note: what is said of a fact below its source, such as the article that it comes from.
    """
    if not facts:
        yield Text("No facts.")
        return
    columns = _choose_columns(width, note)
    head = tuple(Text(name, "bold") for name in columns)
    rows = [tuple(cell(fact) for cell in columns.values()) for fact in facts]
    widths = fit_widths(natural_widths([head, *rows]), width)
    yield from lay_out([head], widths)
    for fact, row in zip(facts, rows, strict=True):
        yield from lay_out([row], widths)
        if text is not None:
            yield from _show_evidence(fact, text, min(width, LONGEST_LINE))
            yield Text()
    key = _key(facts)
    if key and text is None:
        yield Text()
    yield from (Text(line.replace(UNBROKEN, " "), "dim") for line in textwrap.wrap(key, width))


def _marks(fact: Fact) -> Text:
    arrow, mark = ARROWS.get(fact.direction or "", " "), MARKS.get(fact.status, "")
    return Text.assemble((arrow, "cyan"), (mark, "bold yellow"))


def _figure(fact: Fact) -> Text:
    """Return the amount and, on a line of its own, the earlier one."""
    amount = plain_text(describe_amount(fact), "bold")
    if fact.previous_value is None:
        return amount
    return amount.append(f"\nwas {format_scaled(fact.previous_value)}", "not bold dim")


def _what(fact: Fact) -> Text:
    times = f" ×{len(fact.mentions)}" if len(fact.mentions) > 1 else ""
    return plain_text((fact.metric or UNKNOWN) + times)


def _who(fact: Fact) -> Text:
    parties = [
        _describe_party(fact.subject, fact.subject_iso3),
        _describe_party(fact.counterpart, fact.counterpart_iso3),
    ]
    if parties[1] and not parties[0]:
        parties[0] = UNKNOWN
    return plain_text(" / ".join(party for party in parties if party))


def _describe_party(name: str | None, iso3: str | None) -> str:
    """Return the name, with its country if it is not itself one: the head of the article has the countries' codes."""
    if name is None or iso3 is None or find_country(name) == iso3:
        return plain(name or iso3 or "")
    return f"{plain(name)} ({iso3})"


def _when(fact: Fact) -> Text:
    return Text(describe_period(fact.period_start, fact.period_end))


def _when_in_two_lines(fact: Fact) -> Text:
    return Text(_when(fact).plain.replace(" – ", " –\n"))


def _source(note: Note) -> Cell:
    """Return the cell of the source, with the note in a line of its own."""

    def cell(fact: Fact) -> Text:
        lines = [plain_text(fact.source or ""), plain_text(note(fact), "dim")]
        return Text("\n").join(line for line in lines if line)

    return cell


def _claim(note: Note, *slots: Cell) -> Cell:
    """Return a cell of several slots in one line, with the source and the note in lines of their own."""

    def cell(fact: Fact) -> Text:
        claim = Text(" · ").join(words for slot in slots if (words := slot(fact)))
        for line in (f"says {plain(fact.source)}" if fact.source else "", plain(note(fact))):
            claim.append(f"\n{line}" if line else "", "dim")
        return claim

    return cell


def _choose_columns(width: int, note: Note) -> dict[str, Cell]:
    figure: dict[str, Cell] = {"": _marks, "Figure": _figure}
    if width >= WIDE:
        return {**figure, "What": _what, "Who": _who, "When": _when, "Source": _source(note)}
    if width >= MIDDLE:
        return {**figure, "What and who": _claim(note, _what, _who), "When": _when_in_two_lines}
    return {**figure, "What, who and when": _claim(note, _what, _who, _when)}


def _show_evidence(fact: Fact, text: str, width: int) -> Iterator[Text]:
    """Yield the lines with the place of each mention, how sure the fact is, and its sentence, the figure «marked»."""
    lines = [f"{start}:{end}" for start, end in fact.mentions or ((fact.start, fact.end),)]
    if fact.confidence is not None:
        lines.append(f"{fact.confidence:.0%} sure")
    where = Text("\n".join(lines), "dim")
    excerpt = plain_text(_excerpt(fact, text), "dim")
    excerpt.highlight_words([f"«{plain(fact.quote)}»"], "not dim bold")
    rows = [(Text("  "), where, excerpt)]
    yield from lay_out(rows, fit_widths(natural_widths(rows), width))


def _excerpt(fact: Fact, text: str) -> str:
    """Return the sentence with the figure «marked», cut on either side where it is very long."""
    sentence_start = max(text.rfind(fact.sentence, 0, fact.start + len(fact.sentence)), 0)
    sentence_end = sentence_start + len(fact.sentence)
    start, end = max(sentence_start, fact.start - BESIDE_FIGURE), min(sentence_end, fact.end + BESIDE_FIGURE)
    before = "…" * (start > sentence_start) + text[start : fact.start]
    after = text[fact.end : end] + "…" * (end < sentence_end)
    return f"{before}«{fact.quote}»{after}"


def _key(facts: Sequence[Fact]) -> str:
    """Return the key to those marks that occur."""
    directions = {fact.direction for fact in facts}
    statuses = {fact.status for fact in facts}
    meanings = [f"{arrow} {direction}" for direction, arrow in ARROWS.items() if direction in directions]
    meanings += [f"{mark} {status}" for status, mark in MARKS.items() if status in statuses]
    if any(len(fact.mentions) > 1 for fact in facts):
        meanings.append("×n stated n times")
    return "   ".join(meaning.replace(" ", UNBROKEN) for meaning in meanings)

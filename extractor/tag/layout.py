"""Divides an article into its blocks: paragraphs and lines, each text, headline, dateline or debris of the web page.

Only line ends divide blocks. Text whose lines were broken at a fixed width (agency copy, e-mail) is put together
again first: its paragraphs are the blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from extractor.annotations import Block, BlockKind, register_extensions, write_records
from extractor.knowledge.debris import debris_scope

SHORTEST_REPEAT = 8
"""Words: a shorter block can come twice and mean two things, such as a row of a table."""

LONGEST_HEADLINE = 200
"""Characters."""

WIDEST_LINE = 100
"""Characters: text that is broken by hand or by an editor is not broken wider than this."""

_LINE_END = re.compile(r"\r\n?|\n")
_SENTENCE_END = re.compile(r"[.!?:;,…][\"'”’)\]]*$")
_BULLET = re.compile(r"[-–—•*·▪►>‣]|\(?\w{1,3}[.)]\s")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DATE_WORD = rf"{_MONTH}|{_WEEKDAY}|\d{{1,4}}(?:st|nd|rd|th)?|[ap]\.?m\.?|at|on|of|the|hrs?|gmt|utc|[a-z]{{2,4}}t"
_DATELINE = re.compile(
    # "Updated: 11 November 2025 10:30 GMT", "date 2025-11-11 403"
    r"(?:date|dated|published|posted|issued|created|(?:last |first )?(?:updated|modified|published))"
    rf"\b(?:[\s:,./|()–—-]+(?:{_DATE_WORD}|published|updated|by)(?![a-z]))+\W*"
    # "Monday, 11 November 2025"
    rf"|(?=.*\d)(?=.*(?:{_MONTH}|\d[-/.]\d))(?:{_DATE_WORD})(?:[\s:,./|()–—-]+(?:{_DATE_WORD})(?![a-z]))+\W*",
    re.IGNORECASE,
)


def find_blocks(text: str) -> list[Block]:
    """Return the blocks of the text, in order; together they hold everything but white space."""
    blocks: list[Block] = []
    first: dict[str, int] = {}
    scope = None
    begun = False
    for start, end in _block_offsets(text):
        block = text[start:end]
        kind = _kind(block)
        found = debris_scope(block) if kind != "dateline" else None
        if found == "tail" and not begun:
            found = "block"
        if scope != "tail" and not (scope == "list" and kind == "headline" and found is None):
            scope = found
        if scope is not None:
            kind = "debris"
        begun = begun or kind == "text"
        words = block.split()
        repeats = first.setdefault(" ".join(words), len(blocks)) if len(words) >= SHORTEST_REPEAT else len(blocks)
        blocks.append(Block(start=start, end=end, kind=kind, repeats=repeats if repeats < len(blocks) else None))
    return blocks


def _kind(block: str) -> BlockKind:
    if len(block) > LONGEST_HEADLINE:
        return "text"
    if _DATELINE.fullmatch(block):
        return "dateline"
    if _SENTENCE_END.search(block) or _BULLET.match(block) or "\t" in block or "\n" in block:
        return "text"
    return "headline"


def _block_offsets(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of every block: a paragraph if its lines are broken at a fixed width, else a line."""
    for paragraph in _paragraphs(text):
        if _is_hard_wrapped(paragraph, text):
            yield paragraph[0][0], paragraph[-1][1]
        else:
            yield from paragraph


def _paragraphs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield runs of lines with no empty line between them, each line as the offsets of what is not white space."""
    lines: list[tuple[int, int]] = []
    start = 0
    for end, following in _lines(text):
        line = text[start:end].lstrip()
        if line:
            lines.append((end - len(line), end - len(line) + len(line.rstrip())))
        elif lines:
            yield lines
            lines = []
        start = following
    if lines:
        yield lines


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the end of every line and the start of the line after it."""
    for found in _LINE_END.finditer(text):
        yield found.span()
    yield len(text), len(text)


def _is_hard_wrapped(lines: list[tuple[int, int]], text: str) -> bool:
    """Whether the lines were filled to a width: no line has room left for the first word of the next one."""
    if len(lines) < 3:
        return False
    width = max(end - start for start, end in lines)
    return width <= WIDEST_LINE and all(
        end - start + 1 + len(text[following:following_end].split(maxsplit=1)[0]) > width
        for (start, end), (following, following_end) in pairwise(lines)
    )


class Layout:
    """The component ``extractor_layout``: writes ``doc._.blocks``."""

    def find(self, doc: Doc) -> list[Block]:
        """Return the blocks of the document's text."""
        return find_blocks(doc.text)

    def __call__(self, doc: Doc) -> Doc:
        """Find the blocks and write them on the document."""
        write_records(doc, "blocks", self.find(doc))
        return doc


@Language.factory("extractor_layout", assigns=["doc._.blocks"])
def make_layout(nlp: Language, name: str) -> Layout:
    """Build the component; it has no settings."""
    register_extensions()
    return Layout()

"""From a fragment of HTML, as feeds hold it, to plain text."""

from __future__ import annotations

import re
from collections.abc import Mapping

UNREAD = frozenset("script style applet template noscript select textarea button".split())
"""Elements whose text is no part of what a reader reads."""

BLOCKS = frozenset(
    "address article aside blockquote body caption dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 "
    "h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
"""Elements that begin and end a paragraph; a cell of a table too, since its neighbours are not its sentence."""

_MARKUP = re.compile(r"<[A-Za-z/!?]|&[#\w]+;")
_SPACE = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r" ?\n ?")
_GAP = re.compile(r"\n{3,}")


def to_plain(html: str) -> str:
    """Return the text of a fragment of HTML: paragraphs apart by an empty line, no tags, scripts, styles or comments.

    It is linear in the length, however deep the tags are nested, and never fails: HTML has no errors.
    """
    if not _MARKUP.search(html):
        return tidy(html)
    from lxml import etree

    # As a target, the parser tells of each tag and builds no tree, so that there is no depth to run out of.
    parser = etree.HTMLParser(target=_Target(), huge_tree=True, collect_ids=False)
    parser.feed(f"<body>{html}")
    return tidy(parser.close())


def to_line(text: str, *, markup: bool = True) -> str:
    """Return the text of a fragment as one line, as a headline is; without ``markup`` it is plain text already."""
    return " ".join((to_plain(text) if markup else text).split())


def tidy(text: str) -> str:
    """Return plain text without the white space that nobody sees: one blank at most, one empty line at most."""
    text = _LINE_ENDS.sub("\n", _SPACE.sub(" ", text))
    return _GAP.sub("\n\n", text).strip()


def printable(name: str) -> str:
    """Return a name with a question mark for each character that would steer a terminal or break a line."""
    return "".join(character if character.isprintable() else "?" for character in name)


class _Target:
    """Takes the events of the parser."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.unread = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in UNREAD:
            self.unread += 1
        elif tag == "br":
            self.parts.append("\n")
        elif tag in BLOCKS:
            self.parts.append("\n\n")

    def end(self, tag: str) -> None:
        if tag in UNREAD:
            self.unread -= 1
        elif tag in BLOCKS:
            self.parts.append("\n\n")

    def data(self, text: str) -> None:
        if not self.unread:
            self.parts.append(text.replace("\n", " ").replace("\r", " "))

    def close(self) -> str:
        return "".join(self.parts)

"""A look at a page's markup before it is read as an article: how large it is, and what its attributes hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

LINKS = frozenset(("href", "src", "srcset", "action", "style", "class"))
"""Attributes that say nothing about the page itself; but the ``href`` of a <link> can be the page's own address."""

LONGEST_VALUE = 1000
"""Characters of an attribute that can be a date or an address."""


@dataclass
class Markup:
    """What was seen, also the target of the parser while it looks.

    elements: their number; depth: how deep they are in one another; values: the attributes and structured data
    (JSON-LD) that hold more than a word, in order.
    """

    elements: int = 0
    depth: int = 0
    values: list[str] = field(default_factory=list)
    _level: int = 0
    _structured: list[str] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        self.elements += 1
        self._level += 1
        self.depth = max(self.depth, self._level)
        self._structured = [] if tag == "script" and "ld+json" in attributes.get("type", "") else None
        for name, value in attributes.items():
            if len(value) <= LONGEST_VALUE and (name not in LINKS or tag == "link") and not value.isalpha():
                self.values.append(value)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        self._level -= 1
        if self._structured is not None:
            self.values.append("".join(self._structured))
            self._structured = None

    def data(self, text: str) -> None:
        """Take a piece of a text."""
        if self._structured is not None:
            self._structured.append(text)

    def close(self) -> Markup:
        """Return what was seen."""
        return self


def survey(page: str) -> Markup:
    """Return what a page's markup holds; it is linear in the length, and builds no tree."""
    from lxml import etree

    parser = etree.HTMLParser(target=Markup(), huge_tree=True, collect_ids=False)
    parser.feed(page)
    markup: Markup = parser.close()
    return markup

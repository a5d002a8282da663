"""How the grammar is written and run: a cascade of rules over tokens, each of which makes several nodes one.

A token or a finished part is a :class:`Node` with a symbol. A rule's pattern is a regular expression over symbols,
written with their names: ``month day comma? year``. Each symbol is one letter inside, so the nodes of an expression are
a short string, and a rule is one compiled regular expression over it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from inspect import signature
from typing import Any

_FIRST_LETTER = 0x4E00  # a block of 20,000 letters without any meaning for regular expressions

_letters: dict[str, str] = {}
_GROUP = re.compile(r"\((?!\?)")
_NAME = re.compile(r"(?:(\w+)=)?([a-z]\w*)")


def letter(symbol: str) -> str:
    """The one-letter code of a symbol; a new symbol gets the next free letter."""
    return _letters.setdefault(symbol, chr(_FIRST_LETTER + len(_letters)))


@dataclass(slots=True)
class Node:
    """A token or a part of a time expression: offsets in the text, symbol, and what it means."""

    symbol: str
    start: int
    end: int
    value: Any = None


Build = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over symbols, the symbol that its match becomes, and the function that makes the new node's value.

    The function gets the values of the symbols that its parameters name (``start=month`` goes by the name ``start``)
    and returns None to decline the match.
    """

    symbol: str
    pattern: re.Pattern[str]
    names: tuple[str, ...]
    build: Build


class Grammar:
    """An ordered list of rules; a later rule sees what the earlier ones have made."""

    def __init__(self, classes: dict[str, tuple[str, ...]]) -> None:
        """``classes``: names that stand for any of several symbols."""
        self.rules: list[Rule] = []
        self._classes = classes

    def rule(self, symbol: str, *patterns: str) -> Callable[[Build], Build]:
        """Add a rule for each pattern, all with the decorated function."""

        def add(build: Build) -> Build:
            wanted = frozenset(signature(build).parameters)
            self.rules.extend(Rule(symbol, *self._compile(pattern, wanted), build) for pattern in patterns)
            return build

        return add

    def _compile(self, pattern: str, wanted: frozenset[str]) -> tuple[re.Pattern[str], tuple[str, ...]]:
        """The pattern over letters, and the names of its groups: those that the rule's function takes."""
        names = []

        def letters(match: re.Match[str]) -> str:
            label, name = match.groups()
            symbols = self._classes.get(name, (name,))
            codes = "".join(letter(symbol) for symbol in symbols)
            codes = f"[{codes}]" if len(codes) > 1 else codes
            if (label or name) not in wanted:
                return codes
            names.append(label or name)
            return f"({codes})"

        compiled = re.compile(_NAME.sub(letters, _GROUP.sub("(?:", pattern)).replace(" ", ""))
        return compiled, tuple(names)

    def reduce(self, nodes: list[Node]) -> list[Node]:
        """Apply every rule, in order, wherever it matches; each match becomes one node."""
        codes = "".join([letter(node.symbol) for node in nodes])
        for rule in self.rules:
            match = rule.pattern.search(codes)
            while match:
                first, after = match.span()
                places = zip(rule.names, match.regs[1:], strict=True)
                values = {name: nodes[place].value for name, (place, _) in places if place >= 0}
                value = rule.build(**values)
                if value is None:
                    match = rule.pattern.search(codes, first + 1)
                    continue
                nodes[first:after] = [Node(rule.symbol, nodes[first].start, nodes[after - 1].end, value)]
                codes = codes[:first] + letter(rule.symbol) + codes[after:]
                match = rule.pattern.search(codes, first + 1)
        return nodes

"""The look-alikes of quantities: dates, years, clock times, names with numbers, ordinals, phone numbers, addresses.

Each test works at a token and looks at its neighbours only, so that reading stays linear in the text.
"""

from __future__ import annotations

import re

from extractor.knowledge.nouns import is_plural
from extractor.knowledge.numbers import number_words
from extractor.knowledge.words import word_list
from extractor.measure.tokens import Token, adjacent, at

_MONTH_NAMES = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec"
)
MONTHS = frozenset(_MONTH_NAMES.split("|"))
_MONTH = rf"(?:{_MONTH_NAMES})\b"
_YEAR = r"(?:1[5-9]|20)\d\d"
_ZONE = r"(?:gmt|utc|est|edt|cet|cest|bst|ist|pst|pdt|msk|hrs|hours? local)\b"

# What begins with a digit and is no quantity, whatever stands around it.
_FROM_DIGIT = re.compile(
    rf"""
      \d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?\s?(?:[ap]\.?m\b\.?|{_ZONE})        # 10.30 a.m., 14:30 GMT
    | \d{{1,2}}:\d{{2}}(?::\d{{2}})?(?![\d:])                              # 14:30
    | \d{{1,2}}\s?(?:[ap]m\b|[ap]\.m\b\.?|o['’]clock)                      # 3 p.m.
    | [012]\d[0-5]\d\s(?:{_ZONE}|hours?\b(?=\s(?:on|local|gmt)))           # 1400 GMT
    | \d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)                            # 2025-11-22
    | \d{{1,2}}([/.-])\d{{1,2}}\1(?:\d{{4}}|\d{{2}})(?![\d-])              # 22/11/2025
    | (?:9/11|24/7|7/7|7/11|50/50|50-50)(?!\d)
    | {_YEAR}\s?[-–—/]\s?(?:{_YEAR}|\d{{2}})(?![\d,.]*\d|\s?%)                      # 2023-24, 1986/87
    | (?:\d{{2}}|\d{{4}})['’]?s\b                                           # 1990s, 20s
    | \d+(?:st|nd|rd|th|ST|ND|RD|TH)\b(?:\s?[-–/]\s?\d+(?:st|nd|rd|th)\b)?       # 14th
    | \d{{1,2}}(?:\s?(?:[-–—]|to|and|or)\s?\d{{1,2}})?[\s-](?:of\s)?{_MONTH}\.?(?:,?\s{_YEAR}(?!\d))?      # 5 May 2025
    | \d{{3}}[-.\s]\d{{3}}[-.\s]\d{{4}}(?!\d)                              # 555-123-4567
    | 0\d{{2,4}}(?:[-\s]\d{{3,4}}\b)*(?![\d,.%]*\d)                         # 0800 123 456, 0935
    | \d{{1,3}}(?:\.\d{{1,3}}){{3}}(?!\d)                                  # 192.168.0.1
    | \d{{1,3}}(?:,\d{{3}})*\sth\b                                       # 15,599 th
    | \d+(?:\.\d+){{2,}}(?!\d)                                             # 3.2.1
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DAYS_OF_MONTH = re.compile(
    rf"\.?,?\s?\d{{1,2}}(?![\d%]|[.,]\d)(?:st|nd|rd|th)?"
    rf"(?:\s?[-–—]\s?\d{{1,2}}(?![\d%,.:]*\d|\s?%)"
    rf"|\s?(?:&|,?\s?and|to|or|,?\s?through)\s?\d{{1,2}}(?![\d%,.:]*\d|\s?%|\s[a-z])"
    rf"|,\s?\d{{1,2}}(?=,|\s(?:and|&)\s\d{{1,2}}\b))*"
    rf"(?:(?:st|nd|rd|th)\b)?(?:,?\s(?:{_YEAR})(?!\d))?",
)
_ATTACHED = re.compile(r"[\w.]*\w(?:[-/–+]\w+)*")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|\+\d{1,3}[\s(.-]\d[\d\s().-]{5,}\d|\+\d{10,13}(?![\d%,.])|\(\d{3}\)\s?\d{3}[-.\s]\d{4}"
    r"|(?<=[^\s\[(])\[\d{1,2}\](?!\w)"  # the mark of a note, "billion[1]"
)
_NO_MONTHS_SMALL = frozenset({"may", "march", "mar", "jun", "dec"})  # words of their own without a capital
_LIST_NUMBER = re.compile(r"(?:^|\n)[ \t]*\d{1,2}[.)](?=\s)|\(\d{1,2}\)(?=\s[a-zA-Z])")
# Nouns that are followed by a number which names and does not count.
_NAMING = word_list("lookalikes naming")
_NAMING_SINGULAR = word_list("lookalikes naming singular")
_BEFORE_YEAR = word_list("lookalikes before year")
_UNCOUNTED = word_list("topics uncounted")
_ONLY = frozenset({"only", "just"})
_HAPPENED = word_list("lookalikes happened")
_BEFORE_PRONOUN = word_list("lookalikes before pronoun")
_BEHIND_PRONOUN = word_list("lookalikes behind pronoun")
_UNITS_BEHIND_ONE = word_list("lookalikes units behind one")
_HYPHENED = frozenset({"to", "through", "magnitude", "minus", "plus", "sub", "under", "over"})
_INDICES = word_list("lookalikes indices")


def addresses(text: str) -> list[tuple[int, int]]:
    """Return the spans of URLs, e-mail addresses, phone numbers, marks of notes and the numbers of list items."""
    spans = [match.span() for match in _LIST_NUMBER.finditer(text)]
    if "://" in text or "www." in text or "@" in text or "+" in text or "(" in text or "[" in text:
        spans += [match.span() for match in _ADDRESS.finditer(text)]
    return sorted(spans)


def lookalike_end(text: str, tokens: list[Token], index: int) -> int | None:
    """Return the offset at which a look-alike that begins at this number token ends, or None if it is a number."""
    token, before = tokens[index], at(tokens, index - 1)
    match = _FROM_DIGIT.match(text, token.start)
    if match is not None and not _is_currency_mark(before):
        return match.end()
    month = before if before.text != "." else at(tokens, index - 2)
    if (
        before.text == "-"
        and adjacent(before, token)
        and at(tokens, index - 2).text.isupper()
        and "." not in token.text
    ):
        return token.end if at(tokens, index - 2).kind == "word" else None
    if before.lower in _BEFORE_YEAR and is_year(tokens, index) and not at(tokens, index + 1).text.islower():
        return token.end
    if month.lower in MONTHS and (month.text[0].isupper() or month.lower not in _NO_MONTHS_SMALL):
        match = _DAYS_OF_MONTH.match(text, month.end)
        if match is not None:
            return match.end()
        if is_year(tokens, index):
            return token.end
    if _is_attached(tokens, index) or _is_named(tokens, index):
        match = _ATTACHED.match(text, token.start)
        return match.end() if match is not None else token.end
    return None


def is_year(tokens: list[Token], index: int) -> bool:
    """Whether four bare digits are a year of the calendar rather than a count."""
    token, before, following = tokens[index], at(tokens, index - 1), at(tokens, index + 1)
    if not (len(token.text) == 4 and token.text.isdecimal()):
        return False
    if before.lower == "year" or (before.lower == "of" and at(tokens, index - 2).lower == "year"):
        return True
    if not "1500" <= token.text <= "2100" or following.text in ("%", "°") or _is_currency_mark(before):
        return False
    if following.text in ("-", "–") and at(tokens, index + 2).kind == "number" and at(tokens, index + 2).text > "2100":
        return False
    if token.text < "1900":
        return before.lower in _BEFORE_YEAR or before.lower in MONTHS or before.text == "("
    # "1926 cases of polio" counts, "the 2016 elections", "in 2008 exports" and "2026 World Cup" name a year.
    named = following.kind == "word" and following.text.islower() and is_plural(following.text)
    if not named or following.lower in _UNCOUNTED:  # "1988 sales"
        return True
    if before.lower in _BEFORE_YEAR or before.lower in MONTHS or before.lower.endswith(("'s", "’s", "s'", "s’")):
        return True
    return before.lower in ("the", "a", "this", "last", "next") and "1900" <= token.text <= "2040"


def is_pronoun(tokens: list[Token], index: int) -> bool:
    """Whether "one" is a pronoun or part of a fixed phrase and counts nothing."""
    before, following = at(tokens, index - 1).lower, at(tokens, index + 1)
    if following.lower == "of" and before not in _BEFORE_PRONOUN:
        return False
    counts = before in _ONLY or (before in ("is", "was") and at(tokens, index - 2).lower == "there")
    initials = following.text.isupper() and len(following.text) > 1  # "one US soldier"
    if following.kind == "word" and (initials or (counts and following.lower not in _BEHIND_PRONOUN)):
        return False  # "only one importer", "there is one demand"
    if before in _BEFORE_PRONOUN or (at(tokens, index - 1).text == "-" and at(tokens, index - 2).kind == "word"):
        return True
    if following.text == "-":
        return at(tokens, index + 2).lower not in _UNITS_BEHIND_ONE
    if following.lower in ("is", "was", "in", "each") and at(tokens, index + 2).lower in _HAPPENED | {"each"}:
        return False
    return following.kind != "word" or following.lower in _BEHIND_PRONOUN


def _is_currency_mark(token: Token) -> bool:
    return bool(token.text) and (token.text in "$€£¥₹₽₩₦₱₺₴₪₫฿₵₸₾" or token.text in ("Rs", "RMB", "USD", "EUR", "GBP"))


def _is_attached(tokens: list[Token], index: int) -> bool:
    """Whether letters are tied to the digits from the left: "F-16", "A320", "COVID-19"."""
    token, before = tokens[index], at(tokens, index - 1)
    if before.kind == "word" and adjacent(before, token):
        return True
    if before.text in ("-", "‑", "/") and adjacent(before, token):
        name = at(tokens, index - 2)
        return name.kind == "word" and adjacent(name, before) and name.lower not in _HYPHENED and not _spelled(name)
    return False


def _spelled(token: Token) -> bool:
    return (
        token.lower in number_words("small")
        or token.lower in number_words("tens")
        or token.lower in number_words("scale")
    )


def _is_named(tokens: list[Token], index: int) -> bool:
    """Whether the number belongs to a name: "Boeing 737", "Article 5", "No. 10", "Resolution 2231"."""
    before = at(tokens, index - 1)
    if before.text == "." and at(tokens, index - 2).lower in ("no", "nos", "art", "sec", "vol", "fig", "p", "pp"):
        return True
    if before.kind != "word":
        return False
    token, following = tokens[index], at(tokens, index + 1)
    if (
        not token.text.isdecimal()
        or following.text == "%"
        or following.lower in ("percent", "per", "million", "billion")
    ):
        return False
    return before.lower in _NAMING or (before.lower in _NAMING_SINGULAR and _bare(tokens, index))


def _bare(tokens: list[Token], index: int) -> bool:
    """Whether nothing stands behind the number that it could count or measure."""
    following = at(tokens, index + 1)
    if adjacent(tokens[index], following):
        return following.text in (",", ".", ")", ";", ":", "")
    return following.kind != "word" or not following.text.islower()


def is_name(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a bare number ends a name: "S&P 500", "iOS 4", "Nord Stream 2", "Group of Eight", "Ground Zero"."""
    token, before, following = tokens[first], at(tokens, first - 1), at(tokens, last)
    if before.lower == "of" and at(tokens, first - 2).text in ("Group", "Rule", "Round", "round"):
        return True
    if before.lower in _INDICES or (before.lower in ("p", "sp") and token.text == "500"):
        return True
    if following.text in ("-", "–", "—") and at(tokens, last + 1).kind == "number":
        return False  # "Liverpool 1-0"
    if before.kind != "word" or not (before.text[0].isupper() or before.text[1:2].isupper()) or "," in token.text:
        return False
    if token.kind == "word":
        return token.text[0].isupper()
    if following.kind == "word" and following.text.islower() and is_plural(following.text):
        return False
    opening = at(tokens, first - 2)
    starts = opening.text in ("", ".", "!", "?", ":", ";", '"', "“") or opening.end < before.start - 1
    return not starts and len(token.text) <= 4

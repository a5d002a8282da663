"""From text to the runs of tokens that may be time expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.knowledge.holidays import holiday_first_words, holiday_pattern, holidays
from extractor.knowledge.time_words import abbreviations, month_pattern, time_words
from extractor.measure.time.grammar import Node
from extractor.measure.time.long_tail import long_tail_pattern, read_long_tail
from extractor.measure.time.numbers import Entry, read_composite
from extractor.measure.time.periods import Period, UnplacedError, day
from extractor.measure.time.resolving import NO_SUCH_DATE, Context, Resolver


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TOKEN = re.compile(r"[^\W\d_]+(?!\w)|\d\w*(?:[-–/.:,'’]\d\w*)*|\w+(?:[-–/'’]\d\w*)*|[^\w\s]")

# Symbols that can make an expression; a run of tokens without one is none.
_TRIGGERS = _words(
    "month weak_month weekday weak_weekday weekdays year decade decade_name split date period slashed "
    "quarter_code half_code months_code dated_part fiscal_code fiscal_part season_name fall holiday today "
    "yesterday tomorrow tonight overnight ytd vague on_year units day_unit week_unit weekend_unit "
    "fortnight_unit month_unit quarter_unit half_unit year_unit decade_unit century_unit day_range ago part "
    "year_end timespan"
)

# Tokens at which a rare form of a date may begin, besides digits.
_DATED = _words("month weak_month weekday weak_weekday")

_BEFORE_YEAR = _words(
    "in during throughout since by until till from through before after between of for early late mid "
    "middle year over to and or than circa around about as versus vs against on years fiscal same comparable"
)
_SURELY_BEFORE_YEAR = _words("in since during year until early late mid between")
# Signs right before a number that make it an amount, a part of another number or of a name.
_ATTACHED = _words("$ € £ ¥ . # /")
_STOPS = _words(", – - / . : |")
_TAKES_YEAR = _words(
    "month weak_month quarter_unit half_unit quarter_code half_code months_code season_name fall holiday "
    "fiscal year_unit end"
)
_DETERMINERS = _words("the a an its his her their our this that whose s")
_COUNTED = re.compile(
    r"[ -]?(?:%|(?:million|billion|trillion|thousand|hundred|per ?cent|pct|people|persons|men|women|troops|soldiers|"
    r"times|points|miles|met(?:re|er)s?|k?m|kg|tonn?es?|tons?|barrels|hectares|acres|feet|dollars|euros|pounds|yen|"
    r"yuan|cases|deaths|jobs|homes|houses|families|votes|seats|kilomet\w+)\b)"
)
_PART_OF_YEAR = re.compile(
    rf",? ?(?:{month_pattern()}|Q[1-4]|H[12]|"
    r"(?:the )?(?:first|second|third|fourth|fiscal|financial|tax)[ -](?:quarter|half|year))\b"
)
_NEXT_WORD = re.compile(r"[ \n-]([^\W\d_]+)")
_BEFORE_MONTH = _words(
    "in during throughout since by until till from through before after between of for early late mid "
    "middle last next this to and or than end each every past coming previous following on s as ending "
    "ended through beginning starting - – /"
)
_CLAUSE_END = re.compile(r"\s*(?:[.,;:)\n]|$)")
_BEFORE_NAME = _words("and or by for of to than s")
# "The Sunday Times", "the Monday Club": a name, unless a date goes on.
_NAME_GOES_ON = re.compile(rf" (?!{month_pattern()})[A-Z][a-z]+")
_MONTH_GOES_ON = re.compile(r"\.?(?:['’]s\b|,? \d|[-–/]| (?:of|this|last|next|through|to|until) )")


def runs(text: str) -> Iterator[list[Node]]:
    """Yield each run of adjacent tokens that are all words of time expressions, one of them a sure sign of time."""
    run: list[Node] = []
    for node in _tokens(text):
        if run and (node is None or "\n\n" in text[run[-1].end : node.start]):
            if not _TRIGGERS.isdisjoint([other.symbol for other in run]):
                yield run
            run = []
        if node is not None:
            run.append(node)
    if not _TRIGGERS.isdisjoint([node.symbol for node in run]):
        yield run


def _tokens(text: str) -> Iterator[Node | None]:
    """Yield the tokens in order; None for one that is no word of a time expression."""
    words, shortened = time_words(), abbreviations()
    first_words, names, rare = holiday_first_words(), holiday_pattern(), long_tail_pattern()
    previous, before = "", None
    done = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < done:
            continue
        word = match.group()
        entry: Entry | None = words.get(word)
        if word in first_words and (found := names.match(text, start)):
            entry, end = ("holiday", holidays()[found.group().lower().replace("’", "'")]), found.end()
        elif (entry[0] in _DATED if entry else word[0].isdecimal()) and (found := rare.match(text, start)):
            entry, end = ("period", _rare_date(found.group())), found.end()
        elif entry is not None:
            entry = _settle(entry, text, end, previous)
            end += word in shortened and text.startswith(".", end)
        elif word.isdecimal():
            entry = _read_number(text, match, previous, before)
        elif not word.isalpha() and text[start - 1 : start] not in _ATTACHED and not _COUNTED.match(text, end):
            entry = read_composite(word)
        before = Node(entry[0], start, end, entry[1]) if entry else None
        yield before
        previous, done = word, end


def _rare_date(quote: str) -> Resolver:
    def resolve(context: Context) -> Period:
        found = read_long_tail(quote)
        if found is None:
            raise UnplacedError(NO_SUCH_DATE)
        return day(found)

    return resolve


def _settle(entry: Entry, text: str, end: int, previous: str) -> Entry:
    """Settle words of several meanings by their neighbours."""
    symbol, value = entry
    if symbol == "weak_month" and previous.lower() in _BEFORE_NAME and _NAME_GOES_ON.match(text, end):
        return "name", value
    if symbol == "weak_month" and (
        previous.lower() in _BEFORE_MONTH or previous.isdecimal() or _MONTH_GOES_ON.match(text, end)
    ):
        return "month", value
    if symbol == "weekday" and previous.lower() == "the" and _NAME_GOES_ON.match(text, end):
        return "name", value
    if symbol in ("before", "after") and _CLAUSE_END.match(text, end):
        return ("earlier" if symbol == "before" else "later"), value
    return entry


def _read_number(text: str, match: re.Match[str], previous: str, before: Node | None) -> Entry | None:
    word, number = match.group(), int(match.group())
    start, end = match.span()
    if len(word) == 4:
        if before is not None and before.symbol in _TAKES_YEAR:
            return "year", number
        if not 1000 <= number <= 2199 or text[max(start - 1, 0) : start] in _ATTACHED:
            return None
        return ("year" if _stands_for_year(text, match, previous) else "yearlike"), number
    if len(word) > 3:
        return None
    return ("day" if 1 <= number <= 31 and not _COUNTED.match(text, end) else "number"), number


def _stands_for_year(text: str, match: re.Match[str], previous: str) -> bool:
    """Whether a number of four digits is a year: by the word before it and what it would count."""
    number, end = int(match.group()), match.end()
    if _COUNTED.match(text, end):
        return False
    if _PART_OF_YEAR.match(text, end):
        return True
    following = _NEXT_WORD.match(text, end)
    next_word = following[1] if following else ""
    plural = next_word.endswith("s") and next_word.islower() and len(next_word) > 4
    before = previous.lower()
    if before in _SURELY_BEFORE_YEAR:
        return True
    if not 1800 <= number <= 2100:
        return False
    if before in _BEFORE_YEAR or before in _DETERMINERS:
        return not (plural and number % 100 == 0)
    return before in ("(", "") or previous.isdecimal() or (previous in _STOPS and not plural)

"""The words that time expressions are made of, each with its symbol in the grammar and its value."""

from __future__ import annotations

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_ABBREVIATIONS = {
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Sept": 9, "Oct": 10, "Nov": 11,
    "Dec": 12,
}  # fmt: skip
WEEKDAY_ABBREVIATIONS = {
    "Mon": 0, "Tue": 1, "Tues": 1, "Wed": 2, "Thu": 3, "Thur": 3, "Thurs": 3, "Fri": 4, "Sat": 5, "Sun": 6,
}  # fmt: skip

UNITS = ("hour", "day", "week", "weekend", "fortnight", "month", "quarter", "half", "year", "decade", "century")
_UNIT_PLURALS = {"half": "halves", "century": "centuries"}

_CARDINALS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]  # fmt: skip
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"]  # fmt: skip
_DECADE_NAMES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90, "noughties": 0,
}  # fmt: skip

# Months that are words or names of persons as well: alone they need a preposition or the like before them.
_WEAK_MONTHS = frozenset(("March", "April", "May", "June", "August", "Jan", "Mar", "Dec"))
_LOWER_CASE_MONTHS = frozenset(("March", "May", "August", "Mar", "Dec", "Jan", "Sept", "Sep"))

# symbol: words without a value of their own
_PLAIN = {
    "the": "the", "of": "of", "in": "in during throughout", "on": "on", "at": "at", "to": "to", "until": "until till til",
    "through": "through thru", "from": "from", "since": "since", "by": "by", "between": "between", "and": "and",
    "or": "or", "within": "within", "before": "before", "after": "after", "over": "over across", "for": "for",
    "as": "as", "early": "early", "late": "late", "mid": "mid middle", "earlier": "earlier previously",
    "later": "later", "so": "so", "far": "far", "ago": "ago", "hence": "hence", "now": "now", "time": "time",
    "timespan": "period timespan", "rest": "rest remainder", "end": "end close", "begin": "start beginning outset", "eve": "eve",
    "last": "last", "past": "past", "previous": "previous preceding prior", "next": "next", "coming": "coming upcoming",
    "following": "following subsequent", "this": "this", "current": "current present", "that": "that",
    "same": "same corresponding comparable equivalent", "latest": "latest", "every": "every each", "final": "final",
    "fiscal": "fiscal financial", "tax": "tax", "calendar": "calendar", "full": "full whole entire",
    "crop": "crop marketing harvest", "school": "academic school", "season_word": "season", "ended": "ended ending ends end-of",
    "started": "starting beginning commencing started", "date": "date", "today": "today", "yesterday": "yesterday",
    "tomorrow": "tomorrow", "overnight": "overnight", "tonight": "tonight", "ever": "ever", "then": "then",
    "couple": "couple", "dozen": "dozen", "vague": "soon recently lately nowadays someday",
    "few": "few several many some recent", "ytd": "ytd", "comma": ",", "dash": "- – — ‑", "open": "(", "close": ")",
    "apostrophe": "' ’", "s": "s", "a": "a an", "slash": "/", "on_year": "yoy qoq mom", "less": "less more fewer", "than": "than",
    "around": "around about nearly almost roughly", "long": "ahead up", "their": "its his her their our my",
    "part": "morning mornings afternoon afternoons evening evenings night nights noon midday dawn dusk lunchtime midnight daybreak",
}  # fmt: skip

_VALUES: dict[str, object] = {
    "last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1,
    "early": "early", "mid": "mid", "late": "late", "a": 1, "earlier": -1, "before": -1, "later": 1, "after": 1,
    "fiscal": "fiscal", "tax": "tax", "today": 0, "yesterday": -1, "tomorrow": 1, "final": -1,
}  # fmt: skip


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def _cased(word: str) -> tuple[str, ...]:
    return (word, word.capitalize(), word.upper())


def _build() -> dict[str, tuple[str, object]]:
    lexicon: dict[str, tuple[str, object]] = {}

    def add(symbol: str, word: str, value: object = None) -> None:
        for form in _cased(word):
            lexicon.setdefault(form, (symbol, value))

    for symbol, words in _PLAIN.items():
        for word in words.split():
            add(symbol, word, _VALUES.get(symbol))
    for number, name in enumerate(MONTHS, 1):
        MONTH_ABBREVIATIONS.setdefault(name, number)
    for name, number in MONTH_ABBREVIATIONS.items():
        symbol = "weak_month" if name in _WEAK_MONTHS else "month"
        forms = [name, name.upper()] + [name.lower()] * (name not in _LOWER_CASE_MONTHS)
        for form in forms:
            lexicon[form] = (symbol, number)
    for number, name in enumerate(WEEKDAYS):
        for form in _cased(name):
            lexicon[form] = ("weekday", number)
        lexicon[name + "s"] = lexicon[name.lower() + "s"] = ("weekdays", number)
    for name, number in WEEKDAY_ABBREVIATIONS.items():
        lexicon[name] = ("weak_weekday" if name in ("Sat", "Sun", "Mon", "Wed") else "weekday", number)
    for unit in UNITS:
        add(unit + "_unit", unit, unit)
        add("units", _UNIT_PLURALS.get(unit, unit + "s"), unit)
    for number, word in enumerate(_CARDINALS, 1):
        add("cardinal", word, number)
    for word, number in _TENS.items():
        add("cardinal", word, number)
    for number, word in enumerate(_ORDINALS, 1):
        add("ordinal", word, number)
    add("ordinal", "thirtieth", 30)
    for word, number in _DECADE_NAMES.items():
        add("decade_name", word, number)
    for first_month, words in ((3, "spring"), (6, "summer"), (9, "autumn"), (12, "winter")):
        add("season_name", words, first_month)
    add("fall", "fall", 9)
    return lexicon


LEXICON = _build()
"""Word as written to symbol and value. Months are capitalised, so that modal "may" and the verb "march" are none."""

ABBREVIATIONS = frozenset(MONTH_ABBREVIATIONS) - frozenset(MONTHS) | frozenset(WEEKDAY_ABBREVIATIONS)
"""Words that may carry a full stop of their own."""

"""Properties of the normaliser on any text, and on numbers that we wrote ourselves in many styles."""

import time
import timeit
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.measure.normaliser import read_quantities

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = [(10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")]


def in_words(number: int, joint: str = "-", link: str = " ") -> str:
    """The number in English words: "two hundred and five" with the link " and "."""
    for scale, word in SCALES:
        if number >= scale:
            above, below = divmod(number, scale)
            rest = (link if below < 100 and scale >= 100 else " ") + in_words(below, joint, link) if below else ""
            return f"{in_words(above, joint, link)} {word}{rest}"
    if number < 20:
        return ONES[number]
    tens, ones = divmod(number, 10)
    return TENS[tens - 2] + (joint + ONES[ones] if ones else "")


def indian(number: int) -> str:
    text = str(number)
    head, tail = text[:-3], text[-3:]
    pairs = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)][::-1]
    return ",".join([*pairs, tail]) if head else tail


def swiss(number: int) -> str:
    return f"{number:,}".replace(",", "’")


INTEGER_STYLES = {
    "plain money": lambda n: f"${n}",
    "grouped": lambda n: f"{n:,} people",
    "grouped money": lambda n: f"${n:,}",
    "grouped decimals": lambda n: f"{n:,}.0 tonnes",
    "Indian grouping": lambda n: f"Rs {indian(n)}",
    "hard spaces": lambda n: f"{n:,}".replace(",", "\u00a0") + " km",
    "narrow spaces": lambda n: f"{n:,}".replace(",", "\u202f") + " km",
    "Swiss": lambda n: f"CHF {swiss(n)}",
    "European": lambda n: f"€{n:,}".replace(",", ".") + ",00",
    "spaces before a currency": lambda n: f"{n:,}".replace(",", " ") + " EUR",
    "words": lambda n: f"{in_words(n)} people",
    "words with and": lambda n: f"{in_words(n, link=' and ')} people",
    "words with spaces": lambda n: f"{in_words(n, joint=' ')} people",
    "capitals": lambda n: f"{in_words(n).upper()} PEOPLE",
    "sentence": lambda n: f"{in_words(n).capitalize()} people came",
    "percent sign": lambda n: f"{n}%",
    "percent in words": lambda n: f"{in_words(n)} percent",
    "pct": lambda n: f"{n} pct",
    "per cent": lambda n: f"{n:,} per cent",
    "hyphen and unit": lambda n: f"a {n}-tonne load",
    "code behind": lambda n: f"{n:,} USD",
    "code before": lambda n: f"USD{n:,}",
    "name behind": lambda n: f"{n:,} euros",
    "price": lambda n: f"${n:,} a barrel",
    "rate": lambda n: f"{n:,} barrels a day",
    "plus sign": lambda n: f"+{n}%",
    "bracketed": lambda n: f"(${n:,})",
    "quoted": lambda n: f"“{n:,} people”",
    "modified": lambda n: f"more than {n:,} people",
    "at least": lambda n: f"at least {in_words(n)} people",
}

SCALED_STYLES = {
    "million": lambda d: (f"{d} million people", 10**6),
    "billion in money": lambda d: (f"${d} billion", 10**9),
    "bn": lambda d: (f"£{d}bn", 10**9),
    "spaced bn": lambda d: (f"£{d} bn", 10**9),
    "mln": lambda d: (f"{d} mln euros", 10**6),
    "m": lambda d: (f"€{d}m", 10**6),
    "trillion": lambda d: (f"{d} trillion yen", 10**12),
    "tn": lambda d: (f"${d}tn", 10**12),
    "crore": lambda d: (f"Rs {d} crore", 10**7),
    "lakh crore": lambda d: (f"₹{d} lakh crore", 10**12),
    "lakh": lambda d: (f"{d} lakh people", 10**5),
    "k": lambda d: (f"${d}k", 1000),
    "mb/d": lambda d: (f"{d} mb/d", 10**6),
    "bcm": lambda d: (f"{d} bcm", 10**9),
    "thousand": lambda d: (f"{d} thousand tonnes", 1000),
}


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_read_within_its_bounds(text):
    check_spans(text)


PARTS = (
    "5 1,234 one half million a and of - – to from between $ € Rs US U.S. % per cent barrels a day , . ( ) / May 2024"
    " third dozen twice bn m x 1/2 ½ people in out percentage points minus + ° C km h 's \n"
).split(" ")


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=25))
def test_any_mix_of_the_parts_of_figures_is_read_within_its_bounds(parts):
    check_spans(" ".join(parts))
    check_spans("".join(parts))


def check_spans(text):
    end = 0
    for reading in read_quantities(text):
        assert end <= reading.start < reading.end <= len(text)
        assert text[reading.start : reading.end] == reading.quote
        assert all(0 <= start < stop <= len(text) for _, start, stop in reading.pieces)
        assert reading.value_to is None or reading.value < reading.value_to
        end = reading.end


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=2, max_value=999_999_999_999))
@pytest.mark.parametrize("style", INTEGER_STYLES)
def test_a_whole_number_is_read_back(style, number):
    text = INTEGER_STYLES[style](number)
    assert [reading.value for reading in read_quantities(text)] == [float(number)], text


@settings(max_examples=60, deadline=None)
@given(st.decimals(min_value="0.01", max_value="999.99", places=2))
@pytest.mark.parametrize("style", SCALED_STYLES)
def test_a_scaled_number_is_read_back_exactly(style, number):
    text, scale = SCALED_STYLES[style](number)
    assert [reading.value for reading in read_quantities(text)] == [float(Decimal(number) * scale)], text


def test_the_currency_of_the_country_is_meant_by_a_shared_word():
    text = "$5 million, 300 pesos and 20 crowns"
    assert [reading.unit for reading in read_quantities(text)] == ["USD", None, None]
    assert [reading.unit for reading in read_quantities(text, home_currency="PHP")] == ["USD", "PHP", None]
    assert [reading.unit for reading in read_quantities(text, home_currency="AUD")] == ["AUD", None, None]


def test_the_pieces_of_a_reading():
    text = "more than $65.5 million"
    (reading,) = read_quantities(text)
    assert [(role, text[start:end]) for role, start, end in reading.pieces] == [
        ("modifier", "more than"), ("number", "65.5"), ("scale", "million"), ("currency", "$"),
    ]  # fmt: skip
    assert (reading.scale, reading.currency, reading.dimension) == (1e6, "USD", "money")


def test_time_is_linear_in_the_text():
    sentence = "Imports of 1.48 million barrels a day cost $2-3 billion in May, 5% more than the 1 2 3 4 5 6 of 2023. "
    digits = "1 234 " * 10

    def seconds(times):
        text = (sentence + digits) * times
        return min(timeit.repeat(lambda: read_quantities(text), number=1, repeat=3, timer=time.process_time))

    assert seconds(1000) <= 11 * seconds(100) + 0.05

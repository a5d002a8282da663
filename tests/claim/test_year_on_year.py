"""The periods that a comparison with the year before gives."""

import pytest

from extractor.claim.context import SentenceView
from extractor.claim.year_on_year import last_basis, year_after_basis, year_before
from extractor.records import Quantity, TimeExpression

FIRST_QUARTER = ("2023-01-01", "2023-03-31", "quarter")
CASES = [
    ("output rose 5 % over Q1", FIRST_QUARTER, "2024-04-20", ("2024-01-01", "2024-03-31"), "the quarter a year later"),
    ("output rose 5 % over Q1", FIRST_QUARTER, "2024-03-20", None, "not over yet"),
    ("output rose 5 % over Q1", FIRST_QUARTER, "2025-04-20", None, "over for a year"),
    ("output rose 5 % over Q1", FIRST_QUARTER, None, None, "nobody knows what is over"),
    ("output rose 5 % over Q1", ("2023-01-01", "2023-12-31", "year"), "2024-04-20", None, "a year may still run"),
    ("output of 5 % began in Q1", FIRST_QUARTER, "2024-04-20", None, "no comparison"),
    ("output rose while 5 % fell ; up from Q1", FIRST_QUARTER, "2024-04-20", None, "a comparison of another clause"),
    ("output rose from 5 % in Q1", FIRST_QUARTER, "2024-04-20", None, "the value before"),
]


@pytest.mark.parametrize(("text", "basis", "published", "expected", "why"), CASES)
def test_year_after_basis(text, basis, published, expected, why):
    words = text.split()
    offsets = [sum(len(word) + 1 for word in words[:index]) for index in range(len(words))]
    view = SentenceView(text=text, start=0, end=len(text), words=words, offsets=offsets, published=published)
    at, time = text.index("5 %"), text.index("Q1")
    view.quantities = [view.place(Quantity(start=at, end=at + 3, quote="5 %", value=5, unit="%"))]
    start, end, granularity = basis
    view.times = [
        view.place(
            TimeExpression(
                start=time, end=time + 2, text="Q1", period_start=start, period_end=end, granularity=granularity
            )
        )
    ]
    assert year_after_basis(view, view.quantities[0]) == expected, why


@pytest.mark.parametrize(
    ("text", "later", "expected", "why"),
    [
        ("a year ago", ("2024-02-01", "2024-02-29"), ("2023-02-01", "2023-02-28"), "a whole month stays one"),
        ("A year earlier", ("2023-04-01", "2024-03-31"), ("2022-04-01", "2023-03-31"), "a business year"),
        ("a year ago", (None, None), None, "the later one is not dated"),
        ("a year ago", ("0001-01-01", "0001-12-31"), None, "outside the calendar"),
        ("in May", ("2024-02-01", "2024-02-29"), None, "a time of its own"),
    ],
)
def test_year_before(text, later, expected, why):
    assert year_before(TimeExpression(start=0, end=len(text), text=text), *later) == expected, why


# The figure is 7, times stand in angle brackets; sentences end with a full stop.
BASES = [
    ("sales rose from 5 <a_year_ago> . costs fell from 7", 8, "a_year_ago", "of the sentence before"),
    ("sales rose from 5 <a_year_ago> . costs fell from 7", 1, None, "out of reach"),
    ("sales rose from 5 <a_year_ago> while costs fell from 7", 1, "a_year_ago", "of the same sentence"),
    ("sales rose from 5 <a_year_ago> . fees rose from 6 in <May> . costs fell from 7", 8, "May", "the last one"),
    ("sales rose in <May> . costs fell from 7", 8, None, "nothing is compared with it"),
    ("costs fell from 7 while sales rose from 5 <a_year_ago>", 8, None, "behind"),
]


@pytest.mark.parametrize(("marked", "reach", "expected", "why"), BASES, ids=[case[-1] for case in BASES])
def test_last_basis(marked, reach, expected, why):
    view, start = None, 0
    for sentence in marked.split(" . "):
        words = [word.strip("<>") for word in sentence.split()]
        offsets = [start + sum(len(word) + 1 for word in words[:index]) for index in range(len(words))]
        text = " ".join(words)
        end = start + len(text)
        view = SentenceView(
            text=text, start=start, end=end, words=words, offsets=offsets, parts=["X"] * len(words), previous=view
        )
        for word, bare, offset in zip(sentence.split(), words, offsets, strict=True):
            span = {"start": offset, "end": offset + len(bare)}
            if bare.isdigit():
                view.quantities.append(view.place(Quantity(**span, quote=bare, value=int(bare))))
            elif word.startswith("<"):
                view.times.append(view.place(TimeExpression(**span, text=bare)))
        start = end + 3
    figure = next(place for place in view.quantities if place.record.quote == "7")
    found = last_basis(view, figure, reach)
    assert (found and found.text) == expected, why

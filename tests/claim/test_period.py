"""The period of a figure, from the time expression that governs it."""

import re

import pytest

from extractor.claim.comparison import comparison_of, find_comparisons
from extractor.claim.context import SentenceView
from extractor.claim.period import is_of_now, is_purpose, period_in, period_of, read_period
from extractor.records import Quantity, TimeExpression

CASES = [
    ("by 2030", "2024-05-05", "2030-12-31", "year", ("2030-01-01", "2030-12-31"), "the value of 2030"),
    ("by June 2026", "2024-05-05", "2026-06-30", "month", ("2026-06-01", "2026-06-30"), "the value of June"),
    ("by the end of 2030", "2024-05-05", "2030-12-31", "day", ("2030-12-31", "2030-12-31"), "the last day"),
    ("By the second quarter", "2024-01-05", "2024-06-30", "quarter", ("2024-04-01", "2024-06-30"), "the quarter"),
    ("by early 2026", "2024-05-05", "2026-04-30", "interval", ("2024-05-05", "2026-04-30"), "no unit: the span"),
    ("since 2018", "2018-01-01", "2024-05-05", "interval", ("2018-01-01", "2024-05-05"), "its own span"),
    ("soon", None, None, None, (None, None), "unresolved"),
]


@pytest.mark.parametrize(("text", "start", "end", "granularity", "expected", "why"), CASES, ids=[c[0] for c in CASES])
def test_period_of(text, start, end, granularity, expected, why):
    time = TimeExpression(
        start=0, end=len(text), text=text, period_start=start, period_end=end, granularity=granularity
    )
    assert period_of(time) == expected, why


def test_only_times_of_the_clause_count():
    sentence = SentenceView(
        text="",
        start=0,
        end=99,
        words="sales rose 5 % in May while costs fell 6 %".split(),
        offsets=[0, 6, 11, 12, 14, 17, 21, 27, 33, 38, 39],
    )
    sentence.times = [
        sentence.place(TimeExpression(start=17, end=20, text="May", period_start="2024-05-01", period_end="2024-05-31"))
    ]
    rose, fell = (
        sentence.place(Quantity(start=start, end=start + 2, quote="5%", value=5, unit="%")) for start in (11, 38)
    )
    assert read_period(sentence, rose).text == "May"
    assert read_period(sentence, fell) is None


SENTENCES = [
    ("sales rose to [6] from [4] in <May>", [None, "May"], "the time of the value before"),
    ("in <June> sales rose [6] from <May>", ["June"], "the basis of a change"),
    ("sales were [6] in <June> against [4] in <May>", ["June", "May"], "each its own"),
    ("sales were [6] more than in <May>", [None], "a basis alone"),
    ("prices rose [6] over <May>", [None], "the basis of a rise"),
    ("prices rose [6] over the past <May>", ["May"], "the stretch of the rise"),
    ("the tax applies from <May> to [6] goods", ["May"], "a beginning"),
    ("a plan of [6] a minister said on <May>", [None], "the day of the words"),
    ("<May> , sales were [6] in <June>", ["June"], "not behind a mark"),
    ("sales were [6] in <June> after a loss of [4] in <May>", ["June", "May"], "what came before"),
    ("sales fell [6] to [4] from <May>", [None, None], "a basis, and the verb before the figures"),
    ("sales of [6] were up in <June> after a strike in <May>", ["June"], "no figure came before"),
    ("against [4] in <May> when sales were [6]", ["May", "May"], "a clause about the time before it"),
    ("sales were [6] in <May> when it opened in <June> with [4]", ["May", "June"], "a time of its own"),
    ("they forecast <May> 's sales at [6]", ["May"], "an owner, not the day of the words"),
    ("in <May> sales were [6] and in <June> [4]", ["May", "June"], "a list, each figure behind its time"),
    ("sales were [6] and [4] in <June>", ["June", "June"], "one time behind both"),
    ("sales rose [6] on <May>", ["May"], "a day on which they rose"),
    ("firms from [6] towns met in <May>", ["May"], "an origin, no value before"),
    ("sales fell from [6] in <May>", ["May"], "the value before, by a word of change"),
    ("sales rose [6] above the level of <May>", [None], "a level to compare with"),
    ("sales rose [6] following an outlay of [4] in <May>", [None, "May"], "what came before"),
    ("sales were [6] before the strike of <May>", [None], "the time of what came behind"),
    ("before the strike , sales of <May> were [6]", ["May"], "the time of the sales"),
    ("in <June> sales fell short of [6]. In <May> they were [4]", ["June", "May"], "a full stop in a figure's unit"),
]


@pytest.mark.parametrize(("marked", "expected", "why"), SENTENCES, ids=[case[0] for case in SENTENCES])
def test_period_of_what_is_compared(marked, expected, why):
    words = [re.sub(r"[][<>]", "", word) for word in marked.split()]
    offsets = [sum(len(word) + 1 for word in words[:index]) for index in range(len(words))]
    view = SentenceView(text=" ".join(words), start=0, end=99, words=[word.lower() for word in words], offsets=offsets)
    for word, bare, start in zip(marked.split(), words, offsets, strict=True):
        if word.startswith("["):
            quantity = Quantity(start=start, end=start + len(bare), quote=bare, value=float(bare.strip(".")), unit="%")
            view.quantities.append(view.place(quantity))
        elif word.startswith("<"):
            month = {"May": "2024-05", "June": "2024-06"}[bare]
            time = TimeExpression(
                start=start,
                end=start + len(bare),
                text=bare,
                period_start=f"{month}-01",
                period_end=f"{month}-30",
                granularity="day",
            )
            view.times.append(view.place(time))
    found = [read_period(view, place) for place in view.quantities]
    assert [time and time.text for time in found] == expected, why


def one_time(text, time, **slots):
    """A sentence with the figure 7 and one time, whose text may be longer than a word."""
    words = text.split()
    offsets = [sum(len(word) + 1 for word in words[:index]) for index in range(len(words))]
    view = SentenceView(text=text, start=0, end=99, words=words, offsets=offsets, published="2024-06-05")
    figure, start = text.index("7"), text.index(time)
    view.quantities = [view.place(Quantity(start=figure, end=figure + 1, quote="7", value=7, unit="tonne"))]
    view.times = [view.place(TimeExpression(start=start, end=start + len(time), text=time, **slots))]
    return view


def test_how_long_nothing_was_like_it_is_no_period():
    dates = {"period_start": "1994-01-01", "period_end": "2024-06-05"}
    lowest = one_time("sales fell to 7 , their lowest level since 1994", "since 1994", **dates)
    assert read_period(lowest, lowest.quantities[0]) is None
    total = one_time("sales have reached 7 since 1994", "since 1994", **dates)
    assert read_period(total, total.quantities[0]).text == "since 1994"


def test_a_time_that_nobody_can_resolve_still_governs():
    """The figure is about this year, whichever that is, and not about a year of another sentence."""
    view = one_time("sales were 7 this year", "this year", unresolved="no publication date")
    assert read_period(view, view.quantities[0]).text == "this year"
    view = one_time("sales were 7 she said on Monday", "Monday", unresolved="no publication date")
    assert read_period(view, view.quantities[0]) is None


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("since the series began in May sales were 7", "2024-06-05", "a clause with since"),
        ("sales of 7 since its debut in May", "2024-06-05", "a noun with since"),
        ("since the shop of May , when sales were 7", "2024-05-31", "what was then"),
        ("since it opened , sales in May were 7", "2024-05-31", "behind the clause"),
        ("sales were 7 in May", "2024-05-31", "no since"),
    ],
)
def test_since_what_happened_reaches_to_the_publication(text, expected, why):
    view = one_time(text, "May", period_start="2024-05-01", period_end="2024-05-31", granularity="month")
    assert period_in(view, view.times[0].record) == ("2024-05-01", expected), why


@pytest.mark.parametrize(
    ("text", "reach", "expected", "why"),
    [
        ("current stocks in silos are 7 in May", None, True, "all of the clause"),
        ("current stocks in silos are 7 in May", 2, False, "too far"),
        ("from a current 7 in May", 2, True, "right before"),
        ("in the current year sales were 7 in May", None, False, "that year"),
        ("currently , it sold 7 in May", None, False, "behind a mark"),
        ("current stocks fell but sales were 7 in May", None, False, "of another clause"),
        ("stocks are 7 in May", None, False, "not said"),
    ],
)
def test_current_figures_are_of_the_publication(text, reach, expected, why):
    view = one_time(text, "May", period_start="2024-05-01", period_end="2024-05-31", granularity="month")
    assert is_of_now(view, view.quantities[0], reach) is expected, why


@pytest.mark.parametrize(
    ("text", "granularity", "expected", "why"),
    [
        ("a budget of 7 for 2026", "year", True, "the span that it is for"),
        ("on Monday it gave 7 tonnes for 2026", "year", True, "behind what is counted"),
        ("sales of 7 in 2026", "year", False, "a time of happening"),
        ("it sold 7 and plans for 2026", "year", False, "another thing is for it"),
        ("a table of 7 for 2026", "day", False, "a day"),
        ("for 2026 it needs 7", "year", False, "before the figure"),
    ],
)
def test_what_a_figure_is_for(text, granularity, expected, why):
    view = one_time(text, "2026", period_start="2026-01-01", period_end="2026-12-31", granularity=granularity)
    assert is_purpose(view, view.times[0], view.quantities[0]) is expected, why


@pytest.mark.parametrize(("tag", "is_compared"), [("NNS", False), ("VBZ", True)], ids=["a noun", "a verb"])
def test_an_origin_behind_a_noun_of_the_form_of_a_verb_of_change_is_no_value_before(tag, is_compared):
    view = one_time("Peru contracts from 7 in May", "May", period_start="2024-05-01", period_end="2024-05-31")
    view.tags = ["NNP", tag, "IN", "CD", "IN", "NNP"]
    assert (comparison_of(find_comparisons(view), view.quantities[0]) is not None) is is_compared

"""What a chart shows of a set of facts. No figure is real."""

import sys

import pytest

import extractor
from extractor.chart.choice import choose
from extractor.errors import ChartError
from extractor.records import Fact

JULY, AUGUST, AUTUMN = ("2025-07-01", "2025-07-31"), ("2025-08-01", "2025-08-31"), ("2025-09-01", "2025-11-30")


def imports(value, period, **slots):
    slots = {"unit": "barrel/day", "metric": "crude imports", "subject": "India", "subject_iso3": "IND", **slots}
    start, end = period or (None, None)
    return Fact(start=0, end=1, quote="1", sentence="1", value=value, period_start=start, period_end=end, **slots)


FACTS = [
    imports(100.0, JULY, source="Kpler"),
    imports(110.0, AUGUST, source="Kpler"),
    imports(130.0, AUGUST, source="Ministry of $Oil$"),
    imports(150.0, AUTUMN, value_to=170.0, status="planned"),
]


def show(facts, **asked):
    return choose(facts, **{"metric": None, "country": None, "counterpart": None, "unit": None, **asked})


def values(facts, **asked):
    return [[point.value for point in line.points] for line in show(facts, **asked).lines]


ASKED = [
    pytest.param({}, {"metric": "gas imports"}, False, id="a word that the metric has not"),
    pytest.param({}, {"metric": "Import crude"}, True, id="any order, case and number"),
    pytest.param({"metric": None}, {"metric": "crude"}, False, id="a fact without a metric"),
    pytest.param({"metric": None}, {}, True, id="nothing asked"),
    pytest.param({}, {"country": "IND"}, True, id="by code"),
    pytest.param({}, {"country": "India"}, True, id="by name"),
    pytest.param({}, {"country": "RUS"}, False, id="another country"),
    pytest.param({}, {"counterpart": "RUS"}, False, id="no counterpart"),
    pytest.param({"counterpart_iso3": "RUS"}, {"counterpart": "Russia"}, True, id="the counterpart"),
]


@pytest.mark.parametrize(("slots", "asked", "shown"), ASKED)
def test_what_is_asked_for(slots, asked, shown):
    fact = imports(2.0, JULY, **slots)

    if shown:
        assert values([fact], **asked) == [[2.0]]
    else:
        with pytest.raises(ChartError, match="No fact has this"):
            values([fact], **asked)


LEFT_OUT = [
    pytest.param(imports(1.0, None), "without a period", id="no period"),
    pytest.param(imports(1.0, JULY, status="denied"), "denied or hypothetical", id="denied"),
    pytest.param(imports(1.0, JULY, status="hypothetical"), "denied or hypothetical", id="hypothetical"),
    pytest.param(imports(1.0, JULY, unit="tonne"), "in another unit", id="another dimension"),
    pytest.param(imports(1.0, JULY, unit=None), "in another unit", id="no unit"),
]


@pytest.mark.parametrize(("fact", "reason"), LEFT_OUT)
def test_what_cannot_be_shown_is_counted(fact, reason):
    choice = show([*FACTS, fact])

    assert choice.left_out == {reason: 1}
    assert f"Not shown: 1 {reason}" in extractor.plot([*FACTS, fact]).axes[0].get_xlabel()


def test_values_are_converted_to_the_unit_of_the_axis():
    week = imports(700.0, ("2025-06-01", "2025-06-30"), unit="barrel/week", value_to=1400.0)
    choice = show([*FACTS, week])

    assert choice.unit == "barrel/day"
    assert (choice.lines[0].points[0].value, choice.lines[0].points[0].value_to) == (100.0, 200.0)
    assert values(FACTS[:2], unit="barrel/week") == [[700.0, 770.0]]


def test_facts_of_other_metrics_parties_and_kinds_are_other_lines():
    others = [{"metric": "crude stocks"}, {"subject": "China", "subject_iso3": "CHN"}, {"kind": "change"}]
    choice = show([*FACTS, *(imports(1.0, JULY, **slots) for slots in others)])

    assert [line.label for line in choice.lines] == [
        "crude imports, India (IND)",
        "crude stocks, India (IND)",
        "crude imports, China (CHN)",
        "crude imports (change), India (IND)",
    ]


def test_the_same_value_of_the_same_source_is_one_point():
    assert values([*FACTS, *FACTS]) == values(FACTS) == [[100.0, 110.0, 130.0, 150.0]]


def test_a_line_passes_by_what_its_sources_disagree_on():
    (line,) = show(FACTS).lines

    assert [point.value for point in line.agreed] == [100.0, 150.0]
    assert [(str(point.middle), point.height) for point in line.agreed] == [
        ("2025-07-16", 100.0),
        ("2025-10-16", 160.0),
    ]


def test_only_as_many_lines_as_there_are_colours():
    choice = show([imports(1.0, JULY, metric=f"grade{number} imports") for number in range(12)])

    assert len(choice.lines) == 10
    assert choice.left_out == {"in further lines": 2}


def test_the_drawing():
    axes = extractor.plot(FACTS).axes[0]
    marks = [line for line in axes.lines if line.get_marker() != "None"]
    strokes = [line for line in axes.lines if line.get_marker() == "None"]

    assert [float(mark.get_ydata()[0]) for mark in marks] == [100.0, 110.0, 130.0, 160.0]
    assert [mark.get_marker() for mark in marks] == ["o", "o", "s", "D"]
    assert [mark.get_markerfacecolor() == "white" for mark in marks] == [False, False, False, True]
    assert [stroke.get_linestyle() for stroke in strokes] == ["--"]
    assert axes.get_title(loc="left") == "crude imports, India (IND)"
    assert [text.get_text() for text in axes.get_legend().get_texts()] == [
        "Kpler", "Ministry of $Oil$", "no source named", "planned",
    ]  # fmt: skip


def test_a_notebook_shows_it_and_pyplot_keeps_none():
    from matplotlib import pyplot

    assert extractor.plot(FACTS)._repr_png_().startswith(b"\x89PNG")
    assert pyplot.get_fignums() == []


NOTHING = [
    pytest.param([], {}, "No fact has this", id="no facts"),
    pytest.param(FACTS, {"unit": "tonne"}, "There are barrel/day", id="a unit that none has"),
    pytest.param([imports(1.0, None)], {}, "1 without a period", id="no periods"),
    pytest.param(FACTS, {"country": "Korea"}, "'Korea' is unknown, or names more than one", id="which country"),
]


@pytest.mark.parametrize(("facts", "asked", "message"), NOTHING)
def test_nothing_to_draw(facts, asked, message):
    with pytest.raises(ChartError, match=message):
        extractor.plot(facts, **asked)


def test_without_matplotlib_the_extra_is_named(monkeypatch):
    monkeypatch.delitem(sys.modules, "extractor.chart.figure", raising=False)
    monkeypatch.setitem(sys.modules, "matplotlib.axes", None)

    with pytest.raises(ImportError, match=r"geofact-extractor\[plot\]"):
        extractor.plot(FACTS)

import pytest
from made_articles import oil_article

from extractor.report.charts import draw_chart, value_ticks
from extractor.report.rows import number_facts
from extractor.report.series import find_series

SEPTEMBER = {"period_start": "2025-09-01", "period_end": "2025-09-30", "value": 1440000.0}
NOVEMBER = {"period_start": "2025-11-01", "period_end": "2025-11-30", "value": 1.5e6, "status": "planned"}


def _series(*changes):
    results = [oil_article(doc_id=f"{number}.txt", **slots) for number, slots in enumerate(changes)]
    return find_series([row for group in number_facts(results) for row in group])


def test_facts_of_one_kind_in_the_order_of_time():
    (series,) = _series({}, SEPTEMBER, NOVEMBER)

    assert (series.metric, series.parties, series.unit) == ("crude imports", "India (IND) / Russia (RUS)", "barrel/day")
    assert [(point.period, point.value, point.planned) for point in series.points] == [
        ("2025-09", 1440000.0, False),
        ("2025-10", 1480000.0, False),
        ("2025-11", 1500000.0, True),
    ]
    assert series.points[0].label == "↑ 1.44 million barrel/day, 2025-09, Kpler"
    assert series.points[2].label == "↑ 1.5 million barrel/day (planned), 2025-11, Kpler"


@pytest.mark.parametrize(
    "other",
    [
        {"metric": "gas imports"},
        {"unit": "tonne"},
        {"subject": "China", "subject_iso3": "CHN"},
        {"counterpart": None, "counterpart_iso3": None},
        {"kind": "change"},
        {"status": "denied"},
        {"status": "hypothetical"},
        {"period_start": None, "period_end": None},
        {"period_end": None},
        {"period_start": "2025-10-01", "period_end": "2025-10-31"},
        {"metric": None},
        {"unit": None},
    ],
    ids=str,
)
def test_what_makes_no_series_with_the_first(other):
    assert _series({}, {**SEPTEMBER, **other}) == []


@pytest.mark.parametrize(
    "other",
    [
        {"metric": "Imports of  crude"},
        {"subject": "Republic of India"},
        {"subject": None},
        {"counterpart": "Russian Federation"},
    ],
    ids=str,
)
def test_other_words_for_the_same(other):
    assert len(_series({}, {**SEPTEMBER, **other})) == 1


def test_sources_that_disagree_are_points_of_their_own_and_reports_of_the_same_are_one():
    (series,) = _series(SEPTEMBER, {}, {}, {"source": "Reuters", "value": 1.4e6})

    assert [(point.period, point.source, point.value) for point in series.points] == [
        ("2025-09", "Kpler", 1440000.0),
        ("2025-10", "Kpler", 1480000.0),
        ("2025-10", "Reuters", 1400000.0),
    ]


def test_a_range_stands_at_its_middle():
    (series,) = _series(SEPTEMBER, {"value_to": 1.5e6})

    assert series.points[1].value == 1490000.0
    assert "1.48 million–1.5 million" in series.points[1].label


def test_no_line_leads_through_a_period_for_which_a_source_has_two_values():
    (series,) = _series(SEPTEMBER, {}, {"value": 1.7e6}, NOVEMBER)

    (kpler,) = draw_chart(series).sources

    assert [dot.point.value for dot in kpler.dots] == [1.44e6, 1.48e6, 1.7e6, 1.5e6]
    assert [(line.start.point.value, line.end.point.value) for line in kpler.lines] == [(1.44e6, 1.5e6)]


def test_chart():
    (series,) = _series(SEPTEMBER, {}, NOVEMBER, {"source": "Reuters", "value": 1.4e6})

    chart = draw_chart(series)

    kpler, reuters = chart.sources
    assert (kpler.name, len(kpler.dots), [line.dashed for line in kpler.lines]) == ("Kpler", 3, [False, True])
    assert (reuters.name, len(reuters.dots), reuters.lines) == ("Reuters", 1, ())
    assert kpler.style != reuters.style
    assert [dot.x for dot in kpler.dots] == sorted(dot.x for dot in kpler.dots)
    assert kpler.dots[0].y > kpler.dots[1].y > kpler.dots[2].y, "larger values are higher up"
    assert reuters.dots[0].x == kpler.dots[1].x
    assert [tick.label for tick in chart.periods] == ["2025-09", "2025-10", "2025-11"]
    assert [tick.label for tick in chart.values] == ["1.4 million", "1.45 million", "1.5 million"]


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (1.44e6, 1.48e6, [1.44e6, 1.45e6, 1.46e6, 1.47e6, 1.48e6]),
        (0, 10, [0, 5, 10]),
        (5.1, 5.4, [5.1, 5.2, 5.3, 5.4]),
        (-3, 4, [-4, -2, 0, 2, 4]),
        (7, 7, [6, 8]),
        (0, 0, [0, 0.5]),
        (-5, -5, [-6, -4]),
        (1e-7, 3e-7, [1e-7, 1.5e-7, 2e-7, 2.5e-7, 3e-7]),
    ],
)
def test_value_ticks_enclose_the_values(low, high, ticks):
    assert value_ticks(low, high) == pytest.approx(ticks)

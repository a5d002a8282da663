"""The chart of characters. No figure is real."""

from stores import JUNE, MAY, make_fact

from extractor.chart.choice import choose
from extractor.chart.terminal import HEIGHT, draw_text


def draw(*facts, width=60):
    return draw_text(choose(facts, metric=None, country=None, counterpart=None, unit=None), width).splitlines()


def test_marks_stand_by_time_and_value():
    lines = draw(make_fact(100.0, MAY), make_fact(300.0, JUNE))

    rows = {line.index("●"): number for number, line in enumerate(lines[1:HEIGHT]) if "●" in line}
    assert lines[0] == "barrel/day"
    assert len(rows) == 2
    assert rows[max(rows)] < rows[min(rows)]  # later and higher
    assert any("·" in line for line in lines[1:HEIGHT])
    assert lines[-1] == "● crude imports, India (IND) / Russia (RUS)"
    assert "2025-05" in lines[HEIGHT]


def test_each_line_has_its_mark():
    lines = draw(make_fact(100.0), make_fact(200.0, subject="China", subject_iso3="CHN"))

    assert [line[0] for line in lines[-2:]] == ["●", "■"]


def test_it_fits_the_width_and_holds_no_codes():
    for width in (40, 80, 200):
        lines = draw(make_fact(1.5e6, MAY), make_fact(1.7e6, JUNE), width=width)
        assert max(map(len, lines[: HEIGHT + 1])) <= width
        assert "\x1b" not in "".join(lines)


def test_one_value_is_a_chart_too():
    assert sum("●" in line for line in draw(make_fact(0.0))[1:HEIGHT]) == 1


def test_values_that_disagree_are_passed_by():
    lines = draw(make_fact(100.0, MAY), make_fact(300.0, MAY, source="Kpler"), make_fact(200.0, JUNE))

    assert not any("·" in line for line in lines[1:HEIGHT])

"""The tables of holidays, fiscal years and words of time."""

import csv
from datetime import date

import pytest

from extractor.knowledge.fiscal_years import fiscal_years
from extractor.knowledge.holidays import easter, holiday_pattern, holidays
from extractor.knowledge.tables import DATA_DIR
from extractor.knowledge.time_words import abbreviations, month_numbers, tense_words, time_words


@pytest.mark.parametrize("name", ["holidays.csv", "fiscal_years.csv", "time_words.csv", "tense_words.csv"])
def test_sorted_and_without_repeats(name):
    with (DATA_DIR / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    assert rows == sorted(rows)
    assert len({tuple(row) for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1961, (4, 2)), (2000, (4, 23)), (2019, (4, 21)), (2024, (3, 31)), (2025, (4, 20)), (2038, (4, 25))],
)
def test_easter(year, day):
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("christmas day", 2024, date(2024, 12, 25)),
        ("thanksgiving", 2024, date(2024, 11, 28)),
        ("memorial day", 2025, date(2025, 5, 26)),
        ("labor day", 2025, date(2025, 9, 1)),
        ("black friday", 2024, date(2024, 11, 29)),
        ("good friday", 2025, date(2025, 4, 18)),
        ("9/11", 2025, date(2001, 9, 11)),
        ("ramadan", 2025, None),
    ],
)
def test_holiday(name, year, day):
    assert holidays()[name].date_in(year) == day


def test_holidays_are_read_with_either_apostrophe():
    assert holiday_pattern().match("New Year’s Eve")
    assert holiday_pattern().match("New Year's Eve")
    assert not holiday_pattern().match("Christmassy")


def test_fiscal_years_start_on_a_day_of_the_year():
    assert all(date(2023, calendar.start_month, calendar.start_day) for calendar in fiscal_years())
    assert {calendar.iso3 for calendar in fiscal_years()} >= {"USA", "IND", "JPN", "GBR", "AUS"}


def test_months():
    assert sorted(set(month_numbers().values())) == list(range(1, 13))
    assert "may" not in time_words()
    assert "march" not in time_words()
    assert {"Nov", "Sept", "Mon"} <= abbreviations()
    assert not {"May", "June", "November", "Monday"} & abbreviations()


def test_tense_words_of_every_kind():
    with (DATA_DIR / "tense_words.csv").open(encoding="utf-8", newline="") as file:
        kinds = {row["kind"] for row in csv.DictReader(file)}
    assert all(tense_words(kind) for kind in kinds)
    assert not tense_words("no such kind")

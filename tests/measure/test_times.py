"""Time expressions: the conventions case by case, the development set, and Microsoft Recognizers' specifications."""

import csv
import json
import tarfile
from datetime import date, timedelta
from pathlib import Path

import pytest

from extractor.measure.time.expressions import find_expressions

HERE = Path(__file__).parent
SHARED = Path(__file__).parents[3] / "shared" / "data"


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def reading(text, published, start, end):
    """The expression that overlaps ``text[start:end]`` most, or None."""
    found = find_expressions(text, date.fromisoformat(published) if published else None)
    shared = [(min(end, each.end) - max(start, each.start), -each.start, each) for each in found]
    return max(((size, first, each) for size, first, each in shared if size > 0), default=(0, 0, None))[2]


def interval(expression):
    if expression is None or expression.period is None:
        return None, None
    return expression.period.start.isoformat(), expression.period.end.isoformat()


@pytest.mark.parametrize("case", rows(HERE / "times.jsonl"), ids=lambda case: f"{case['expression']}: {case['why']}")
def test_interval(case):
    start = case["text"].index(case["expression"])
    found = reading(case["text"], case["published"], start, start + len(case["expression"]))
    assert interval(found) == (case["period_start"], case["period_end"])


@pytest.mark.parametrize("case", rows(HERE / "times_of_peers.jsonl"), ids=lambda case: case["expression"])
def test_what_other_libraries_get_wrong(case):
    start = case["text"].index(case["expression"])
    found = reading(case["text"], case["published"], start, start + len(case["expression"]))
    assert interval(found) == (case["period_start"], case["period_end"])


@pytest.mark.parametrize("text", (HERE / "no_times.txt").read_text(encoding="utf-8").splitlines())
def test_no_time(text):
    assert find_expressions(text, date(2025, 3, 14)) == []


@pytest.mark.parametrize(
    ("text", "granularity", "why"),
    [
        ("on Monday", "day", "a weekday is a day"),
        ("last week", "week", "a week"),
        ("in May", "month", "a month"),
        ("in the third quarter", "quarter", "a quarter"),
        ("in the first half of 2024", "half", "a half"),
        ("in the summer of 2024", "season", "a season"),
        ("in 2024", "year", "a year"),
        ("in fiscal 2024, the US government said", "year", "a fiscal year is a year"),
        ("in the 1990s", "decade", "a decade"),
        ("in the three months to June", "quarter", "three months with an end are as long as a quarter"),
        ("over the past five years", "interval", "a running length is no unit"),
        ("since 2018", "interval", "a bound is no unit"),
        ("by 2030", "year", "what lies ahead keeps the unit of its end, so that the end can be told from it"),
    ],
)
def test_granularity(text, granularity, why):
    found = find_expressions(text, date(2025, 3, 14))
    assert found[0].period is not None
    assert found[0].period.granularity == granularity, why


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Sales fell recently.", "vague"),
        ("Sales fell in recent years.", "vague"),
        ("Sales rose 3% year-on-year.", "a basis of comparison"),
        ("The shop opens every Friday.", "recurring"),
        ("Sales fell during Ramadan.", "set by the moon"),
        ("The firm expects growth in fiscal 2026.", "fiscal year not stated"),
        ("The slip is dated 05/04/2023.", "order of day and month unclear"),
        ("The slip is dated February 30, 2023.", "no such date"),
        ("Sales rose from a year earlier.", "no period to lean on"),
        ("It was the third quake in two days.", "a length, not placed in time"),
    ],
)
def test_reason_of_the_unresolved(text, reason):
    assert [each.unresolved for each in find_expressions(text, date(2025, 3, 14))] == [reason]


def test_relative_times_need_a_publication_date():
    text = "Sales fell on Monday, last month, in May and three years ago."
    assert {each.unresolved for each in find_expressions(text, None)} == {"no publication date"}


def test_development_set():
    path = SHARED / "time" / "dev.jsonl"
    if not path.exists():
        pytest.skip(f"{path} is absent")
    cases = rows(path)
    wrong = []
    for case in cases:
        found = reading(case["text"], case["published"], case["offset"], case["offset"] + len(case["expression"]))
        if interval(found) != (case["period_start"], case["period_end"]):
            wrong.append((case["doc_id"], case["expression"], interval(found)))
    assert 1 - len(wrong) / len(cases) >= 0.93, wrong


@pytest.mark.parametrize("spec", ["DatePeriodParser", "DateParser", "DateTimeParser"])
def test_recognizers_in_scope(spec):
    """Interval of one of the two readings that the specification gives; its unit periods end on the day after."""
    path = SHARED / "quant" / "recognizers-specs-english.tar.gz"
    if not path.exists():
        pytest.skip(f"{path} is absent")
    with (HERE / "recognizers_excluded.csv").open(encoding="utf-8", newline="") as file:
        excluded = {(row["spec"], row["text"], row["expression"]) for row in csv.DictReader(file)}
    with tarfile.open(path) as archive:
        member = archive.extractfile(f"Specs/DateTime/English/{spec}.json")
        cases = json.loads(member.read().decode("utf-8-sig"))
    wrong, counted = [], 0
    for case in cases:
        published = case.get("Context", {}).get("ReferenceDateTime", "")[:10]
        for result in case["Results"]:
            start, end = result["Start"], result["Start"] + result["Length"]
            if (spec, case["Input"], case["Input"][start:end]) in excluded:
                continue
            counted += 1
            found = interval(reading(case["Input"], published, start, end))
            if found not in wanted(result["Value"]):
                wrong.append((case["Input"], found))
    assert 1 - len(wrong) / counted >= 0.85, wrong


def wanted(value):
    intervals = set()
    for name in ("FutureResolution", "PastResolution"):
        resolution = value.get(name) or {}
        if "startDate" in resolution and "endDate" in resolution:
            last = date.fromisoformat(resolution["endDate"])
            intervals |= {
                (resolution["startDate"], str(last)),
                (resolution["startDate"], str(last - timedelta(days=1))),
            }
        for key in ("date", "dateTime"):
            if key in resolution:
                intervals.add((resolution[key][:10],) * 2)
    return intervals

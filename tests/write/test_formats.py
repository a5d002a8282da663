import csv
import io
import json
from dataclasses import replace

import pytest

from extractor.result import EMITS, FIELDS, Facts
from extractor.write import FORMATS, write_results

CSV_EMITS = [emit for emit in EMITS if emit != "all"]


def write(results, format, emit="facts"):
    stream = io.StringIO(newline="")
    write_results(iter(results), stream, format=format, emit=emit)
    return stream.getvalue()


@pytest.mark.parametrize("emit", EMITS)
def test_jsonl_and_json_hold_the_records(result, emit):
    rows = result.to_records(emit) * 2

    assert [json.loads(line) for line in write([result, result], "jsonl", emit).splitlines()] == rows
    assert json.loads(write([result, result], "json", emit)) == rows


@pytest.mark.parametrize("emit", CSV_EMITS)
def test_csv_has_a_header_and_a_line_for_each_record(result, emit):
    lines = list(csv.DictReader(io.StringIO(write([result], "csv", emit), newline="")))

    assert [tuple(line) for line in lines] == [FIELDS[emit]] * len(result.to_records(emit))
    assert [line["start"] for line in lines] == [str(row["start"]) for row in result.to_records(emit)]


def test_csv_cells(result):
    (line,) = csv.DictReader(io.StringIO(write([result], "csv"), newline=""))

    assert line["mentions"] == "27:47;60:80"
    assert line["metric"] == "'=crude imports", "a formula is made text"
    assert line["modifier"] == "~"
    assert line["value_to"] == ""


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_line_end_in_a_text_does_not_break_its_line(result, end):
    sentence = f"Imports rose{end}by 5%."
    broken = replace(result, facts=Facts(replace(fact, sentence=sentence) for fact in result.facts))

    written = write([broken], "csv")

    (line,) = csv.DictReader(io.StringIO(written, newline=""))
    assert line["sentence"] == sentence
    assert written.endswith("\n")
    assert not written.endswith("\r\n")
    assert f'"{sentence}"' in written


@pytest.mark.parametrize(
    ("format", "expected"), [("jsonl", ""), ("json", "[]\n"), ("csv", ",".join(FIELDS["facts"]) + "\n"), ("table", "")]
)
def test_no_results(format, expected):
    assert write([], format) == expected


@pytest.mark.parametrize("format", FORMATS)
def test_the_first_result_is_written_before_the_second_is_read(result, format):
    stream = io.StringIO()

    def results():
        yield result
        assert "crude imports" in stream.getvalue().replace("\n", " ")
        yield result

    write_results(results(), stream, format=format)

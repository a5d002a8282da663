import csv
import io
import json
import os
import subprocess
import sys

import pytest
from stores import JUNE, fill_store, make_fact

from extractor.ask import FIELDS

ARTICLES = {
    ("first.example", "2025-06-02"): [make_fact(1.5e6, source="Kpler"), make_fact(2.0, None, unit="=ship")],
    ("second.example", "2025-06-09"): [make_fact(1.5e6, source="Vortexa"), make_fact(1.4e6, JUNE)],
    ("third.example", "2025-06-10"): [make_fact(1.7e6, source="the ministry")],
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return fill_store(tmp_path_factory.mktemp("asking") / "facts.db", ARTICLES)


def extractor(*arguments, status=0):
    """Run the command as a user does; nothing of it may ever be a traceback."""
    command = [sys.executable, "-c", "from extractor.cli import main; main()", *map(str, arguments)]
    environment = {**os.environ, "COLUMNS": "80"}
    done = subprocess.run(command, capture_output=True, env=environment, check=False, encoding="utf-8")
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == status, done.stderr
    return done


def test_facts_as_jsonl_in_a_pipe(store):
    rows = [json.loads(line) for line in extractor("facts", store, "--country", "India").stdout.splitlines()]

    assert [row["value"] for row in rows] == [1.5e6, 2.0, 1.5e6, 1.4e6, 1.7e6]
    assert tuple(rows[0]) == FIELDS
    assert rows[0]["corroborated_by"] == ["second.example"]


def test_facts_as_csv(store):
    done = extractor("facts", store, "-m", "crude", "--since", "2025-06", "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))

    assert [(row["value"], row["unit"], row["corroborated_by"]) for row in rows] == [
        ("2.0", "'=ship", ""),
        ("1400000.0", "barrel/day", ""),
    ]


def test_facts_as_a_table(store):
    shown = extractor("facts", store, "--source", "kpler", "-f", "table").stdout

    assert "1.5 million barrel/day" in shown
    assert "first.example, 2025-06-02, and 1 more" in shown


def test_an_empty_answer_says_so(store):
    done = extractor("facts", store, "--country", "Peru")

    assert done.stdout == ""
    assert "no fact of" in done.stderr
    assert extractor("facts", store, "--country", "PER", "-f", "csv").stdout.startswith("doc_id,start")


def test_series(store, tmp_path):
    plot = tmp_path / "imports.svg"
    done = extractor("series", store, "-m", "crude imports", "--country", "IND", "--counterpart", "RUS", "--plot", plot)

    assert done.stdout.startswith("barrel/day\n")
    assert "● crude imports, India (IND) / Russia (RUS)" in done.stdout
    values = [line for line in done.stdout.splitlines() if "million barrel/day" in line]
    assert [value.split()[0] for value in values] == ["1.5", "1.7", "1.4"]
    assert "1 without a period" in done.stderr
    assert plot.read_text("utf-8").startswith("<?xml")
    assert "exists already" in extractor("series", store, "--plot", plot, status=2).stderr


def test_conflicts(store):
    shown = extractor("conflicts", store, "-f", "table").stdout.splitlines()

    assert shown[0] == "crude imports · India (IND) / Russia (RUS) · 2025-05"
    figures = [line for line in shown if "barrel/day" in line]
    assert [(line.split()[0], "newest" in line) for line in figures] == [("1.7", True), ("1.5", False), ("1.5", False)]
    rows = [json.loads(line) for line in extractor("conflicts", store).stdout.splitlines()]
    assert [(row["conflict"], row["value"], row["newest"]) for row in rows] == [
        (1, 1.7e6, True),
        (1, 1.5e6, False),
        (1, 1.5e6, False),
    ]
    assert extractor("conflicts", store, "-f", "csv").stdout.splitlines()[1].startswith("1,third.example")


def test_no_conflict(store):
    done = extractor("conflicts", store, "--since", "2025-06")

    assert done.stdout == ""
    assert "no conflict" in done.stderr


WRONG = [
    (["facts", "STORE", "--country", "Atlantis"], 2, "'Atlantis'"),
    (["facts", "STORE", "--status", "done"], 2, "'done'"),
    (["facts", "STORE", "--since", "soon"], 2, "'soon'"),
    (["facts", "missing.db"], 2, "'missing.db'"),
    (["facts", __file__], 2, "test_asking.py"),
    (["series", "STORE", "--metric", "gas"], 1, "no fact of"),
    (["series", "STORE", "--unit", "USD"], 1, "no fact of"),
    (["series", "STORE", "--plot", "plot.txt"], 2, ".svg"),
    (["conflicts", "STORE", "--counterpart", "Korea"], 2, "'Korea'"),
]


@pytest.mark.parametrize(("arguments", "status", "part"), WRONG)
def test_what_cannot_be_answered(store, arguments, status, part):
    done = extractor(*(str(store) if word == "STORE" else word for word in arguments), status=status)

    assert part in done.stderr
    assert done.stdout == ""


def test_without_matplotlib_the_way_out_is_named(store, tmp_path):
    # An empty module in front of the library, as if it were not installed.
    (tmp_path / "matplotlib.py").write_text("raise ImportError('not here')")
    command = [sys.executable, "-c", "from extractor.cli import main; main()", "series", store, "--plot", "a.svg"]
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
    done = subprocess.run(command, capture_output=True, env=environment, check=False, encoding="utf-8", cwd=tmp_path)

    assert done.returncode == 2
    assert 'pip install "geofact-extractor[plot]"' in done.stderr
    assert "Traceback" not in done.stderr

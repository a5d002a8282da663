import contextlib
import csv
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from extractor.cli import fact_schema, read_info, run
from extractor.result import EMITS, FIELDS

SAMPLES = Path(__file__).parents[2] / "samples"
TRADE = str(SAMPLES / "trade.txt")
ENVIRONMENT = {**os.environ, "COLUMNS": "80", "OMP_NUM_THREADS": "1"}


def extractor(*arguments, stdin=b"", check=None):
    """Run the command as a user does; nothing of it may ever be a traceback."""
    command = [sys.executable, "-c", "from extractor.cli import main; main()", *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, env=ENVIRONMENT, check=False)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    if check is not None:
        assert done.returncode == check, done.stderr.decode()
    return done


def test_records_are_valid_by_the_schema_and_quote_the_text(tmp_path):
    output = tmp_path / "facts.jsonl"
    assert run(map(str, SAMPLES.glob("*.txt")), output=output) == 0

    records = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    validator = jsonschema.Draft202012Validator(fact_schema())
    assert len(records) > 30
    for record in records:
        validator.validate(record)
        text = Path(record["doc_id"]).read_text(encoding="utf-8")
        for start, end in [(record["start"], record["end"]), *record["mentions"]]:
            assert text[start:end] == record["quote"]
        assert record["mentions"][0] == [record["start"], record["end"]]


@pytest.mark.parametrize("emit", [emit for emit in EMITS if emit != "all"])
def test_emits_rows(tmp_path, emit):
    run([TRADE], emit=emit, format="csv", output=tmp_path / "rows.csv")

    rows = list(csv.DictReader((tmp_path / "rows.csv").open(encoding="utf-8", newline="")))
    assert rows
    assert tuple(rows[0]) == FIELDS[emit]


def test_in_a_pipe_it_writes_jsonl_and_the_suffix_names_the_format(tmp_path):
    piped = extractor("run", TRADE, check=0).stdout.decode()
    extractor("run", TRADE, "-o", tmp_path / "facts.json", check=0)

    assert [json.loads(line) for line in piped.splitlines()] == json.loads((tmp_path / "facts.json").read_text("utf-8"))


def test_standard_input_and_a_given_date():
    article = b"Oil imports rose 4% last year, India said."
    (record,) = extractor("run", "-", "--published", "2024-05-03", stdin=article, check=0).stdout.splitlines()

    assert json.loads(record)["doc_id"] == "-"
    assert json.loads(record)["period_start"] == "2023-01-01"


def test_bad_inputs_are_named_and_the_others_read(tmp_path):
    feed = tmp_path / "feed.jsonl"
    feed.write_text('{"text": "Imports rose 4%."}\n{"text": 5}\n{"text": "Imports fell 2%.", "published": "soon"}\n')
    (tmp_path / "latin.txt").write_bytes("Café sales rose 3%.".encode("cp1252"))
    names = [tmp_path / "missing.txt", feed, tmp_path / "latin.txt"]

    done = extractor("run", *names, check=1)

    assert [json.loads(line)["doc_id"] for line in done.stdout.splitlines()] == [f"{feed}:1", names[2].as_posix()]
    errors = done.stderr.decode().splitlines()
    assert len(errors) == 4
    for part in ("missing.txt: No such file", "feed.jsonl:2: ", "feed.jsonl:3: ", "latin.txt: not UTF-8"):
        assert any(part in line for line in errors), part


WRONG_USAGE = [
    pytest.param(["run"], "INPUT", id="no input"),
    pytest.param(["run", TRADE, "--published", "soon"], "'soon'", id="bad date"),
    pytest.param(["run", TRADE, "--model", "no_such_model"], "no_such_model", id="unknown model"),
    pytest.param(["run", TRADE, "--format", "xml"], "xml", id="unknown format"),
    pytest.param(["run", TRADE, "--emit", "all", "--format", "csv"], "json", id="all has no columns"),
    pytest.param(["run", TRADE, "--explain"], "--format table", id="only a table is explained"),
    pytest.param(["run", TRADE, "--output", TRADE], "--force", id="output exists"),
    pytest.param(["run", TRADE, "--workers", "0"], "workers", id="no worker"),
    pytest.param(["walk"], "walk", id="unknown command"),
]


@pytest.mark.parametrize(("arguments", "part"), WRONG_USAGE)
def test_wrong_usage(arguments, part):
    done = extractor(*arguments, check=2)

    assert part in done.stderr.decode()
    assert done.stdout == b""


def test_a_reader_that_stops_early_is_no_error(tmp_path):
    feed = tmp_path / "feed.jsonl"
    feed.write_text('{"text": "Imports rose 4% to $5 million."}\n' * 400)
    command = f'{sys.executable} -c "from extractor.cli import main; main()" run {feed} | head -n 1'
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, env=ENVIRONMENT, check=False)

    assert done.returncode == 0
    assert done.stderr == b""
    assert len(done.stdout.splitlines()) == 1


def test_workers_find_the_same(tmp_path):
    run([str(SAMPLES)], output=tmp_path / "one.jsonl")
    run([str(SAMPLES)], output=tmp_path / "two.jsonl", workers=2)

    assert (tmp_path / "one.jsonl").read_text() == (tmp_path / "two.jsonl").read_text()


def test_schema_describes_every_field():
    schema = json.loads(extractor("schema", check=0).stdout)

    assert list(schema["properties"]) == list(FIELDS["facts"])
    assert all(field.get("description") for field in schema["properties"].values())


def test_info():
    info = read_info()

    assert all(info.values())
    assert "CC" in info["model licence"]
    assert info["model"] in extractor("info", check=0).stdout.decode()


def on_terminal(stream, *arguments):
    """Run the command with stdout or stderr on a terminal, and return what the terminal showed."""
    terminal, end = pty.openpty()
    command = [sys.executable, "-c", "from extractor.cli import main; main()", *map(str, arguments)]
    subprocess.run(command, **{"stdout": subprocess.DEVNULL, stream: end}, env=ENVIRONMENT, check=True)
    os.close(end)
    shown = b""
    with contextlib.suppress(OSError):  # how a terminal without a program ends on Linux
        while piece := os.read(terminal, 4096):
            shown += piece
    os.close(terminal)
    return shown.decode()


def test_a_terminal_gets_a_table():
    assert "Organisations" in on_terminal("stdout", "run", TRADE)


def test_a_table_is_explained_by_the_words_of_the_article():
    shown = extractor("run", TRADE, "--format", "table", "--explain", check=0).stdout.decode()

    (line,) = [line for line in shown.splitlines() if "«74%»" in line]
    assert line.split(maxsplit=1) == ["376:379", "China took «74%» of Brazil's soybean exports last year."]


def test_progress_is_shown_for_more_than_a_few(tmp_path):
    feed = tmp_path / "feed.jsonl"
    feed.write_text('{"text": "Imports rose 4%."}\n' * 40)

    assert "40/40" in on_terminal("stderr", "run", feed)
    assert "Reading" not in on_terminal("stderr", "run", TRADE)

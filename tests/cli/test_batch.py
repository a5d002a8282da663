"""``extractor batch``, ``export`` and ``import`` as a user runs them."""

import json
import os
import re
import subprocess
import time
from pathlib import Path

import pytest

from extractor.cli import batch
from extractor.store import Store
from tests.batch.rows import rows
from tests.cli.test_run import SAMPLES, TRADE, extractor


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A store of the samples."""
    path = tmp_path_factory.mktemp("batch") / "facts.db"
    done = extractor("batch", SAMPLES, "--store", path, check=0)
    assert re.search(r"documents: \d+ done with \d+ facts, .* 0 failed; 0 of them unchanged", done.stdout.decode())
    return path


def test_a_second_run_has_nothing_to_do_and_says_so_in_json(store):
    done = extractor("batch", SAMPLES, "--store", store, "--log-json", check=0)

    events = [json.loads(line) for line in done.stderr.splitlines()]
    summary = events[-1]
    assert events[0]["event"] == "start"
    assert summary["event"] == "summary"
    assert summary["documents"] == len([event for event in events if event["event"] == "document"])
    with Store.open(store) as opened:
        manifest = {row["status"]: row["documents"] for row in opened.query("SELECT * FROM manifest")}
        assert summary["facts"] == len(list(opened.facts()))
    assert {status: summary[status] for status in manifest} == manifest
    assert summary["unchanged"] == manifest["done"] + manifest.get("duplicate", 0)


def test_facts_are_those_of_a_run(store):
    records = [json.loads(line) for line in extractor("run", TRADE, check=0).stdout.splitlines()]
    with Store.open(store) as opened:
        assert [fact.to_dict() for fact in opened.facts(doc_id=TRADE)] == records


def test_a_failure_is_in_the_manifest_and_the_exit_status(tmp_path):
    feed = tmp_path / "feed.jsonl"
    feed.write_text('{"text": "Imports of Peru rose 4%."}\n{"text": 5}\n')

    loud = extractor("batch", feed, "--store", tmp_path / "facts.db", check=1)
    assert f"{feed}:2: failed: " in loud.stderr.decode()
    assert "1 done with 1 fact, 0 duplicates, 0 skipped, 1 failed" in loud.stdout.decode()

    quiet = extractor("batch", feed, "--store", tmp_path / "facts.db", "--quiet", check=1)
    assert (quiet.stdout, quiet.stderr) == (b"", b"")


WRONG_USAGE = [
    pytest.param(["batch", TRADE], "--store", id="no store"),
    pytest.param(["batch", TRADE, "--store", "no/such/folder/x.db"], "folder", id="no folder"),
    pytest.param(["batch", TRADE, "--store", TRADE], "no store", id="a text for a store"),
    pytest.param(["export", "no.db"], "no.db", id="no store to export"),
    pytest.param(["export", TRADE, "--format", "xml"], "xml", id="unknown format"),
    pytest.param(["import", TRADE, "--store", "new.db"], "no export", id="no export"),
]


@pytest.mark.parametrize(("arguments", "part"), WRONG_USAGE)
def test_wrong_usage(tmp_path, monkeypatch, arguments, part):
    monkeypatch.chdir(tmp_path)
    done = extractor(*arguments, check=2)

    assert part in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_export_and_import(store, tmp_path):
    exported = extractor("export", store, "--format", "csv", check=0).stdout.decode()
    folder = store.with_name("facts-csv")
    extractor("import", folder, "--store", tmp_path / "again.db", check=0)

    assert exported.startswith(f"{folder}: ")
    assert rows(tmp_path / "again.db") == rows(store)


def test_a_watch_goes_on_until_interrupted(tmp_path, monkeypatch):
    naps = []

    def sleep(seconds):
        naps.append(seconds)
        if len(naps) == 2:
            raise KeyboardInterrupt
        (tmp_path / "in" / "b.txt").write_text("Exports of Chile fell 3% in May 2024.")

    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Imports of Peru rose 4% in May 2024.")
    monkeypatch.setattr(time, "sleep", sleep)

    summary = batch([str(tmp_path / "in")], store=tmp_path / "facts.db", watch=60)

    assert naps == [60, 60]
    assert (summary.done, summary.unchanged) == (2, 1)


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 700 KiB, which only root can make."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = ["mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(made, capture_output=True, check=False).returncode:
        pytest.skip("mounting a file system needs root")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_or_read_only_disk_costs_no_fact(small_disk, tmp_path):
    feed = tmp_path / "feed.jsonl"
    texts = [path.read_text("utf-8") for path in sorted(Path(SAMPLES).glob("*.txt"))]
    numbered = [f"Report {number}{number}. {text}" for number in range(40, 52) for text in texts]
    feed.write_text("".join(json.dumps({"doc_id": str(n), "text": text}) + "\n" for n, text in enumerate(numbered)))

    full = extractor("batch", feed, "--store", small_disk / "facts.db", check=2)
    assert re.search(r"disk is full.*holds what was written until then", full.stderr.decode())
    with Store.open(small_disk / "facts.db") as opened:
        facts = list(opened.facts())
        assert next(opened.query("PRAGMA integrity_check"))[0] == "ok"

    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    closed = extractor("batch", feed, "--store", small_disk / "facts.db", check=2)
    assert "cannot be written" in closed.stderr.decode()
    with Store.open(small_disk / "facts.db") as opened:
        assert list(opened.facts()) == facts

    subprocess.run(["mount", "-o", "remount,rw,size=20m", str(small_disk)], check=True)
    extractor("batch", feed, "--store", small_disk / "facts.db", check=0)
    extractor("batch", feed, "--store", tmp_path / "whole.db", check=0)
    assert rows(small_disk / "facts.db") == rows(tmp_path / "whole.db")

import io
import sys
from pathlib import Path

import extractor
from extractor.records import Article
from extractor.result import Failure

SAMPLES = Path(__file__).parents[2] / "samples"


def test_files_folders_and_what_is_missing(tmp_path):
    items = list(extractor.read_articles(SAMPLES / "feeds" / "oil.xml", str(tmp_path / "missing.txt"), SAMPLES))

    assert [type(item) for item in items[:7]] == [Article] * 6 + [Failure]
    assert items[0].published == "2025-07-04"
    assert {Path(item.doc_id).name for item in items[7:]} >= {"trade.txt", "energy.txt"}


def test_notices_are_for_who_asks(tmp_path):
    (tmp_path / "latin.txt").write_bytes("Café sales rose 3%.".encode("cp1252"))
    notices = []

    assert [item.text for item in extractor.read_articles(tmp_path, notify=notices.append)] == ["Café sales rose 3%."]
    assert "not UTF-8" in notices[0]


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Imports rose 4%.")))

    assert [item.text for item in extractor.read_articles("-")] == ["Imports rose 4%."]

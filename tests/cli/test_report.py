import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from made_articles import oil_article

from extractor.store import Document
from extractor.store.writer import Writer

SAMPLES = Path(__file__).parents[2] / "samples"
TRADE = SAMPLES / "trade.txt"
ENVIRONMENT = {**os.environ, "OMP_NUM_THREADS": "1"}


def extractor_report(*arguments, status):
    """Run the command as a user does, and return what it says; nothing of it may ever be a traceback."""
    command = [sys.executable, "-c", "from extractor.cli import main; main()", "report", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == status, done.stderr
    assert done.stdout == ""
    return done.stderr


def test_texts_and_lines_of_json_become_one_page(tmp_path):
    lines = tmp_path / "news.jsonl"
    lines.write_text(json.dumps({"doc_id": "one", "title": "On oil", "text": "Oil fell to $60 a barrel."}), "utf-8")
    page = tmp_path / "report.html"

    said = extractor_report(TRADE, lines, "-o", page, "--title", "Trade & oil", status=0)

    html = page.read_text(encoding="utf-8")
    assert said == ""
    assert "<h1><bdi>Trade &amp; oil</bdi></h1>" in html
    assert "in 2 articles" in html
    assert "<bdi>On oil</bdi>" in html
    assert "$60 a barrel</a>" in html


def test_what_cannot_be_read_is_named_and_the_rest_is_there(tmp_path):
    page = tmp_path / "report.html"

    said = extractor_report(tmp_path / "nowhere.txt", TRADE, "-o", page, status=1)

    assert "nowhere.txt: No such file" in said
    assert "11.2 million tonnes</a>" in page.read_text(encoding="utf-8")


def test_a_page_is_overwritten_only_by_force(tmp_path):
    page = tmp_path / "report.html"
    page.write_text("mine")

    assert "--force" in extractor_report(TRADE, "-o", page, status=2)
    assert page.read_text() == "mine"
    extractor_report(TRADE, "-o", page, "--force", status=0)
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([TRADE], "--output"),
        ([TRADE, "--published", "yesterday"], "yesterday"),
        ([TRADE, "--model", "nowhere"], "nowhere"),
    ],
)
def test_a_wrong_option_is_named_before_anything_is_read(tmp_path, arguments, said):
    output = ["-o", tmp_path / "report.html"] if len(arguments) > 1 else []

    assert said in extractor_report(*arguments, *output, status=2)
    assert not (tmp_path / "report.html").exists()


def test_a_store_and_a_text_become_one_page(tmp_path):
    result = oil_article()
    article = result.article
    with Writer.create(tmp_path / "facts.db") as store:
        store.put(Document(doc_id=article.doc_id, status="done", text=article.text, title="On oil"), result)
        store.put(Document(doc_id="broken.txt", status="failed", reason="no text"))
        store.commit()
    page = tmp_path / "report.html"

    extractor_report(tmp_path / "facts.db", TRADE, "-o", page, status=0)

    html = page.read_text(encoding="utf-8")
    assert "13 facts in 2 articles" in html
    assert "<bdi>On oil</bdi>" in html
    assert " metric:19:32 " in html, "what is said of a figure is found in its sentence"
    assert "1.48 million barrels a day</a>" in html


def test_a_database_of_something_else_is_no_store(tmp_path):
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")

    assert "other.db" in extractor_report(other, "-o", tmp_path / "report.html", status=2)

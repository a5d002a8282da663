"""Entities of the user's own, by a file or in Python, through the whole pipeline."""

import pytest

import extractor
from extractor.cli.run import run
from extractor.errors import KnowledgeError

ROWS = [{"name": "Acme Grid", "aliases": ["AG Networks"], "iso3": "DEU", "role": "utility"}]
CSV = "name,aliases,iso3,role\nAcme Grid,AG Networks,DEU,utility\n"
TEXT = "AG Networks sold 40% of its shares in May 2024."


def test_rows_in_python():
    nlp = extractor.load(knowledge=ROWS)
    mention = nlp(TEXT)._.mentions[0]
    assert (mention.text, mention.name, mention.iso3, mention.role) == ("AG Networks", "Acme Grid", "DEU", "utility")


def test_a_file_on_the_command_line(tmp_path, capfd):
    (tmp_path / "mine.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run([str(tmp_path / "a.txt")], emit="entities", knowledge=tmp_path / "mine.csv") == 0
    assert '"name": "Acme Grid", "iso3": "DEU"' in capfd.readouterr().out


def test_a_bad_file_is_an_error_that_names_the_line(tmp_path):
    (tmp_path / "mine.csv").write_text(CSV.replace("DEU", "GER"), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"mine\.csv, line 2: 'GER'"):
        extractor.load(knowledge=tmp_path / "mine.csv")

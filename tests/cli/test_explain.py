"""``extractor explain``: the words, the probability and the runner-up of every slot."""

import json

import pytest
from typer.testing import CliRunner

from extractor.cli import app, explain
from extractor.errors import InputError

TEXT = "Peru raised its tariff on Chile to 25% in May 2024."


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_a_row_for_every_slot(article):
    done = CliRunner().invoke(app, ["explain", article, "--at", str(TEXT.index("25%"))])
    assert done.exit_code == 0
    head, columns, *rows = done.stdout.splitlines()
    assert head.startswith(f"'25%' at {TEXT.index('25%')}-{TEXT.index('25%') + 3}, confidence 0.")
    assert columns.split()[:2] == ["slot", "value"]
    assert [row.split()[0] for row in rows] == [
        "value", "kind", "direction", "status", "metric", "subject", "counterpart", "source", "period",
    ]  # fmt: skip


def test_what_stands_near_is_named(article):
    with pytest.raises(InputError, match=r"character 1 .* nearest begin at 35 \(25%\)"):
        explain(article, 1)


def test_one_of_several_articles_is_named(tmp_path):
    path = tmp_path / "a.jsonl"
    rows = [{"doc_id": name, "text": TEXT} for name in ("first", "second")]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with pytest.raises(InputError, match=r"2 articles .*--doc"):
        explain(str(path), 35)
    assert "25%" in explain(str(path), 35, doc="second")
    with pytest.raises(InputError, match="no article of the name 'third'"):
        explain(str(path), 35, doc="third")

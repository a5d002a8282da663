import pytest

from extractor.errors import KnowledgeError
from extractor.knowledge.user import KnownEntity, UserKnowledge, from_rows, load_knowledge

CSV = """name,aliases,label,iso3,role,qid,since,until
Acme Grid,Acme;AG Networks,ORG,DEU,,Q1,,
Ana Torres,,PERSON,ESP,envoy,,2024-01-01,2025-01-01
"""


def test_rows_come_from_a_file(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(CSV, encoding="utf-8")
    knowledge = load_knowledge(path)
    assert knowledge.find("AG Networks", None) == KnownEntity(
        name="Acme Grid", aliases=("Acme", "AG Networks"), label="ORG", iso3="DEU", qid="Q1"
    )
    assert from_rows(knowledge.to_rows()).rows == knowledge.rows


@pytest.mark.parametrize(
    ("published", "found"),
    [("2024-06-01", True), ("2025-01-01", False), ("2023-12-31", False), (None, False)],
)
def test_a_dated_row_holds_between_its_dates(published, found):
    row = KnownEntity(name="Ana Torres", label="PERSON", since="2024-01-01", until="2025-01-01")
    assert (UserKnowledge((row,)).find("Ana Torres", published) is not None) is found


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{"iso3": "DEU"}], "knowledge row 1: no name"),
        ([{"name": "A"}, {"name": "B", "iso3": "Germany"}], "knowledge row 2: 'Germany' is no ISO 3166-1 alpha-3 code"),
        ([{"name": "A", "label": "COMPANY"}], "label 'COMPANY' is unknown"),
        ([{"name": "A", "country": "DEU"}], "unknown column country"),
        ([{"name": "A", "since": "May 2024"}], "'May 2024' is no ISO date"),
    ],
)
def test_a_bad_row_is_named(rows, message):
    with pytest.raises(KnowledgeError, match=message.replace("(", r"\(")):
        from_rows(rows)


def test_a_bad_line_of_a_file_is_named(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("name,iso3\nA,DEU\nB,GER\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"mine\.csv, line 3: 'GER'"):
        load_knowledge(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(KnowledgeError, match=r"none\.csv"):
        load_knowledge(tmp_path / "none.csv")

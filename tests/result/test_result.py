import pytest

from extractor.errors import InputError
from extractor.records import Entity
from extractor.result import FIELDS, Failure


def test_entities_are_their_mentions_joined(result):
    india, russia = result.entities

    assert india.name == "India"
    assert russia == Entity(
        doc_id="a.txt",
        entity_id="country/RUS",
        name="Russia",
        label="GPE",
        iso3="RUS",
        qid="Q159",
        mentions=((53, 59), (82, 88)),
        ties=("name", "metonym"),
        confidence=0.8,
    )


@pytest.mark.parametrize("emit", FIELDS)
def test_rows_have_the_columns_of_their_kind(result, emit):
    rows = result.to_records(emit)

    assert rows
    assert all(tuple(row) == FIELDS[emit] for row in rows)
    assert all(result.text[row["start"] : row["end"]] == row.get("quote", row.get("text")) for row in rows)


def test_all_is_one_object_for_the_article(result):
    (row,) = result.to_records("all")

    assert "text" not in row
    assert (row["doc_id"], row["published"], row["title"]) == ("a.txt", "2025-11-11", "Oil <i>")
    assert [entity["name"] for entity in row["entities"]] == ["India", "Russia"]
    assert [len(row[kind]) for kind in ("facts", "mentions", "quantities", "times")] == [1, 3, 1, 1]


def test_unknown_kind_of_record(result):
    with pytest.raises(ValueError, match="'claims' is unknown"):
        result.to_records("claims")


@pytest.mark.parametrize(
    ("error", "line"),
    [
        pytest.param(InputError("It is\nempty."), "a.txt: It is empty.", id="raised on purpose: its message, one line"),
        pytest.param(KeyError("x"), "a.txt: KeyError: 'x'", id="not on purpose: its type too"),
        pytest.param(ValueError(), "a.txt: ValueError: ", id="no message"),
    ],
)
def test_a_failure_is_one_line(error, line):
    assert str(Failure.from_error("a.txt", error)) == line

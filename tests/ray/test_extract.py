"""The function over partitions, without an engine."""

import pytest

import extractor
from extractor.errors import InputError
from extractor.ray import Extract

pyarrow = pytest.importorskip("pyarrow", reason='pyarrow is not installed: pip install "geofact-extractor[parquet]"')
numpy = pytest.importorskip("numpy")

TEXT = "India's crude imports from Russia rose to 2 million tonnes in May, the oil ministry said."
COLUMNS = {
    "doc_id": ["a", "b", "c", None, "e"],
    "text": [TEXT, " ", None, "No figure here.", TEXT],
    "published": ["2025-06-02", None, None, None, "soon"],
}


@pytest.fixture(scope="module")
def read():
    return Extract()


def as_arrays(columns):
    return {name: numpy.array(values, dtype=object) for name, values in columns.items()}


@pytest.mark.parametrize(
    "batch", [COLUMNS, as_arrays(COLUMNS), pyarrow.table(COLUMNS)], ids=["lists", "arrays", "table"]
)
def test_a_row_for_each_article(read, batch):
    rows = read(batch).to_pylist()

    assert [(row["doc_id"], row["status"], len(row["facts"])) for row in rows] == [
        ("a", "done", 1),
        ("b", "failed", 0),
        ("c", "failed", 0),
        ("", "done", 0),
        ("e", "failed", 0),
    ]
    assert [row["reason"] is None for row in rows] == [True, False, False, True, False]
    assert "'soon'" in rows[-1]["reason"]
    plain = extractor.extract(TEXT, doc_id="a", published="2025-06-02")
    assert rows[0]["facts"] == plain.to_records("facts")
    assert rows[0]["mentions"] == plain.to_records("entities")


def test_columns_have_the_same_types_whatever_is_in_them(read):
    assert read({"text": [TEXT]}).schema == read({"text": [None]}).schema == read({"text": []}).schema


def test_what_an_engine_calls_missing_is_missing(read):
    batch = {"text": [TEXT], "published": [numpy.datetime64("NaT")], "doc_id": [float("nan")]}
    (row,) = read(batch).to_pylist()

    assert (row["doc_id"], row["published"], row["status"]) == ("", None, "done")


def test_a_batch_without_texts(read):
    with pytest.raises(InputError, match=r"body, url, but no text"):
        read({"body": [TEXT], "url": [None]})


def test_parquet_keeps_it(read, tmp_path):
    from pyarrow import parquet

    table = read(COLUMNS)
    parquet.write_table(table, tmp_path / "documents.parquet")

    assert parquet.read_table(tmp_path / "documents.parquet").to_pylist() == table.to_pylist()

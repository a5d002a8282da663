"""Export and import: the same rows come back, and a spreadsheet runs none of them."""

import csv
import json
import sqlite3

import duckdb
import pandas
import pytest

from extractor.errors import StoreError
from extractor.records import Fact
from extractor.store import Store, Writer
from extractor.store.exchange import FORMATS, export_store, import_store
from tests.store.made import NASTY, rows


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_rows_come_back(filled, tmp_path, format):
    with Store.open(filled) as store:
        counts = export_store(store, tmp_path / "out.duckdb", format)
        before = rows(store)
    with Writer.create(tmp_path / "again.db") as store:
        assert import_store(tmp_path / "out.duckdb", store) == counts
        store.commit()
        assert rows(store) == before
        assert [fact.doc_id for fact in store.search("crude imports")] == ["a.txt", "b.txt"]
    assert counts == {table: len(found) for table, found in before.items()}
    assert counts["documents"] == 4 + len(NASTY)


def test_no_cell_of_csv_is_a_formula(filled, tmp_path):
    with Store.open(filled) as store:
        export_store(store, tmp_path / "out", "csv")
    for file in (tmp_path / "out").iterdir():
        for row in csv.reader(file.open(encoding="utf-8", newline="")):
            assert not [cell for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and len(cell) > 1]


def test_jsonl_holds_the_records(filled, tmp_path):
    with Store.open(filled) as store:
        export_store(store, tmp_path / "out", "jsonl")
        facts = list(store.facts())
    lines = (tmp_path / "out" / "facts.jsonl").read_text("utf-8").splitlines()
    assert [Fact.from_dict(json.loads(line)) for line in lines] == facts


def test_other_programs_read_what_was_written(filled, tmp_path):
    with Store.open(filled) as store:
        export_store(store, tmp_path / "out", "parquet")
        export_store(store, tmp_path / "out.duckdb", "duckdb")
    frame = pandas.read_parquet(tmp_path / "out" / "facts.parquet")
    assert list(frame["value"]) == [1480000.0, 1480000.0]
    with duckdb.connect(str(tmp_path / "out.duckdb")) as database:
        assert database.execute("SELECT sum(value), min(period_start) FROM facts").fetchone() == (2960000, "2025-10-01")
    with sqlite3.connect(filled) as connection:
        assert len(pandas.read_sql("SELECT * FROM claims", connection)) == 2


def test_what_exists_is_not_overwritten(filled, tmp_path):
    (tmp_path / "out").mkdir()
    with Store.open(filled) as store, pytest.raises(StoreError, match="exists already"):
        export_store(store, tmp_path / "out", "csv")


def test_import_is_all_or_nothing(filled, tmp_path):
    with Store.open(filled) as store:
        export_store(store, tmp_path / "out", "jsonl")
    with (tmp_path / "out" / "mentions.jsonl").open("a") as stream:
        stream.write("{broken\n")
    with Writer.create(tmp_path / "again.db") as store:
        with pytest.raises(StoreError, match=r"mentions\.jsonl.* cannot be read"):
            import_store(tmp_path / "out", store)
        store.commit()
        assert not any(rows(store).values())


def test_import_needs_an_export_and_an_empty_store(filled, tmp_path):
    (tmp_path / "empty").mkdir()
    with Writer.create(tmp_path / "new.db") as store:
        for source in ("empty", "nothing", "facts.db"):
            with pytest.raises(StoreError, match="no export"):
                import_store(tmp_path / source, store)
    with Writer.create(filled) as store, pytest.raises(StoreError, match="holds documents already"):
        import_store(tmp_path / "empty", store)

"""The store: opening it, what it refuses, reading and searching it, and what an interrupt leaves."""

import os
import sqlite3
from dataclasses import replace

import pytest

from extractor.errors import StoreError
from extractor.records import Entity, Fact, Mention
from extractor.store import Document, Store, Writer
from extractor.store.opening import migrate, scripts
from tests.store.made import rows, with_id


def test_records_come_back(filled, result):
    with Store.open(filled) as store:
        assert list(store.facts(doc_id="a.txt")) == list(result.facts)
        assert list(store.entities(doc_id="a.txt")) == list(result.entities)
        assert list(store.mentions(doc_id="a.txt")) == list(result.mentions)
        found = store.result("b.txt")
        assert found.article == replace(with_id(result, "b.txt").article, url="https://b.c/d")
        assert (found.facts, found.mentions) == (with_id(result, "b.txt").facts, with_id(result, "b.txt").mentions)
        assert [line.doc_id for line in store.documents(status="duplicate")] == ["c.txt"]
        assert [line.doc_id for line in store.documents(status="done", url=None)] == ["a.txt"]
        assert store.document("no") is None
        with pytest.raises(StoreError, match="'no'"):
            store.result("no")


@pytest.mark.parametrize(
    ("table", "record", "own"),
    [("facts", Fact, ["claim_id"]), ("entities", Entity, []), ("mentions", Mention, [])],
)
def test_the_tables_have_the_fields_of_the_records(filled, table, record, own):
    with Store.open(filled) as store:
        columns = [row["name"] for row in store.query(f"PRAGMA table_info({table})")]
    assert columns == ["id", *record.__dataclass_fields__, *own]


def test_views_are_for_people(filled):
    with Store.open(filled) as store:
        (claim, _) = store.query("SELECT * FROM claims ORDER BY doc_id")
        assert (claim["published"], claim["title"], claim["corroborated_by"]) == ("2025-11-11", "Oil <i>", 1)
        found = {row["status"]: row["documents"] for row in store.query("SELECT * FROM manifest")}
        assert found["done"], found["duplicate"] == (2, 1)
        countries = [(row["iso3"], row["documents"], row["mentions"]) for row in store.query("SELECT * FROM countries")]
        assert countries == [("IND", 2, 2), ("RUS", 2, 4)]


@pytest.mark.parametrize(
    ("words", "found"),
    [("import", 2), ("importing Russia", 2), ("KPLER", 2), ("gas", 0), ('"AND (', 0), ("", 0), ("crude-imports", 2)],
)
def test_search_takes_any_words(filled, words, found):
    with Store.open(filled) as store:
        assert len(list(store.search(words))) == found


def test_search_follows_changes(filled, result):
    with Writer.create(filled) as store:
        line = store.document("a.txt")
        other = replace(result.facts[0], metric="gas exports", sentence="Gas.")
        store.put(replace(line, text="Gas."), replace(result, facts=(other,)))
        store.commit()
        assert [fact.doc_id for fact in store.search("gas")] == ["a.txt"]
        assert [fact.doc_id for fact in store.search("crude imports")] == ["b.txt"]
        matches = "SELECT rowid FROM documents_search WHERE documents_search MATCH ?"
        assert [row[0] for row in store.query(matches, ("gas",))] == [1]
        for table in ("documents_search", "facts_search"):
            store.connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")


def test_an_error_names_the_query(filled):
    with Store.open(filled) as store, pytest.raises(StoreError, match="no such table: nowhere"):
        list(store.query("SELECT * FROM nowhere"))


def test_a_store_that_is_read_is_not_written(filled):
    with Store.open(filled) as store, pytest.raises(sqlite3.OperationalError, match="readonly"):
        store.connection.execute("DELETE FROM facts")


NO_STORES = [
    pytest.param(None, "There is no store", id="missing"),
    pytest.param("text", "is no store", id="other file"),
    pytest.param("CREATE TABLE a (b)", "another program", id="other database"),
    pytest.param("PRAGMA user_version = 99", "update geofact-extractor", id="newer"),
]


@pytest.mark.parametrize(("content", "reason"), NO_STORES)
@pytest.mark.parametrize("kind", [Store.open, Writer.create])
def test_what_is_no_store(tmp_path, content, reason, kind):
    path = tmp_path / "x.db"
    if content == "text":
        path.write_text("No database, but long enough for SQLite to look at its head. " * 40)
    elif content is not None:
        if content.startswith("PRAGMA"):
            Writer.create(path).close()
        with sqlite3.connect(path) as connection:
            connection.execute(content)
        connection.close()
    elif kind == Writer.create:
        path, reason = tmp_path / "no" / "x.db", "folder of the store"
    before = path.read_bytes() if content else b""

    with pytest.raises(StoreError, match=reason):
        kind(path)
    assert not content or path.read_bytes() == before


@pytest.mark.parametrize("version", range(len(scripts())))
def test_an_older_store_is_brought_up_to_date(tmp_path, result, version):
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path, isolation_level=None)
    migrate(connection, scripts()[:version])
    if version:
        connection.execute("INSERT INTO documents (doc_id, status, text) VALUES ('a', 'done', 'Oil prices')")
    connection.close()
    if version:
        with pytest.raises(StoreError, match=f"has version {version}.*extractor batch"):
            Store.open(path)

    Writer.create(path).close()

    with Store.open(path) as store:
        assert store.query("PRAGMA user_version").__next__()[0] == len(scripts())
        matches = "SELECT count(*) FROM documents_search WHERE documents_search MATCH 'price'"
        assert next(store.query(matches))[0] == (version > 0)


def test_a_step_of_the_schema_is_taken_whole_or_not_at_all(tmp_path):
    connection = sqlite3.connect(tmp_path / "x.db", isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, ["CREATE TABLE a (b); CREATE TABLE a (b);"])
    connection.rollback()
    assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_store_that_cannot_be_written(filled, tmp_path):
    filled.chmod(0o400)
    with pytest.raises(StoreError, match="rights"):
        Writer.create(filled)


def test_an_interrupted_write_is_undone_and_the_earlier_ones_stay(filled, result):
    with Writer.create(filled) as store:
        before = rows(store)
        line = Document(doc_id="new", status="done")
        store.put(line, with_id(result, "new"))
        with pytest.raises(KeyboardInterrupt):
            _write_half(store, replace(line, doc_id="half"), with_id(result, "half"))
        store.commit()
        after = rows(store)
    assert [row for row in after["documents"] if row not in before["documents"]] == [after["documents"][-1]]
    assert after["documents"][-1][1] == "new"
    assert len(after["facts"]) == len(before["facts"]) + 1


def _write_half(store, line, result):
    with store.writing():
        store.put(line, result)
        raise KeyboardInterrupt


def test_a_full_disk_leaves_what_was_committed(filled, result):
    with Writer.create(filled) as store:
        before = rows(store)
        pages = next(store.query("PRAGMA page_count"))[0]
        store.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        line = Document(doc_id="new", status="done", text="Oil. " * 10_000)
        with pytest.raises(StoreError, match=r"disk is full.* goes on from there"):
            store.put(line, with_id(result, "new"))
        store.commit()
    with Store.open(filled) as store:
        assert rows(store) == before
        assert next(store.query("PRAGMA integrity_check"))[0] == "ok"


def test_a_document_written_again_replaces_what_was_found(filled, result):
    with Writer.create(filled) as store:
        before = store.document("a.txt")
        assert store.put(replace(before, facts=0), replace(result, facts=(), mentions=())) == 1
        store.commit()
        assert list(store.facts(doc_id="a.txt")) == list(store.mentions(doc_id="a.txt")) == []
        assert len(list(store.facts(doc_id="b.txt"))) == 1


def test_a_failure_to_fetch_keeps_what_was_found(filled):
    with Writer.create(filled) as store:
        store.put_failure(Document(doc_id="a.txt", status="failed", reason="Timed out.", origin="a"))
        store.put_failure(Document(doc_id="e.txt", status="failed", reason="Timed out.", origin="a"))
        line = store.document("a.txt")
        assert (line.status, line.reason, line.fingerprint, line.facts) == ("failed", "Timed out.", None, 1)
        assert len(list(store.facts(doc_id="a.txt"))) == 1
        store.forget_failures("a", [])
        assert store.document("a.txt") is not None
        assert store.document("e.txt") is None

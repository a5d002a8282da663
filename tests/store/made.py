"""Stores made by hand for the tests, with texts that would break a format that is careless."""

from dataclasses import replace

from extractor.store import Document, Run, Visit, Writer

NASTY = [
    "=SUM(A1)", "'=1+1", "+1", "-", "@x", "\tTab", "\rReturn", "a\rb", "a\r\nb", "", "'", "''", "'quoted' word",
    'say "x", y;\nz', "null", "NaN", "\u2028 \ufeff €", "0012", "1e5", "\x00 nul",
]  # fmt: skip


def rows(store):
    """All rows of a store, table by table."""
    tables = ("documents", "facts", "entities", "mentions", "runs", "visits")
    return {table: [tuple(row) for row in store.query(f"SELECT * FROM {table} ORDER BY 1")] for table in tables}


def fill(path, result):
    """Make a store with documents of every kind: two with facts, a copy, one skipped, a failure for each nasty text."""
    with Writer.create(path, claim=lambda fact: f"{fact.value}/{fact.unit}") as writer:
        run = Run(started="2025-01-01T00:00:00+00:00", inputs=("a", "b,c"), model="m")
        number = writer.put_run(run)
        line = Document(
            doc_id="a.txt", status="done", text=result.text, title="Oil <i>", facts=1, fingerprint="f", model="m",
            seconds=0.1, published="2025-11-11",
        )  # fmt: skip
        writer.put(line, result)
        writer.put(replace(line, doc_id="b.txt", url="https://b.c/d"), with_id(result, "b.txt"))
        writer.put(replace(line, doc_id="c.txt", status="duplicate", duplicate_of="a.txt", facts=0))
        writer.put(Document(doc_id="d.txt", status="skipped", reason="No news."))
        for index, text in enumerate(NASTY):
            writer.put(Document(doc_id=f"{index}", status="failed", reason=text, title=text, text=text))
        writer.put_run(replace(run, id=number, finished="2025-01-01T00:00:01+00:00", done=2))
        writer.put_visit(Visit(address="https://b.c/d", etag='"x"', visited="2025-01-01T00:00:00+00:00"))
        writer.commit()
    return path


def with_id(result, doc_id):
    """The result as that of a document of another name."""
    return replace(
        result,
        article=replace(result.article, doc_id=doc_id),
        facts=tuple(replace(fact, doc_id=doc_id, fact_id=f"{doc_id}-{fact.start}") for fact in result.facts),
        mentions=tuple(replace(mention, doc_id=doc_id) for mention in result.mentions),
    )

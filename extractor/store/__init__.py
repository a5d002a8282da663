"""The store: what was read, in one SQLite file that other programs open as it stands (Datasette, pandas, DuckDB).

Tables (``schema/*.sql`` says what every column means): ``documents`` is the manifest, a line for every document that
was ever offered, its ``status`` done, duplicate, skipped or failed; ``facts``, ``entities`` and ``mentions`` have the
fields of the records of the same names, with ``doc_id`` as the key to ``documents``; ``runs``, ``visits`` and
``sketches`` (:class:`extractor.compare.Sketches`) are the batch's own. Views for people: ``claims`` (facts with their
articles and ``corroborated_by``), ``people``, ``countries``, ``manifest``. Full-text search: ``documents_search`` and
``facts_search`` (FTS5).

>>> with Store.open("facts.db") as store:              # to read; raises StoreError if it is no store
...     for document in store.documents(status="done"):    # Document records, in the order of reading
...         result = store.result(document.doc_id)         # the extractor.Result: article, facts, mentions
...     for fact in store.facts(subject_iso3="IND"):       # extractor.Fact records; conditions are columns
...         print(fact.quote)
...     store.entities(doc_id="a"), store.mentions()       # likewise extractor.Entity, extractor.Mention
...     store.search("crude imports")                      # facts by words, the best first
...     store.query("SELECT * FROM claims WHERE unit = ?", ("USD",))  # any SQL, rows by column name

Everything is an iterator: nothing holds the whole store. ``Writer.create(path)`` opens a store to write, makes the file
if need be and brings an older one up to the schema of this version.

Facts of different documents that state the same share a ``claim_id``: a ``Writer`` is given the function that makes
it, and the view ``claims`` counts the other documents as ``corroborated_by``.
"""

from extractor.store.records import Document, DocumentStatus, Run, Visit
from extractor.store.store import Store
from extractor.store.writer import Writer

__all__ = ["Document", "DocumentStatus", "Run", "Store", "Visit", "Writer"]

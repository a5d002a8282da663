"""What two stores must have in common, however they came about: all but times and runs."""

from extractor.store import Document, Store

TABLES = {
    "documents": ", ".join(["id", *(name for name in Document.__dataclass_fields__ if name != "seconds")]),
    "facts": "*",
    "entities": "*",
    "mentions": "*",
    "sketches": "*",
}


def rows(path):
    """Return the rows of a store, table by table, without the seconds that its documents took."""
    with Store.open(path) as store:
        return {
            table: [tuple(row) for row in store.query(f"SELECT {columns} FROM {table} ORDER BY 1, 2")]
            for table, columns in TABLES.items()
        }

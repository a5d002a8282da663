"""Connecting to the file of a store, and bringing it to the schema of this version."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from pathlib import Path

from extractor.errors import StoreError

APPLICATION = 0x47454F46
"""Marks the file as ours ("GEOF") in SQLite's ``PRAGMA application_id``."""
WAIT = 10.0
"""Seconds to wait for another program that is writing."""


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """Open a store; write: also make it, and bring it up to date. Raises StoreError, as ``Store.open`` says."""
    if not write and not path.is_file():
        raise StoreError(f"There is no store {str(path)!r}: make one with `extractor batch INPUT... --store {path}`.")
    if not path.absolute().parent.is_dir():
        raise StoreError(f"The folder of the store {str(path)!r} does not exist: make it first.")
    connection = None
    try:
        connection = _open_to_write(path) if write else _open_to_read(path)
        _check(connection, path, write=write)
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        raise StoreError(_explain(path, error, write=write)) from error
    except StoreError:
        if connection is not None:
            connection.close()
        raise
    return connection


def scripts() -> list[str]:
    """Return the steps of the schema: the first makes it, each later one brings it a version further."""
    folder = files("extractor.store").joinpath("schema")
    return [script.read_text("utf-8") for script in sorted(folder.iterdir(), key=lambda script: script.name)]


def migrate(connection: sqlite3.Connection, steps: list[str]) -> None:
    """Apply the steps that the store lacks, each as a whole or not at all."""
    for version in range(_pragma(connection, "user_version"), len(steps)):
        connection.executescript(
            f"BEGIN IMMEDIATE;\n{steps[version]}\nPRAGMA application_id = {APPLICATION};\n"
            f"PRAGMA user_version = {version + 1};\nCOMMIT;"
        )


def _open_to_write(path: Path) -> sqlite3.Connection:
    connection = _connect(path, "rwc")
    _check_ours(connection, path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")  # a power cut may cost the last seconds, never the store
    connection.execute("PRAGMA foreign_keys = ON")
    migrate(connection, scripts())
    return connection


def _open_to_read(path: Path) -> sqlite3.Connection:
    connection = _connect(path, "ro")
    try:
        _pragma(connection, "user_version")
    except sqlite3.OperationalError:
        # A store in a folder that cannot be written: without a log beside it, it is whole as it stands.
        connection.close()
        connection = _connect(path, "ro&immutable=1")
    return connection


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=WAIT, isolation_level=None
    )
    connection.row_factory = sqlite3.Row
    return connection


def _check(connection: sqlite3.Connection, path: Path, *, write: bool) -> None:
    _check_ours(connection, path)
    version, ours = _pragma(connection, "user_version"), len(scripts())
    if version > ours:
        raise StoreError(
            f"The store {str(path)!r} has version {version}, this program knows {ours}: update geofact-extractor."
        )
    if version < ours and not write:
        raise StoreError(
            f"The store {str(path)!r} has version {version}, this program's is {ours}: any `extractor batch` into it "
            "brings it up to date."
        )


def _check_ours(connection: sqlite3.Connection, path: Path) -> None:
    if _pragma(connection, "application_id") != APPLICATION and _pragma(connection, "schema_version"):
        raise StoreError(f"{str(path)!r} is a database of another program, no store: name another file.")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def _explain(path: Path, error: sqlite3.Error, *, write: bool) -> str:
    message = str(error)
    if "not a database" in message:
        return f"{str(path)!r} is no store: name another file."
    if write and ("readonly" in message or "unable to open" in message):
        return f"The store {str(path)!r} cannot be written ({message}): check the rights of the file and its folder."
    if "full" in message:
        return f"There is no room for the store {str(path)!r} ({message}): make room on its disk."
    return f"The store {str(path)!r} cannot be opened: {message}."

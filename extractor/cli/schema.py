"""``extractor schema``: what a fact record is, as JSON Schema."""

from __future__ import annotations

import json
from typing import Any

import typer


def schema_command() -> None:
    """Print the JSON Schema of the fact record, which every line of JSONL output is."""
    typer.echo(json.dumps(fact_schema(), indent=2, ensure_ascii=False))


def fact_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of :class:`extractor.Fact`, as its ``to_dict`` gives it."""
    from pydantic import TypeAdapter

    from extractor.records import Fact

    schema = TypeAdapter(Fact).json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema

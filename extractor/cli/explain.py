"""``extractor explain``: why a fact is as it is, slot by slot."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.notices import Notices
from extractor.cli.reading import KnowledgeOption, LocalOption, ModelOption, PublishedOption, read_results
from extractor.errors import InputError
from extractor.records import Evidence, Fact
from extractor.result import Result

FILE_HELP = "File of one article or more, or - for standard input."
AT_HELP = "A character of the figure, counted from the beginning of the article's text."
DOC_HELP = "The article's name, where the file holds several."
HEADER = ("slot", "value", "words", "score", "decided by, or runner-up")


def explain_command(
    file: Annotated[str, typer.Argument(metavar="FILE", help=FILE_HELP, show_default=False)],
    at: Annotated[int, typer.Option(metavar="OFFSET", min=0, help=AT_HELP, show_default=False)],
    doc: Annotated[str | None, typer.Option(metavar="NAME", help=DOC_HELP)] = None,
    published: PublishedOption = None,
    model: ModelOption = None,
    knowledge: KnowledgeOption = None,
    allow_local: LocalOption = False,
) -> None:
    """Show why the fact at an offset is as it is: the words of each slot, how sure it is, and what else it could be."""
    options = {"published": published, "model": model, "knowledge": knowledge, "allow_local": allow_local}
    typer.echo(explain(file, at, doc=doc, **options))  # type: ignore[arg-type]


def explain(
    file: str,
    at: int,
    *,
    doc: str | None = None,
    published: str | None = None,
    model: str | None = None,
    knowledge: Path | None = None,
    allow_local: bool = False,
) -> str:
    """Return the explanation as text, for each fact whose figure covers the character ``at``.

    The arguments are the options of the command. Raises InputError if there is no such article or fact.
    """
    notices = Notices()
    results = read_results(
        [file], notices, published=published, model=model, knowledge=knowledge, allow_local=allow_local
    )
    result = _only([found for found in results if doc is None or found.doc_id == doc], file, doc)
    facts = result.at(at)
    if not facts:
        raise InputError(f"No fact stands at character {at} of {result.doc_id!r}: {_nearby(result, at)}")
    return "\n\n".join(_table(result, fact) for fact in facts)


def _only(results: list[Result], file: str, doc: str | None) -> Result:
    if not results:
        raise InputError(f"{file} holds no article{f' of the name {doc!r}' if doc else ''} that can be read.")
    if len(results) > 1:
        names = ", ".join(result.doc_id for result in results[:3])
        raise InputError(f"{file} holds {len(results)} articles ({names} ...): name one of them with --doc.")
    return results[0]


def _nearby(result: Result, at: int) -> str:
    figures = sorted((abs(start - at), start, fact.quote) for fact in result.facts for start, _ in fact.mentions)
    near = ", ".join(f"{start} ({quote})" for _, start, quote in figures[:3])
    return f"the nearest begin at {near}." if near else "the article states none."


def _table(result: Result, fact: Fact) -> str:
    sure = f", confidence {fact.confidence:.2f}" if fact.confidence is not None else ""
    rows = [HEADER, *(_row(result, one) for one in fact.explain())]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADER) - 1)]
    lines = ["  ".join([*map(str.ljust, row, widths), row[-1]]).rstrip() for row in rows]
    return "\n".join([f"{fact.quote!r} at {fact.start}-{fact.end}{sure}", *lines])


def _row(result: Result, one: Evidence) -> tuple[str, ...]:
    words = "" if one.start is None else f"{' '.join(result.text[one.start : one.end].split())} [{one.start}]"
    other = one.other or "none"
    rival = "" if one.other_score is None else f"{other} {one.other_score:.2f}"
    decided = rival if one.rule is None else f"rule: {one.rule} (read as {other})"
    return one.slot, one.value or "none", words, "" if one.score is None else f"{one.score:.2f}", decided

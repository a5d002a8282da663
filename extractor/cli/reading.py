"""What the commands that read articles have in common: their options, and the way from inputs to results."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from extractor.cli.notices import Notices, show_progress
from extractor.read import Web, count_articles, read_inputs
from extractor.result import Result

INPUTS_HELP = (
    "Files of articles (text, HTML, JSONL, CSV, JSON), feeds (RSS, Atom, RDF, JSON Feed), lists of feeds (OPML) and "
    "WARC, also as .gz and .zip; folders of them; http(s) addresses of feeds and pages; or - for standard input."
)
PUBLISHED_HELP = "Publication date of all articles (YYYY-MM-DD); without it their own, or the one found in the text."
MODEL_HELP = "Folder of another model, or name or folder of a trained spaCy pipeline."
KNOWLEDGE_HELP = "CSV file of entities of your own: name, aliases, label, iso3, role, qid, since, until."
WORKERS_HELP = "Processes that read articles side by side."
LOCAL_HELP = (
    "Also fetch from this machine and its network, and file: addresses; only if you trust every address in the inputs."
)

InputsArgument = Annotated[list[str], typer.Argument(metavar="INPUT...", help=INPUTS_HELP, show_default=False)]
PublishedOption = Annotated[str | None, typer.Option(metavar="DATE", help=PUBLISHED_HELP)]
ModelOption = Annotated[str | None, typer.Option(metavar="NAME_OR_PATH", help=MODEL_HELP)]
KnowledgeOption = Annotated[Path | None, typer.Option(metavar="FILE", help=KNOWLEDGE_HELP)]
WorkersOption = Annotated[int, typer.Option(min=1, help=WORKERS_HELP)]
LocalOption = Annotated[bool, typer.Option("--allow-local", help=LOCAL_HELP)]


def read_results(
    inputs: Sequence[str],
    notices: Notices,
    *,
    published: str | None = None,
    model: str | None = None,
    knowledge: Path | None = None,
    workers: int = 1,
    allow_local: bool = False,
    progress: bool = False,
) -> Iterator[Result]:
    """Return what the inputs state, article by article as they are read; what cannot be read goes to the notices.

    progress: show on stderr how far it is. Raises DateError, ModelError or KnowledgeError before anything is read.
    """
    from extractor.pipeline import extract_many, load, parse_published

    date = parse_published(published) if published is not None else None
    nlp = load(model, knowledge=knowledge)
    web = Web(allow_local=allow_local)
    articles = notices.drop_failures(read_inputs(inputs, sys.stdin.buffer, notices.notify, web=web))
    if date is not None:
        articles = (replace(article, published=date) for article in articles)
    results = notices.drop_failures(extract_many(articles, n_process=workers, nlp=nlp))
    return show_progress(results, count_articles(inputs)) if progress else results

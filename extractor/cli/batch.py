"""``extractor batch``: read what is new in the inputs into a store."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from extractor.cli.batch_log import BatchLog, JsonLog, ProgressLog, QuietLog
from extractor.cli.reading import (
    InputsArgument,
    KnowledgeOption,
    LocalOption,
    ModelOption,
    PublishedOption,
    WorkersOption,
)
from extractor.read import Web, count_articles, read_inputs
from extractor.records import Article
from extractor.result import Failure

if TYPE_CHECKING:
    from extractor.batch import Engine, Summary

EngineName = Literal["processes", "ray"]

MEMORY = 1024
"""MiB that a worker may occupy: what an article of half a million characters needs, which takes half a minute too."""

STORE_HELP = "The SQLite file to read into; it is made if it does not exist."
ENGINE_HELP = (
    "What the workers are: processes, the faster ones on one machine; or actors of Ray (extra: ray), on the cluster "
    "that RAY_ADDRESS names, else here."
)
TIMEOUT_HELP = "Seconds for one article; one that takes longer is given up."
MEMORY_HELP = "MiB for one worker; an article that needs more is given up."
WATCH_HELP = "Go on until interrupted: look at the inputs again after so many seconds."
RETRY_HELP = "Read again what has failed, although it has not changed."
QUIET_HELP = "Say nothing: the store's table documents has a line for every document."
LOG_HELP = "Log every document, notice and run as a JSON object a line, on stderr."


def batch_command(
    inputs: InputsArgument,
    store: Annotated[Path, typer.Option("--store", "-s", metavar="FILE", help=STORE_HELP, show_default=False)],
    published: PublishedOption = None,
    workers: WorkersOption = 1,
    engine: Annotated[EngineName, typer.Option(help=ENGINE_HELP)] = "processes",
    timeout: Annotated[float, typer.Option(min=0.1, metavar="SECONDS", help=TIMEOUT_HELP)] = 30.0,
    memory: Annotated[int, typer.Option(min=256, metavar="MIB", help=MEMORY_HELP)] = MEMORY,
    model: ModelOption = None,
    knowledge: KnowledgeOption = None,
    watch: Annotated[float | None, typer.Option(min=1, metavar="SECONDS", help=WATCH_HELP)] = None,
    allow_local: LocalOption = False,
    retry: Annotated[bool, typer.Option("--retry", help=RETRY_HELP)] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help=QUIET_HELP)] = False,
    log_json: Annotated[bool, typer.Option("--log-json", help=LOG_HELP)] = False,
) -> None:
    """Read what is new or has changed in the inputs into a store; stop it at any time and start it again."""
    log = JsonLog() if log_json else QuietLog() if quiet else ProgressLog()
    summary = batch(
        inputs,
        store=store,
        published=published,
        workers=workers,
        engine=engine,
        timeout=timeout,
        memory=memory,
        model=model,
        knowledge=knowledge,
        watch=watch,
        allow_local=allow_local,
        retry=retry,
        log=log,
    )
    if summary.failed:
        raise typer.Exit(1)


def batch(
    inputs: Sequence[str],
    *,
    store: Path,
    published: str | None = None,
    workers: int = 1,
    engine: EngineName = "processes",
    timeout: float = 30.0,
    memory: int | None = MEMORY,
    model: str | None = None,
    knowledge: Path | None = None,
    watch: float | None = None,
    allow_local: bool = False,
    retry: bool = False,
    log: BatchLog | None = None,
) -> Summary:
    """Read the inputs into the store, once or until interrupted, and return what became of the last pass's documents.

    The arguments are the options of the command. Raises DateError, ModelError, KnowledgeError, StoreError or, without
    its engine, ExtractorError before anything is read, and StoreError when the store cannot be written any more.
    """
    from extractor.batch import Batch
    from extractor.compare import claim_id
    from extractor.pipeline import load, parse_published
    from extractor.store import Writer

    log = log or QuietLog()
    date = parse_published(published) if published is not None else None
    start = _find_engine(engine)
    with Writer.create(store, claim=claim_id) as writer:
        nlp = load(model, knowledge=knowledge)
        work = Batch(
            writer, nlp, workers=workers, engine=start, timeout=timeout, memory=memory, retry=retry, tell=log.document
        )
        web = Web(visits=work.visits, allow_local=allow_local)
        while True:
            with log.run(str(store), lambda: count_articles(inputs)):
                opened = ((name, read_inputs([name], sys.stdin.buffer, log.notify, web=web)) for name in inputs)
                summary = work.run((name, _dated(items, date)) for name, items in opened)
            log.summary(str(store), summary)
            if watch is None:
                return summary
            try:
                time.sleep(watch)
            except KeyboardInterrupt:  # between two passes nothing is interrupted
                return summary


def _find_engine(name: EngineName) -> Engine:
    if name == "processes":
        from extractor.batch import BareWorkers

        return BareWorkers
    from extractor.ray import RayWorkers
    from extractor.ray.workers import import_ray

    import_ray()
    return RayWorkers


def _dated(items: Iterable[Article | Failure], date: str | None) -> Iterator[Article | Failure]:
    for item in items:
        yield item if date is None or isinstance(item, Failure) else replace(item, published=date)

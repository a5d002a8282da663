"""What the user hears of a batch: a progress bar and a line for each failure, JSON lines for machines, or nothing."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.progress import Progress

    from extractor.batch import Summary
    from extractor.store import Document

Count = Callable[[], int | None]


class QuietLog:
    """Says nothing; the base of those that do."""

    @contextmanager
    def run(self, store: str, count: Count) -> Iterator[None]:
        """Be open while a pass runs. count: tells how many documents it will have at most, None if unknown."""
        yield

    def notify(self, line: str) -> None:
        """Hear of an input that is read, but perhaps not as it was meant."""

    def document(self, document: Document, fresh: bool) -> None:
        """Hear what a document is; fresh: whether this pass has settled it."""

    def summary(self, store: str, summary: Summary) -> None:
        """Hear what a pass has come to."""


BatchLog = QuietLog


class ProgressLog(QuietLog):
    """A progress bar on a terminal, a line on stderr for what failed or was skipped, and the summary on stdout."""

    def __init__(self) -> None:
        self._progress: Progress | None = None

    @contextmanager
    def run(self, store: str, count: Count) -> Iterator[None]:
        """Show the bar meanwhile."""
        if not sys.stderr.isatty():
            yield
            return
        with _make_progress() as progress:
            progress.add_task("", total=count())
            self._progress = progress
            try:
                yield
            finally:
                self._progress = None

    def notify(self, line: str) -> None:
        """Say it in a line."""
        self._say(f"extractor: {line}")

    def document(self, document: Document, fresh: bool) -> None:
        """Move the bar on, and say why if the document is not in the store."""
        if self._progress is not None:
            self._progress.advance(self._progress.task_ids[0])
            self._progress.refresh()
        if document.reason is not None and fresh:
            self._say(f"extractor: {document.doc_id}: {document.status}: {document.reason}")

    def summary(self, store: str, summary: Summary) -> None:
        """Say it in a line or two."""
        print(
            f"{store}: {_count(summary.documents, 'document')}: {summary.done:,} done with "
            f"{_count(summary.facts, 'fact')}, {_count(summary.duplicate, 'duplicate')}, {summary.skipped:,} skipped, "
            f"{summary.failed:,} failed; {summary.unchanged:,} of them unchanged since an earlier run"
        )

    def _say(self, line: str) -> None:
        if self._progress is None:
            print(line, file=sys.stderr)
        else:
            self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)


class JsonLog(QuietLog):
    """Every event as a JSON object a line, on stderr."""

    @contextmanager
    def run(self, store: str, count: Count) -> Iterator[None]:
        """Log the beginning."""
        self._log("start", store=store)
        yield

    def notify(self, line: str) -> None:
        """Log it."""
        self._log("notice", message=line)

    def document(self, document: Document, fresh: bool) -> None:
        """Log its line of the manifest, without the text."""
        row = document.to_dict()
        del row["text"]
        self._log("document", **row, fresh=fresh)

    def summary(self, store: str, summary: Summary) -> None:
        """Log the counts."""
        self._log("summary", store=store, documents=summary.documents, **asdict(summary))

    def _log(self, event: str, **fields: Any) -> None:
        from extractor.store.writer import now

        print(json.dumps({"event": event, "time": now(), **fields}, ensure_ascii=False), file=sys.stderr, flush=True)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _make_progress() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeRemainingColumn
    from rich.text import Text

    class RateColumn(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text("" if task.speed is None else f"{task.speed:.1f}/s")

    columns = (BarColumn(), MofNCompleteColumn(), RateColumn(), TimeRemainingColumn())
    # Refreshed by hand: a thread beside us would not survive in the workers that are forked from here.
    return Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)

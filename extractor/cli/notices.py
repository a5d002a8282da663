"""What the user hears on stderr while articles are read: failures, notices, and how far the run has come."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from extractor.result import Failure, Result

Item = TypeVar("Item")

FEW = 5
"""So many articles are read before a progress bar is worth its lines."""


class Notices:
    """Says it on stderr, one line each, and counts the failures."""

    def __init__(self) -> None:
        self.failed = 0

    def notify(self, line: str) -> None:
        """Say one thing about an input that is read nevertheless."""
        print(f"extractor: {line}", file=sys.stderr)

    def drop_failures(self, items: Iterable[Item | Failure]) -> Iterator[Item]:
        """Yield what could be read; report what could not, and count it unless it was skipped on purpose."""
        for item in items:
            if isinstance(item, Failure):
                self.failed += not item.skipped
                self.notify(str(item))
            else:
                yield item


def show_progress(results: Iterable[Result], total: int | None) -> Iterator[Result]:
    """Yield the results, and show on stderr how many of ``total`` (None if unknown) have come."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, visible=total is None or total > FEW)
        for result in results:
            yield result
            progress.advance(task)

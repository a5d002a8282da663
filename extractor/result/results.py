"""The results of many articles, kept together to be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.records import Record
from extractor.result.emit import Emit, row_of
from extractor.result.facts import Facts
from extractor.result.frame import make_frame
from extractor.result.html import render_results
from extractor.result.result import Failure, Result

if TYPE_CHECKING:
    from pandas import DataFrame


class Results(list[Result | Failure]):
    """A list of results that shows itself in a notebook: ``Results(extractor.extract_many(articles))``.

    It holds every article in memory; for more than some thousand, take them one by one from ``extract_many``.
    """

    @property
    def read(self) -> list[Result]:
        """The articles that could be read."""
        return [result for result in self if isinstance(result, Result)]

    @property
    def failures(self) -> list[Failure]:
        """Those that could not."""
        return [result for result in self if isinstance(result, Failure)]

    @property
    def facts(self) -> Facts:
        """The facts of all articles, in their order."""
        return Facts(fact for result in self.read for fact in result.facts)

    def to_frame(self, emit: Emit = "facts") -> DataFrame:
        """Return the rows of all articles as one data frame, as :meth:`Result.to_frame` does for one."""
        kind = row_of(emit)
        records: list[Record] = []
        published: list[str | None] = []
        for result in self.read:
            rows = result.rows(emit)
            records += rows
            published += [result.article.published] * len(rows)
        return make_frame(kind, records, published)

    def __repr__(self) -> str:
        return f"<Results: {len(self.read)} read, {len(self.failures)} failed, {len(self.facts)} facts>"

    def _repr_html_(self) -> str:
        """Show each article, folded, then all facts as a table, in a notebook."""
        return render_results(self.read, [str(failure) for failure in self.failures])

"""The facts of one article or of many, as a tuple that can become a data frame and shows itself in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.records import Fact
from extractor.result.frame import make_frame
from extractor.result.html import render_facts

if TYPE_CHECKING:
    from pandas import DataFrame


class Facts(tuple[Fact, ...]):
    """A tuple of facts: ``result.facts``, or of any others by ``Facts(fact for fact in ... if ...)``."""

    __slots__ = ()

    def to_frame(self) -> DataFrame:
        """Return a pandas data frame with a row for each fact and its fields as typed columns.

        ================================================  ================  ==========================================
        column                                            dtype             missing
        ================================================  ================  ==========================================
        ``doc_id quote sentence fact_id``                 string            never
        ``start end``                                     int64             never
        ``value``                                         float64           never
        ``value_to previous_value si_value confidence``   float64           NaN
        ``modifier kind status``                          category          never
        ``direction previous_how``                        category          NaN
        ``unit subject_iso3 counterpart_iso3``            category          NaN
        ``metric subject counterpart source``             string            NA
        ``subject_role counterpart_role``                 string            NA
        ``period_start period_end``                       datetime64[s]     NaT
        ``mentions``                                      object            never: tuples of (start, end)
        ``model``                                         category          never
        ================================================  ================  ==========================================

        What each column means is said at :class:`extractor.Fact` and by ``extractor schema``. Categories are every
        value that the schema allows, for units, countries and models those that occur. Values of different units
        stand in one column: filter by ``unit``, or convert with ``fact.to()``, before you reckon with them.
        Raises ImportError if pandas is not installed.
        """
        return make_frame(Fact, self)

    def _repr_html_(self) -> str:
        """Show the facts as a table, in a notebook."""
        return render_facts(self)

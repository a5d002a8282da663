"""Records as a pandas data frame whose columns have the types of what they hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from extractor.records import Record

if TYPE_CHECKING:
    from pandas import DataFrame
    from pandas.api.extensions import ExtensionArray

DATES = ("published", "period_start", "period_end")
REPEATED = ("unit", "dimension", "label", "iso3", "subject_iso3", "counterpart_iso3", "model")
"""Columns of few values that come again and again: categories, those that occur in alphabetical order."""


def make_frame(
    kind: type[Record], records: Sequence[Record], published: Sequence[str | None] | None = None
) -> DataFrame:
    """Return a data frame with a row for each record and a column for each field, typed even where there is no row.

    kind: the class of the records. published: the publication date of each record's article, which becomes a column
    after ``doc_id``; None for no such column.

    The dtype of a column follows from its field:

    - dates (``published``, ``period_start``, ``period_end``): ``datetime64[s]``, NaT where there is none;
    - numbers: ``float64``, NaN where there is none, and offsets ``int64``;
    - texts of a fixed choice (``kind``, ``status``, ``direction``, ``modifier`` ...): ``category`` with every choice,
      in the order of the schema; texts that repeat (``unit``, ``label``, the countries' codes): ``category`` with
      those that occur;
    - other texts: ``string``, with ``pandas.NA`` where there is none;
    - lists of offsets (``mentions``): ``object``, tuples of (start, end).

    Raises ImportError if pandas is not installed.
    """
    try:
        from pandas import DataFrame
    except ImportError as error:
        raise ImportError(
            'to_frame() needs pandas, which is not installed: pip install "geofact-extractor[frame]"'
        ) from error
    hints = get_type_hints(kind)
    columns = {
        name: _make_column(name, hints[name], [getattr(record, name) for record in records])
        for name in kind.__dataclass_fields__
    }
    frame = DataFrame(columns)
    if published is not None:
        frame.insert(list(columns).index("doc_id") + 1, "published", _make_column("published", str, published))
    return frame


def _make_column(name: str, hint: Any, values: Sequence[Any]) -> ExtensionArray | Any:
    import numpy as np
    import pandas as pd

    if name in DATES:
        return np.array(values, dtype="datetime64[s]")
    choices = _choices(hint)
    if choices or name in REPEATED:
        return pd.Categorical(values, categories=choices or sorted({value for value in values if value is not None}))
    types = {*get_args(hint)} or {hint}
    if int in types:
        return np.array(values, dtype="int64")
    if float in types:
        return np.array(values, dtype="float64")
    if str in types:
        return pd.array(values, dtype="string")
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return column


def _choices(hint: Any) -> list[str]:
    """Return the texts that a field of a fixed choice can hold, in the order of the schema; else none."""
    literal = next((part for part in (hint, *get_args(hint)) if get_origin(part) is Literal), None)
    return list(get_args(literal))

"""Reads English news and returns people, countries, organisations and every quantitative claim as data.

>>> import extractor
>>> result = extractor.extract("Imports rose 4% in May 2024, Indonesia said.")
>>> [fact.quote for fact in result.facts]
['4%']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.chart import plot
    from extractor.pipeline import extract, extract_many, load
    from extractor.read import read_articles
    from extractor.records import Article, Entity, Fact, Mention, Quantity, TimeExpression
    from extractor.result import Facts, Failure, Result, Results

__all__ = [
    "Article",
    "Entity",
    "Fact",
    "Facts",
    "Failure",
    "Mention",
    "Quantity",
    "Result",
    "Results",
    "TimeExpression",
    "extract",
    "extract_many",
    "load",
    "plot",
    "read_articles",
]

_HOME = {
    "extract": "extractor.pipeline",
    "extract_many": "extractor.pipeline",
    "load": "extractor.pipeline",
    "plot": "extractor.chart",
    "read_articles": "extractor.read",
    "Facts": "extractor.result",
    "Failure": "extractor.result",
    "Result": "extractor.result",
    "Results": "extractor.result",
}


def __getattr__(name: str) -> Any:
    # spaCy and the model take seconds to import and load, so nothing is loaded until it is asked for.
    if name not in __all__:
        raise AttributeError(f"module 'extractor' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME.get(name, "extractor.records")), name)

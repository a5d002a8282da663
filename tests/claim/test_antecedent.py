"""Figures that go back to one before: parts of an amount, changes of a level, totals and rises."""

import pytest
import spacy
from marked_text import unmarked

from extractor.annotations import read_annotations, register_extensions, write_records
from extractor.claim.antecedent import find_antecedent
from extractor.claim.context import read_sentences
from extractor.claim.phrases import is_bare
from extractor.records import Fact, Quantity, TimeExpression

# Figures in square brackets, times in angle brackets; the last figure is asked for. Metrics and units in order.
CASES = [
    ("It sold [5] zinc. Of this, Chile got [4].", "zinc Chile", "tt", "zinc", "a part of an amount"),
    ("It sold [5] zinc. Out of this Chile got [4].", "zinc Chile", "tt", "zinc", "the same"),
    ("It sold [5] zinc. Of this, Chile got [4].", "zinc Chile", "td", None, "of another unit"),
    ("It runs [5] mines. Of these, [4] shut.", "mines mines-shut", "mm", None, "what is counted names itself"),
    ("It sold [5] zinc. Of late Chile got [4].", "zinc Chile", "tt", None, "points to nothing"),
    ("It sold [5] zinc. That compares with [4] of iron.", "zinc iron", "tt", "zinc", "points to an amount"),
    ("It sold [5] zinc. It rained. Of this, [4] went.", "zinc went", "tt", None, "but only of the sentence before"),
    ("Sales were [5]. That is a rise of [4].", "Sales rise", "d%", "Sales", "a rise of what is pointed to"),
    ("It owns [5] shares. Peru holds [4].", "shares holds", "dd", "shares", "a bare verb"),
    ("It sold [5] zinc. The total is [4].", "zinc total", "tt", "zinc", "a bare word"),
    ("It sold [5] zinc. It rose [4].", "zinc -", "tt", "zinc", "no word at all"),
    ("It sold [5] zinc. Total sales were [4].", "zinc Total-sales", "tt", None, "a word of its own"),
    ("It sold [5] zinc, then [3]. The total is [4].", "zinc level total", "ttt", "zinc", "over one that says nothing"),
    ("Sales were [5], a rise of [4].", "Sales Sales-boats", "d%", "Sales", "a change right behind its level"),
    ("Sales were [5] <today>, up [4].", "Sales Sales-boats", "d%", "Sales", "over a time"),
    ("Sales were [5], profit up [4].", "Sales profit", "d%", None, "another thing moved"),
    ("Sales were up [5], a rise of [4].", "Sales boats", "%%", None, "no level"),
    ("Sales were [5], and rose [4].", "Sales boats", "d%", None, "a clause of its own"),
]
UNITS = {"t": ("tonne", "mass"), "d": ("USD", "money"), "%": ("%", "ratio"), "m": ("mine", "count")}


@pytest.mark.parametrize(("marked", "metrics", "units", "expected", "why"), CASES)
def test_the_figure_that_another_goes_back_to(marked, metrics, units, expected, why):
    register_extensions()
    text, marks = unmarked(marked)
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    doc = nlp(text)
    names = [metric.replace("-", " ").strip() or None for metric in metrics.split()]
    figures = [mark for mark in marks if mark.kind == "["]
    quantities, facts = [], {}
    for mark, metric, letter in zip(figures, names, units, strict=True):
        unit, dimension = UNITS[letter]
        place = {"start": mark.start, "end": mark.end, "quote": mark.text}
        quantities.append(Quantity(**place, value=1, unit=unit, dimension=dimension))
        facts[mark.start] = Fact(doc_id="d", **place, sentence=text, value=1, unit=unit, metric=metric)
    times = [TimeExpression(start=mark.start, end=mark.end, text=mark.text) for mark in marks if mark.kind == "<"]
    for name, records in (("blocks", []), ("mentions", []), ("quantities", quantities), ("times", times)):
        write_records(doc, name, records)
    view = next(view for view in read_sentences(doc, read_annotations(doc)) if view.end > figures[-1].start)
    *before, asked = facts.values()
    told = {fact.unit: fact for fact in before if not is_bare(fact.metric)}
    found = find_antecedent(view, len(view.quantities) - 1, asked, before[-1], told)
    assert (found and found.metric) == expected, why

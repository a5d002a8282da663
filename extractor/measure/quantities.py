"""The component that finds every quantity of an article and writes ``doc._.quantities``."""

from __future__ import annotations

from bisect import bisect_right

from spacy.language import Language
from spacy.tokens import Doc

from extractor.annotations import register_extensions, write_records
from extractor.knowledge.units import units
from extractor.measure.counted import PartOfSpeech, counted_unit
from extractor.measure.directions import direction_of
from extractor.measure.figures import Figure
from extractor.measure.home import home_currencies, share_currency
from extractor.measure.inherit import (
    is_conversion,
    is_daily,
    is_magnitude,
    is_oil_price,
    name_by_context,
    tie_compared,
    tie_coordinated,
)
from extractor.measure.normaliser import read_figures
from extractor.measure.results import pair_results
from extractor.measure.scope import excluded, is_age
from extractor.measure.sentences import sentence_numbers
from extractor.measure.tokens import Token, tokenize
from extractor.records import Quantity

_MOST_POINTS = 10
_SHARED_DIMENSIONS = frozenset({"count", "mass", "volume", "area", "length", "power", "energy"})


class Quantities:
    """The component ``extractor_quantities``: writes ``doc._.quantities``."""

    def find(self, doc: Doc) -> list[Quantity]:
        """Return every quantity of the document's text in order, without debris of the web page and datelines."""
        text = doc.text
        tokens, debris = tokenize(text), _debris(doc)
        figures = [
            figure for figure in read_figures(text, tokens, home_currencies(doc)) if not _in_debris(figure, debris)
        ]
        share_currency(figures)
        _complete(text, tokens, figures, _tagger(doc))
        return [_quantity(doc, text, figure) for figure in figures if figure.excluded != "score"]

    def __call__(self, doc: Doc) -> Doc:
        """Find the quantities and write them on the document."""
        write_records(doc, "quantities", self.find(doc))
        return doc


@Language.factory("extractor_quantities", assigns=["doc._.quantities"])
def make_quantities(nlp: Language, name: str) -> Quantities:
    """Build the component; it has no settings and needs nothing on the ``Doc``, but uses tags and mentions."""
    register_extensions()
    return Quantities()


def _complete(text: str, tokens: list[Token], figures: list[Figure], part_of_speech: PartOfSpeech) -> None:
    """Read from the words around each figure what it leaves open: unit, then scope, modifier and direction."""
    sentences = sentence_numbers(text, tokens)
    for figure in figures:
        if is_age(tokens, figure):
            figure.unit, figure.dimension, figure.excluded = f"{figure.unit or 'year'} of age", "age", "age"
        elif figure.unit is None and figure.dimension == "count":
            figure.unit = "magnitude" if is_magnitude(tokens, figure) else counted_unit(tokens, figure, part_of_speech)
    pair_results(tokens, figures, sentences)
    tie_coordinated(tokens, figures)
    tie_compared(tokens, figures, sentences)
    _name_topics(tokens, figures, sentences, part_of_speech)
    _settle_units(text, tokens, figures, sentences)
    for before, figure in zip([None, *figures], figures, strict=False):
        figure.excluded = figure.excluded or excluded(tokens, figure)
        if before is not None and is_conversion(tokens, before, figure):
            figure.modifier = before.modifier
        figure.direction = direction_of(tokens, figure, before)


def _name_topics(
    tokens: list[Token], figures: list[Figure], sentences: list[int], part_of_speech: PartOfSpeech
) -> None:
    earlier: list[Figure] = []
    for figure in figures:
        if earlier and sentences[earlier[-1].first] != sentences[figure.first]:
            earlier = []
        if figure.unit is None and figure.dimension == "count" and not figure.excluded:
            figure.unit = name_by_context(tokens, figure, earlier, sentences, part_of_speech)
            if figure.unit in units():
                figure.dimension = units()[figure.unit].dimension
        if figure.unit is not None and figure.unit != "vote" and figure.dimension in _SHARED_DIMENSIONS:
            earlier.append(figure)


def _settle_units(text: str, tokens: list[Token], figures: list[Figure], sentences: list[int]) -> None:
    """Name units by the topic: doses of vaccine, points beside percentages, dollars as the price of a barrel."""
    vaccines = "vaccin" in text.lower()
    percents = {sentences[figure.first] for figure in figures if figure.unit in ("%", "pp")}
    for figure in figures:
        if figure.unit == "dose" and vaccines:
            figure.unit = "vaccine dose"
        elif figure.unit == "points" and figure.value <= _MOST_POINTS and sentences[figure.first] in percents:
            figure.unit, figure.dimension = "pp", "ratio change"
        elif figure.unit == "USD" and figure.scale == 1 and is_oil_price(tokens, figure, sentences):
            figure.unit, figure.dimension = "USD/barrel", "price"
        elif figure.dimension in ("volume", "mass") and is_daily(tokens, figure, sentences):
            figure.unit, figure.dimension = f"{figure.unit}/day", f"{figure.dimension}/time"


def _quantity(doc: Doc, text: str, figure: Figure) -> Quantity:
    return Quantity(
        doc_id=doc._.doc_id or "",
        start=figure.start,
        end=figure.end,
        quote=text[figure.start : figure.end],
        value=float(figure.value),
        value_to=None if figure.value_to is None else float(figure.value_to),
        modifier=figure.modifier,
        unit=figure.unit,
        dimension=figure.dimension,
        direction=figure.direction,
        excluded=figure.excluded,
    )


def _debris(doc: Doc) -> list[tuple[int, int]]:
    if not Doc.has_extension("blocks"):
        return []
    return [(block.start, block.end) for block in doc._.blocks if block.kind in ("debris", "dateline")]


def _in_debris(figure: Figure, debris: list[tuple[int, int]]) -> bool:
    place = bisect_right(debris, (figure.start, len(debris) and debris[-1][1])) - 1
    return place >= 0 and debris[place][0] <= figure.start < debris[place][1]


def _tagger(doc: Doc) -> PartOfSpeech:
    if not doc.has_annotation("TAG") and not doc.has_annotation("POS"):
        return lambda token: ""
    tags = {token.idx: token.pos_ for token in doc}
    return lambda token: tags.get(token.start, "")

"""The component that finds every quantity of an article and writes ``doc._.quantities``."""

from __future__ import annotations

from bisect import bisect_left
from itertools import zip_longest
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from extractor.annotations import NoNews, register_extensions, write_records
from extractor.knowledge.units import units
from extractor.measure.counted import PartOfSpeech, counted_unit, names_type
from extractor.measure.directions import direction_of
from extractor.measure.exchange import name_rate
from extractor.measure.figures import Figure
from extractor.measure.home import home_currencies, share_currency
from extractor.measure.inherit import (
    converts,
    is_conversion,
    restates,
    share_currency_of_sums,
    tie_compared,
    tie_coordinated,
)
from extractor.measure.normaliser import read_figures
from extractor.measure.prices import price_amounts
from extractor.measure.results import pair_results
from extractor.measure.scope import excluded, is_age, is_span
from extractor.measure.sentences import sentence_numbers
from extractor.measure.tokens import Token, tokenize
from extractor.measure.topics import (
    counts_people,
    is_base,
    is_daily,
    is_lead,
    is_magnitude,
    is_speed,
    name_by_topic,
    name_by_words,
)
from extractor.measure.units import bulk_of, count_rate
from extractor.records import Quantity

_MOST_POINTS = 10
_WHOLE = 100
_MOST_SAID = 12
_SHARED_DIMENSIONS = frozenset(
    {"count", "mass", "volume", "area", "length", "power", "energy", "angle", "temperature", "speed"}
)


class Quantities:
    """The component ``extractor_quantities``: writes ``doc._.quantities``."""

    def find(self, doc: Doc) -> list[Quantity]:
        """Return every quantity of the document's text in order, without debris of the web page and datelines."""
        text, home = doc.text, home_currencies(doc)
        tokens, no_news = tokenize(text), NoNews(doc._.blocks)
        figures = [figure for figure in read_figures(text, tokens, home) if figure.start not in no_news]
        share_currency(figures)
        _complete(_Article(text, tokens, sentence_numbers(text, tokens), home, _tagger(doc)), figures)
        return [_quantity(doc, text, figure) for figure in figures if figure.excluded not in ("score", "base", "name")]

    def __call__(self, doc: Doc) -> Doc:
        """Find the quantities and write them on the document."""
        write_records(doc, "quantities", self.find(doc))
        return doc


@Language.factory("extractor_quantities", assigns=["doc._.quantities"])
def make_quantities(nlp: Language, name: str) -> Quantities:
    """Build the component; it has no settings and needs nothing on the ``Doc``, but uses tags and mentions."""
    register_extensions()
    return Quantities()


class _Article(NamedTuple):
    """What all figures of an article are read with; sentences: the number of the sentence of each token."""

    text: str
    tokens: list[Token]
    sentences: list[int]
    home: tuple[str, ...]
    part_of_speech: PartOfSpeech


def _complete(article: _Article, figures: list[Figure]) -> None:
    """Read from the words around each figure what it leaves open: unit, then scope, modifier and direction."""
    tokens, sentences = article.tokens, article.sentences
    for figure, following in zip_longest(figures, figures[1:]):
        if is_age(tokens, figure):
            figure.unit, figure.dimension, figure.excluded = f"{figure.unit or 'year'} of age", "age", "age"
        elif figure.unit is None and figure.dimension == "count" and figure.excluded != "base":
            _count(article, figure)
            if following is not None and is_base(tokens, figure, following):
                _count_on(article, figure, following)
    pair_results(tokens, figures, sentences)
    tie_coordinated(tokens, figures)
    tie_compared(tokens, figures, sentences)
    _name_topics(article, figures)
    price_amounts(tokens, figures, sentences)
    _settle_units(article, figures)
    for before, figure in zip([None, *figures], figures, strict=False):
        figure.excluded = figure.excluded or excluded(tokens, figure)
        if before is not None and is_conversion(tokens, before, figure):
            figure.modifier = before.modifier
        if figure.dimension == "time" and is_span(tokens, figure):
            figure.modifier = "="
        figure.direction = direction_of(tokens, figure, before)


def _count(article: _Article, figure: Figure) -> None:
    if is_magnitude(article.tokens, figure):
        figure.unit = "magnitude"
        return
    first = bisect_left(article.sentences, article.sentences[figure.first])
    rate = name_rate(article.text, article.tokens, figure, first, article.home)
    if rate is not None:
        figure.unit, figure.dimension = rate, "price"
        return
    figure.unit = counted_unit(article.tokens, figure, article.part_of_speech)
    if figure.unit is None and names_type(article.tokens, figure, article.part_of_speech):
        figure.excluded = "name"
    elif figure.unit is None and counts_people(article.tokens, figure, first):
        figure.unit = "person"
    per = count_rate(article.tokens, figure.last) if figure.unit is not None else None
    if per is not None:
        figure.unit, figure.dimension = f"{figure.unit}/{per}", "count/time"


def _count_on(article: _Article, figure: Figure, base: Figure) -> None:
    """Put what a count is based on into its unit ("death/100000 person"), so that it is no quantity of its own."""
    noun = counted_unit(article.tokens, base, article.part_of_speech) or "person"
    below = f"{bulk_of(article.tokens[base.first])} {noun}"
    figure.unit = f"{figure.unit}/{below}" if figure.unit else f"per {below}"
    figure.dimension, base.excluded = "incidence", "base"


def _name_topics(article: _Article, figures: list[Figure]) -> None:
    """Name the unit of bare numbers by what is said around them, and in the sentence before them."""
    tokens, sentences = article.tokens, article.sentences
    said: list[Figure] = []
    for before, figure, following in zip([None, *figures], figures, [*figures[1:], None], strict=False):
        if said and sentences[said[-1].first] != sentences[figure.first]:
            said = []
        if figure.unit is None and figure.dimension == "count" and not figure.excluded:
            first = bisect_left(sentences, sentences[figure.first])
            del said[:-_MOST_SAID]
            counts = [other for other in said if other.unit != "vote" and other.dimension in _SHARED_DIMENSIONS]
            figure.unit = name_by_words(tokens, figure, counts, first)
            paid = following is not None and following.dimension == "money" and restates(tokens, figure, following)
            if figure.unit is None and not paid and not share_currency_of_sums(figure, said):
                figure.unit = name_by_topic(tokens, figure, counts, first, article.part_of_speech)
            if figure.unit in units():
                figure.dimension = units()[figure.unit].dimension
        if figure.unit is not None and not converts(tokens, before, figure):
            said.append(figure)


def _settle_units(article: _Article, figures: list[Figure]) -> None:
    """Name units by the topic: doses of vaccine, points beside percentages, the output of a day."""
    tokens, sentences = article.tokens, article.sentences
    vaccines = "vaccin" in article.text.lower()
    percents = {sentences[figure.first] for figure in figures if figure.unit in ("%", "pp")}
    for figure in figures:
        if figure.unit == "dose" and vaccines:
            figure.unit = "vaccine dose"
        elif figure.unit == "kiloton" and is_speed(tokens, figure, sentences):
            figure.unit, figure.dimension = "knot", "speed"
        elif figure.unit == "points" and figure.value < _WHOLE:
            small = figure.value <= _MOST_POINTS and sentences[figure.first] in percents
            if small or is_lead(tokens, figure, sentences):
                figure.unit, figure.dimension = "pp", "ratio change"
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


def _tagger(doc: Doc) -> PartOfSpeech:
    if not doc.has_annotation("TAG") and not doc.has_annotation("POS"):
        return lambda token: ""
    tags = {token.idx: token.pos_ for token in doc}
    return lambda token: tags.get(token.start, "")

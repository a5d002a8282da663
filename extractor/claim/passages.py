"""The passages that the claim network reads, as arrays.

A passage is a run of sentences: those whose figures are read, led by up to three sentences before them and the
article's first sentence, so that a subject or a speaker named earlier is in reach. Words are the tokens that are no
white space; every position below counts words of the passage.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from spacy.tokens import Doc

from extractor.annotations import Annotations, NoNews
from extractor.claim.speech import is_speech
from extractor.claim.syntax import Parse
from extractor.knowledge.cues import word_class
from extractor.records import Mention, Quantity, TimeExpression

_DATELINE = re.compile(
    r"(?:,? ?[\w ,./]{0,30}\d\w*,?)?(?: ?\([\w ,./-]{2,30}\))?(?: (?:--?|[–—])|—) "
    r"|, [\w .]{3,20}\d:\s| /[A-Z]{2,15}/\.? "
)
LONGEST = 192
"""Words in a passage at most; a longer sentence is cut."""
CONTEXT = 72
"""Words of the sentences before at most."""
LEAD = 24
"""Words of the article's first sentence at most."""
MARKS = {"none": 0, "quantity": 1, "PERSON": 2, "ORG": 3, "GPE": 4, "LOC": 4, "FAC": 4, "NORP": 5, "time": 6}
"""What a word is part of, as the network is told."""
DIMENSIONS = ("count", "money", "ratio", "price", "multiple", "time", "age", "other")
"""What is measured, as the network is told; the last stands for every physical dimension."""
PARTIES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
"""Labels of the mentions that can be a party or a source."""
PLACES = frozenset({"GPE", "NORP"})
"""Labels of those that are a country or stand for one."""
OF_NOUN = frozenset({"amod", "compound", "nmod", "nmod:poss"})
"""Relations of a name to the noun that it describes."""
GUESSING = frozenset({"put", "guess"})
"""Verbs of a forecast that are no verbs of speech: "traders *put* the rebate at 46 Ecus"."""
GRANULARITIES = ("day", "week", "month", "quarter", "half", "season", "year", "decade", "interval")
MOMENTS = len(GRANULARITIES) * 4
"""Classes of a time: its granularity, and whether it lies before, around or after the publication, or none knows."""
COUNTS = (1, 2, 4)
"""Classes of how often an article names an entity: up to so many times, or more often."""
SALIENCE = 2 * (len(COUNTS) + 1)
"""Classes of how much an article speaks of an entity: how often, and whether from its first sentence on."""


@dataclass(slots=True)
class Passage:
    """One passage of an article.

    tokens: index in the ``Doc`` of every word; sentences: number of the sentence that each word stands in.
    quantities, mentions, times: the records to read and the candidates for their slots, with the half-open word range
    of each. salience: how much of every mention's entity the article speaks, as a class below SALIENCE. parse: that of
    the article.
    """

    parse: Parse
    tokens: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    quantities: list[tuple[int, int, Quantity]] = field(default_factory=list)
    mentions: list[tuple[int, int, Mention]] = field(default_factory=list)
    times: list[tuple[int, int, TimeExpression]] = field(default_factory=list)
    salience: list[int] = field(default_factory=list)


def read_passages(doc: Doc, records: Annotations, quantities: list[Quantity]) -> Iterator[Passage]:
    """Cut the article into passages, so that each of the quantities stands in exactly one.

    records: those of the article, with the candidates for the slots. Debris and datelines are left out, and so is what
    stands in them. Linear in the length of the text.
    """
    no_news = NoNews(records.blocks)
    sentences = []
    for span in doc.sents:
        words = [token.i for token in span if not token.is_space]
        if words and doc[words[0]].idx not in no_news:
            sentences += [words[first : first + LONGEST] for first in range(0, len(words), LONGEST)]
    firsts = [doc[words[0]].idx for words in sentences]
    wanted: dict[int, list[Quantity]] = {}
    for quantity in quantities:
        if quantity.start not in no_news:
            wanted.setdefault(bisect_right(firsts, quantity.start) - 1, []).append(quantity)
    index, last = 0, max(wanted, default=-1)
    candidates = _Candidates(doc, records)
    while index <= last:
        if index not in wanted:
            index += 1
            continue
        chosen = _context(sentences, index)
        room = LONGEST - sum(len(sentences[number]) for number in chosen)
        targets: list[Quantity] = []
        while index <= last and (not targets or len(sentences[index]) <= room):
            chosen.append(index)
            room -= len(sentences[index])
            targets += wanted.get(index, ())
            index += 1
        yield candidates.passage([(number, sentences[number]) for number in chosen], targets)


def _context(sentences: list[list[int]], index: int) -> list[int]:
    """The sentences that lead a passage: the article's first, and up to three right before."""
    chosen: list[int] = []
    room = CONTEXT
    for number in range(index - 1, max(index - 4, -1), -1):
        room -= len(sentences[number])
        if room < 0:
            break
        chosen.insert(0, number)
    if index > 0 and 0 not in chosen and len(sentences[0]) <= LEAD:
        chosen.insert(0, 0)
    return chosen


class _Candidates:
    """The candidates for the slots of an article's figures by offset, ready to be handed to passages."""

    def __init__(self, doc: Doc, records: Annotations) -> None:
        self.starts = [token.idx for token in doc]
        self.parse = Parse(doc)
        text = doc.text
        openings = {block.start for block in records.blocks}
        amounts = [figure for figure in records.quantities if figure.dimension in {"money", "price"}]
        currencies = {offset for figure in amounts for offset in range(figure.start, figure.end)}
        self.mentions = _Sorted(
            [
                record
                for record in records.mentions
                if record.label in PARTIES
                and not (record.start in openings and _is_dateline(text, record))
                and record.start not in currencies  # "*US* $5"
                and not _places_observers(doc, record)
            ]
        )
        self.times = _Sorted([record for record in records.times if record.period_start])
        self.counts = Counter(record.entity_id for record in self.mentions.records)
        lead = next((span.end_char for span in doc.sents if not span.text.isspace()), 0)
        self.leading = {record.entity_id for record in self.mentions.between(0, lead)}

    def passage(self, sentences: list[tuple[int, list[int]]], targets: list[Quantity]) -> Passage:
        made = Passage(self.parse)
        position: dict[int, int] = {}
        for number, words in sentences:
            for word in words:
                position[word] = len(made.tokens)
                made.tokens.append(word)
                made.sentences.append(number)
        made.quantities = self._placed(position, targets)
        for _, words in sentences:
            low, high = self.starts[words[0]], self.starts[words[-1]] + 1
            made.mentions += self._placed(position, self.mentions.between(low, high))
            made.times += self._placed(position, self.times.between(low, high))
        made.salience = [self._salience(mention.entity_id) for _, _, mention in made.mentions]
        return made

    def _salience(self, entity: str) -> int:
        return bisect_left(COUNTS, self.counts[entity]) + (len(COUNTS) + 1) * (entity in self.leading)

    def _placed(self, position: dict[int, int], records: list) -> list:
        placed = []
        for record in records:
            first = bisect_right(self.starts, record.start) - 1
            last = bisect_left(self.starts, record.end) - 1
            words = [position[token] for token in range(first, last + 1) if token in position]
            if words:
                placed.append((words[0], words[-1] + 1, record))
        return placed


def _is_dateline(text: str, mention: Mention) -> bool:
    """Whether a place that opens a paragraph says where the article was written.

    "RIYADH —", "Tehran (IRNA) –", "LIMA, May 5:", "Lima /ANDINA/.".
    """
    city = mention.entity_id.startswith("place/") or mention.text.isupper()
    return city and mention.label in {"GPE", "LOC"} and _DATELINE.match(text, mention.end) is not None


def _places_observers(doc: Doc, mention: Mention) -> bool:
    """Whether a place or nationality only tells which observers forecast a figure: "*London* traders expected".

    Observers who do something else are parties: "traders in *France* received 5 tonnes".
    """
    if mention.label not in PLACES:
        return False
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    noun = span.root.head if span is not None and span.root.dep_ in OF_NOUN else None
    if noun is None or noun.lower_ not in word_class("observer") or noun.dep_ != "nsubj":
        return False
    verb = noun.head
    return verb.pos_ != "VERB" or is_speech(verb) or verb.lemma_ in GUESSING


class _Sorted:
    """Records in the order of the text, found by offset."""

    def __init__(self, records: list) -> None:
        self.records = sorted(records, key=lambda record: record.start)
        self.starts = [record.start for record in self.records]

    def between(self, low: int, high: int) -> list:
        return self.records[bisect_left(self.starts, low) : bisect_left(self.starts, high)]


def arrays(doc: Doc, passage: Passage) -> dict[str, np.ndarray]:
    """The inputs of the claim network for one passage, with a leading batch axis of 1.

    states [1,W,C] float32: the reader's word vectors (``doc.tensor``); marks, parts, relations, sentences [1,W];
    quantities [1,Q,2], mentions [1,M,2], times [1,T,2]: first and last word of each; heads [1,W]: the place of every
    word's head; dimensions [1,Q]; salience [1,M]; moments [1,T]; paths [1,Q,W]. The words of a quantity, a mention or a
    time all have the relation, the head and the path of its root. All integers are int64.
    """
    tokens, parse = passage.tokens, passage.parse
    marks = np.zeros(len(tokens), np.int64)
    roots = np.arange(len(tokens))
    for start, end, mention in passage.mentions:
        marks[start:end] = MARKS[mention.label]
        roots[start:end] = _root(passage, start, end)
    for start, end, _ in passage.times:
        marks[start:end] = MARKS["time"]
        roots[start:end] = _root(passage, start, end)
    for start, end, _ in passage.quantities:
        marks[start:end] = MARKS["quantity"]
        roots[start:end] = _root(passage, start, end)
    ways = [parse.paths(tokens[roots[start]], tokens) for start, _, _ in passage.quantities]
    published = doc._.published
    return {
        "states": doc.tensor[tokens].astype(np.float32)[None],
        "marks": marks[None],
        "parts": parse.parts[tokens][None],
        "relations": parse.relations[tokens][roots][None],
        "heads": parse.places_of_heads(tokens)[roots][None],
        "sentences": np.array(passage.sentences, np.int64)[None],
        "quantities": _ranges(passage.quantities),
        "dimensions": np.array([_dimension(quantity) for _, _, quantity in passage.quantities], np.int64)[None],
        "mentions": _ranges(passage.mentions),
        "salience": np.array(passage.salience, np.int64)[None],
        "times": _ranges(passage.times),
        "moments": np.array([_moment(time, published) for _, _, time in passage.times], np.int64)[None],
        "paths": np.array(ways, np.int64).reshape(len(ways), len(tokens))[:, roots][None],
    }


def _root(passage: Passage, start: int, end: int) -> int:
    """The word of a run that the others hang on, as its place in the passage."""
    tokens = passage.tokens[start:end]
    return start + tokens.index(passage.parse.root(tokens)) if end - start > 1 else start


def _moment(time: TimeExpression, published: str | None) -> int:
    """The class of a resolved time below MOMENTS."""
    granularity = GRANULARITIES.index(time.granularity) if time.granularity in GRANULARITIES else -1
    if published is None:
        order = 0
    elif (time.period_end or "") < published:
        order = 1
    else:
        order = 3 if (time.period_start or "") > published else 2
    return granularity % len(GRANULARITIES) * 4 + order


def _dimension(quantity: Quantity) -> int:
    name = quantity.dimension if quantity.dimension in DIMENSIONS else "other"
    return DIMENSIONS.index(name) + len(DIMENSIONS) * (quantity.excluded is not None)


def _ranges(placed: list) -> np.ndarray:
    return np.array([(start, end - 1) for start, end, _ in placed], np.int64).reshape(1, -1, 2)

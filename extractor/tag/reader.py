"""The component ``extractor_reader``: entities, sentences, tags, lemmas and dependencies from one small network."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup
from spacy.vocab import Vocab

from extractor.annotations import Block, register_extensions
from extractor.tag.headlines import in_body_case
from extractor.tag.model_component import ModelComponent
from extractor.tag.model_files import FILES
from extractor.tag.network import Network, Reading
from extractor.tag.noun_chunks import noun_chunks
from extractor.tag.sentences import sentence_starts, token_starts
from extractor.tag.token_writer import TokenWriter

SPANS = "entities"
"""Key of ``doc.spans`` under which the entities lie too, with their scores in ``attrs["scores"]``."""


class Found(NamedTuple):
    """What the network says of the tokens that were read.

    tokens: their indices. starts: whether a sentence starts at the token, of all tokens. words: as they were read.
    """

    tokens: NDArray[np.int64]
    starts: NDArray[np.bool_]
    words: list[str]
    reading: Reading


class Reader(ModelComponent):
    """Reads a document with the network and writes what it says in spaCy's own attributes.

    Debris of the web page is not read: it has no entities and no tags, and each block of it is one sentence.
    """

    needs = FILES
    made = ("network", "_token_writer")

    def __init__(self, vocab: Vocab, model: str | None = None, threads: int = 1, annotate: bool = True) -> None:
        super().__init__(model, threads)
        self.vocab = vocab
        self.annotate = annotate
        if annotate:
            vocab.get_noun_chunks = noun_chunks  # type: ignore[assignment]

    @cached_property
    def network(self) -> Network:
        """The network, ready to read."""
        return Network(self.files, self.threads)

    def find(self, doc: Doc) -> Found:
        """Return what the network says about the document's words."""
        blocks = doc._.blocks or [Block(start=0, end=len(doc.text))]
        block_starts = token_starts(doc, [block.start for block in blocks])
        rule_starts = token_starts(doc, sentence_starts(doc.text, blocks))
        tokens = np.flatnonzero(self._is_read(doc, blocks))
        sentences = _at_words(rule_starts, tokens)
        words = in_body_case([doc[token].text for token in tokens.tolist()], _at_words(block_starts, tokens), sentences)
        spaces = doc.to_array("SPACY")[tokens - 1] != 0
        joined = ~spaces & (np.diff(tokens, prepend=-1) == 1) & (tokens > 0)
        reading = self.network.read(words, sentences, joined)
        starts = block_starts
        starts[tokens[reading.starts]] = True
        return Found(tokens, starts, words, reading)

    def __call__(self, doc: Doc) -> Doc:
        """Read the document and write entities, sentences and everything else that the model has a head for."""
        if len(doc):
            found = self.find(doc)
            self._write_vectors(doc, found)
            if self.annotate:
                self._write(doc, found)
        return doc

    def _is_read(self, doc: Doc, blocks: Iterable[Block]) -> NDArray[np.bool_]:
        """Return for every token whether the network reads it."""
        read = doc.to_array("IS_SPACE") == 0
        places = doc.to_array("IDX")
        for block in blocks:
            if block.kind == "debris":
                read[slice(*np.searchsorted(places, [block.start, block.end]))] = False
        return read

    def _write_vectors(self, doc: Doc, found: Found) -> None:
        states = found.reading.states
        if states is not None:
            doc.tensor = np.zeros((len(doc), states.shape[1]), dtype=states.dtype)
            doc.tensor[found.tokens] = states

    def _write(self, doc: Doc, found: Found) -> None:
        tokens, starts, words, reading = found
        self._token_writer.write(doc, tokens, starts, words, reading)
        spans = [
            Span(doc, int(tokens[span.start]), int(tokens[span.end - 1]) + 1, label=span.label)
            for span in reading.entities
        ]
        doc.set_ents(spans)
        scores = [round(span.score, 4) for span in reading.entities]
        doc.spans[SPANS] = SpanGroup(doc, name=SPANS, spans=spans, attrs={"scores": scores})

    @cached_property
    def _token_writer(self) -> TokenWriter:
        return TokenWriter(self.vocab, self.network.labels, self.network.config.get("lemmas", {}))


def _at_words(starts: NDArray[np.bool_], tokens: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which of the tokens start what tokens start, also where tokens between them were left out."""
    stretch = np.cumsum(starts)[tokens]
    return np.diff(stretch, prepend=-1) > 0


@Language.factory(
    "extractor_reader",
    assigns=[
        "doc.ents",
        "doc.sents",
        "doc.spans",
        "doc.tensor",
        "token.ent_iob",
        "token.ent_type",
        "token.is_sent_start",
        "token.tag",
        "token.pos",
        "token.morph",
        "token.lemma",
        "token.head",
        "token.dep",
    ],
    requires=["doc._.blocks"],
    default_config={"model": None, "threads": 1, "annotate": True},
)
def make_reader(nlp: Language, name: str, model: str | None, threads: int, annotate: bool) -> Reader:
    """Build the component.

    model: folder of the model's files; None for those that come with the package. They are read when they are first
    needed, unless ``spacy.load`` has brought others. threads: processor threads for one document. annotate: False
    where another pipeline's tags and entities stand already, and only ``doc.tensor`` is wanted.
    """
    register_extensions()
    return Reader(nlp.vocab, model, threads, annotate)

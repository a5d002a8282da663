"""Reads texts with marked mentions: ``[[surface|LABEL|...]]``, with a ``+`` where the reader tags nothing."""

import re

import spacy

from extractor.annotations import register_extensions

_MARK = re.compile(r"\[\[([^\]|]+)\|([A-Z]+)(\+?)((?:\|[^\]|]*)*)\]\]")

register_extensions()
NLP = spacy.blank("en")


def read_marked(marked, published=None):
    """Return a Doc with the marked entities, and (start, end, label, other fields) of every mark."""
    text, spans, end = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[end : match.start()]
        fields = match[4].split("|")[1:]
        spans.append((len(text), len(text) + len(match[1]), match[2], match[3] == "", fields))
        text += match[1]
        end = match.end()
    text += marked[end:]
    doc = NLP(text)
    doc.ents = [
        doc.char_span(start, end, label, alignment_mode="expand") for start, end, label, tagged, _ in spans if tagged
    ]
    doc._.published = published or None
    return doc, [(start, end, label, fields) for start, end, label, _, fields in spans]

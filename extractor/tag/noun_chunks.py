"""Noun chunks for dependency labels of Universal Dependencies: ``doc.noun_chunks``.

spaCy's own iterator for English looks for the labels of another scheme and finds hardly any chunk under UD's.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

HEADS = frozenset({"NOUN", "PROPN", "PRON"})
"""Parts of speech that head a chunk."""

INNER = frozenset({"compound", "flat", "fixed", "goeswith", "nmod:poss", "nmod:desc", "det", "nummod"})
"""Relations of a noun that is a part of another noun's chunk: "the [oil] minister", "[Russia]'s exports"."""

BEFORE = frozenset(
    {"det", "det:predet", "amod", "nummod", "compound", "nmod:poss", "nmod:desc", "nmod:unmarked", "flat", "advmod"}
)
"""Relations of what stands before a chunk's head and belongs to the chunk."""

AFTER = frozenset({"flat", "fixed", "goeswith", "compound", "compound:prt", "nummod"})
"""Relations of what stands after the head and belongs to the chunk: "Vladimir [Putin]", "Article [5]"."""


def noun_chunks(doclike: Doc | Span) -> Iterator[tuple[int, int, int]]:
    """Yield first token, last token plus one, and the label NP of every base noun phrase; they do not overlap.

    Left out are what only links the phrase (prepositions, "and"), its relative clauses and its prepositional
    attributes: "the ministers of both countries" holds "the ministers" and "both countries".

    Raises ValueError if the document has not been parsed.
    """
    doc = doclike.doc
    if not doc.has_annotation("DEP"):
        raise ValueError("Noun chunks need dependencies: add a component that parses, such as extractor_reader.")
    label = doc.vocab.strings.add("NP")
    reached = -1
    for token in doclike:
        if token.pos_ not in HEADS or _is_inner(token):
            continue
        start, end = _first(token), _last(token) + 1
        if start > reached:
            yield start, end, label
            reached = end - 1


def _is_inner(token: Token) -> bool:
    """Whether this is a part of another noun's chunk: "the [Space] and [Rocket] Center"."""
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ in INNER


def _first(head: Token) -> int:
    first = head.i
    for child in reversed(list(head.lefts)):
        if child.right_edge.i != first - 1 or not (child.dep_ in BEFORE or _links_modifiers(child)):
            break
        first = child.left_edge.i
    while head.doc[first].is_punct:
        first += 1
    return first


def _last(head: Token) -> int:
    last = head.i
    for child in head.rights:
        if child.left_edge.i != last + 1 or not (child.dep_ in AFTER or _is_number(child)):
            break
        last = child.right_edge.i
    return last


def _is_number(token: Token) -> bool:
    """Whether this is the day of a month: "July [8]"."""
    return token.dep_ == "nmod:unmarked" and token.pos_ == "NUM"


def _links_modifiers(token: Token) -> bool:
    """Whether this is punctuation inside a phrase: the hyphen of "state-run", a quotation mark."""
    return token.dep_ == "punct" and token.text in "-–\"'“”‘’"

"""Sentences of test cases with their parse: "Peru/PROPN/nsubj/1 sold/VERB/root/1"."""

from spacy.tokens import Doc


def parsed_doc(vocab, parsed, columns=("words", "pos", "deps", "heads"), **more):
    """The text as a document. columns: what stands between the strokes; more: what else the document is made of."""
    values = zip(*(token.split("/") for token in parsed.split()), strict=True)
    made = dict(zip(columns, map(list, values), strict=True))
    made["heads"] = [int(head) for head in made["heads"]]
    return Doc(vocab, **made, **more)

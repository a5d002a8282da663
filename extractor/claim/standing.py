"""Figures of lasting states, which no day dates: "Peru *has* 33 million people", "the party *is leading* with 54%"."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.claim.tokens import Located, span_of

STATES = frozenset(
    """
    has have holds owns own possesses possess leads lead leading trails trail trailing follows follow following
    comprises comprise consists consist includes include contains contain constitutes constitute represents represent
    belongs belong boasts boast employs employ accounts account means mean equals equal translates translate
    """.split()
)
"""Forms of verbs of lasting states in the present tense."""
PRESENT = frozenset({"VBZ", "VBP"})
NOW = frozenset({"now", "current", "currently", "still", "already", "today", "moment", "present"})
"""Words that date a state by the day on which it is told: "*now* has 2 billion users"."""
MODAL = "MD"


def is_standing(doc: Doc, figure: Located, time: Located | None = None) -> bool:
    """Whether a figure belongs to a verb that tells a lasting state in the present tense, and nothing says "now".

    time: what may date it; of another sentence, it dates no state, and in the figure's own it may.
    """
    span = span_of(doc, figure)
    if span is None or (time is not None and span.sent.start_char <= time.start < span.sent.end_char):
        return False
    verb = next((token for token in (span.root, *span.root.ancestors) if token.pos_ in {"VERB", "AUX"}), None)
    if verb is None or verb.lower_ not in STATES or not NOW.isdisjoint(token.lower_ for token in verb.sent):
        return False
    helpers = [child for child in verb.children if child.dep_.startswith("aux")]
    if verb.tag_ == "VBG":
        return any(helper.tag_ in PRESENT for helper in helpers)
    return verb.tag_ in PRESENT and not any(helper.tag_ == MODAL for helper in helpers)

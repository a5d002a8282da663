"""Who the article credits for a figure: "X said", "according to X", "X data showed", and the speaker who goes on."""

from __future__ import annotations

from extractor.claim.context import SentenceView
from extractor.knowledge.cues import speech_verbs, word_class

PRONOUNS = word_class("pronoun")
ADVERBS = word_class("speech adverb")
SPEAKER_NOUNS = word_class("speaker")
BREAKS = frozenset(
    {",", ".", ";", ":", "(", ")", '"', "“", "”", "—", "–", "--", "that", "while", "and", "but", "after"}
)
COMPANIES = frozenset({"company", "firm", "group"})
"""Nouns that stand for any organisation named before."""
LONGEST_LOOK = 4
"""Sentences in which what "the ministry" stands for is looked for."""
NOMINAL = frozenset({"ADJ", "DET", "NOUN", "PROPN"})
"""Parts of speech of a speaker without a name: "senior Chinese officials"."""
LONGEST_CHAIN = 3
"""Sentences through which a speaker is followed: "he said", "he added"."""
ACCORDING = ("according", "to")


def read_source(view: SentenceView) -> str | None:
    """The person or organisation credited for the figures of a sentence, in its most complete form, or None."""
    return _according(view) or _speaker(view) or _continued(view)


def _according(view: SentenceView) -> str | None:
    for position in range(len(view.words) - 2):
        if tuple(view.words[position : position + 2]) == ACCORDING:
            return _party_after(view, position + 2)
    return None


def _speaker(view: SentenceView, back: int = LONGEST_CHAIN) -> str | None:
    """The subject of a verb of speech: before it ("Kpler said", "Kpler data showed"), or behind ("said Kpler").

    A pronoun is the speaker of the sentence before; ``back`` sentences are followed at most.
    """
    verbs = speech_verbs()
    for position in range(len(view.words)):
        if (view.words[position],) not in verbs:
            continue
        end = position
        while end > 0 and view.words[end - 1] in ADVERBS:
            end -= 1
        if end > 0 and view.words[end - 1] in PRONOUNS:
            return _speaker(view.previous, back - 1) if view.previous and back else None
        found = _party_before(view, end)
        if found is None and position > 0 and view.words[position - 1] in {",", '"', "”", "''"}:
            found = _party_after(view, position + 1)
        if found is not None:
            return found
    return None


def _continued(view: SentenceView) -> str | None:
    """The speaker of the sentence before, where this one lies wholly inside his quotation."""
    quoted = view.text[:1] in {'"', "“"}
    return _speaker(view.previous) if quoted and view.previous else None


def _named_before(view: SentenceView, noun: str) -> str | None:
    """The organisation that "the company" or "the ministry" stands for: the last one named before it.

    A noun of a kind ("ministry") stands for one whose name has it; "company" and the like for any.
    """
    earlier: SentenceView | None = view.previous
    for _ in range(LONGEST_LOOK):
        if earlier is None:
            return None
        for place in earlier.mentions:
            record = place.record
            if record.label == "ORG" and (noun in COMPANIES or noun in record.name.lower().split()):
                return record.name
        earlier = earlier.previous
    return None


def _party_before(view: SentenceView, end: int) -> str | None:
    """The name, or else the generic noun phrase, that ends right before a verb of speech.

    An abbreviation in brackets between them is passed over: "the Energy Agency (IEA) said".
    """
    if end > 2 and view.words[end - 1] == ")" and "(" in view.words[end - 4 : end]:
        end = end - 4 + view.words[end - 4 : end].index("(") if end >= 4 else end
    start = end
    while start > 0 and view.words[start - 1] not in BREAKS and end - start < 12:
        start -= 1
    return _best(view, start, end)


def _party_after(view: SentenceView, start: int) -> str | None:
    end = start
    while end < len(view.words) and view.words[end] not in BREAKS and end - start < 12:
        end += 1
    return _best(view, start, end)


def _best(view: SentenceView, start: int, end: int) -> str | None:
    """The speaker inside a stretch of tokens: a person first, else an organisation, else a generic speaker."""
    inside = [place.record for place in view.mentions if start <= place.start and place.end <= end]
    generic = [position for position in range(start, end) if view.words[position] in SPEAKER_NOUNS]
    for label in ("PERSON", "ORG"):
        for mention in inside:
            if mention.label == label:
                return mention.name
    if generic:
        first = last = generic[-1]
        while first > start and (not view.parts or view.parts[first - 1] in NOMINAL):
            first -= 1
        first += view.words[first] in {"the", "a", "an", "to"}
        known = _named_before(view, view.words[last]) if first == last and view.words[last - 1] == "the" else None
        return known or " ".join(view.surface[first : last + 1])
    return inside[0].name if inside and inside[0].label in {"GPE", "NORP"} else None

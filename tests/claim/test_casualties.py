"""What befell those whom a figure counts."""

import pytest
import spacy
from parsed_text import parsed_doc

from extractor.claim.casualties import what_befell
from extractor.records import Quantity

# The words with their part of speech, the place of their head, and their relation to it; the figure is "9".
KILLS_MEN = "Shells/NOUN/1/nsubj kill/VERB/1/ROOT 9/NUM/3/nummod men/NOUN/1/obj"
KILLS_PERUVIANS = "Shells/NOUN/1/nsubj kill/VERB/1/ROOT 9/NUM/3/nummod Peruvians/PROPN/1/obj"
WOUND_OTHERS = "Shells/NOUN/1/nsubj wound/VERB/1/ROOT 9/NUM/3/nummod others/NOUN/1/obj"
KILLS_NINE = "Shells/NOUN/1/nsubj kill/VERB/1/ROOT 9/NUM/1/obj"
MEN_KILL = "9/NUM/1/nummod men/NOUN/2/nsubj kill/VERB/2/ROOT birds/NOUN/2/obj"
SEES_MEN = "Peru/PROPN/1/nsubj see/VERB/1/ROOT 9/NUM/3/nummod men/NOUN/1/obj"


@pytest.mark.parametrize(
    ("parsed", "unit", "words", "expected", "why"),
    [
        (KILLS_MEN, "man", ["shells"], "men killed", "the counted noun suffered"),
        (KILLS_PERUVIANS, "person", [], "people killed", "a name is no noun"),
        (WOUND_OTHERS, "person", ["others"], "people wounded", "others are people"),
        (KILLS_NINE, "soldier", ["soldiers", "others"], "soldiers killed", "a noun told before"),
        (KILLS_NINE, "person", ["missile", "attack"], "people killed", "none told"),
        (KILLS_MEN, "man", ["death", "toll"], None, "the metric tells of harm itself"),
        (MEN_KILL, "man", ["men"], None, "they did the harm"),
        (SEES_MEN, "man", ["men"], None, "no harm"),
    ],
)
def test_those_counted_suffer_what_the_verb_says(parsed, unit, words, expected, why):
    lemmas = [word.split("/")[0] for word in parsed.split()]
    doc = parsed_doc(spacy.blank("en").vocab, parsed, ("words", "pos", "heads", "deps"), lemmas=lemmas)
    start = doc.text.index("9")
    quantity = Quantity(start=start, end=start + 1, quote="9", value=9, unit=unit, dimension="count")
    assert what_befell(doc, quantity, words) == expected, why

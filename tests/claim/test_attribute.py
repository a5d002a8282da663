"""Whose a figure is by what stands before the noun that it measures."""

import pytest
import spacy
from parsed_text import parsed_doc

from extractor.claim.attribute import Attributes
from extractor.claim.tokens import Parties
from extractor.records import Fact, Mention

# word/part of speech/relation/head (index of the head in the sentence)
WORLD = (
    "world/NOUN/compound/2 zinc/NOUN/compound/2 demand/NOUN/nsubj/3 grew/VERB/root/3 7/NUM/nummod/5 percent/NOUN/obl/3"
)
TARIFF = (
    "It/PRON/nsubj/1 raised/VERB/root/1 the/DET/det/4 global/ADJ/amod/4 tariff/NOUN/obj/1 to/ADP/case/7 "
    "7/NUM/nummod/7 percent/NOUN/obl/1"
)
LEADER = (
    "the/DET/det/1 world/NOUN/nmod:poss/4 's/PART/case/1 top/ADJ/amod/4 miner/NOUN/nsubj/5 sold/VERB/root/5 "
    "7/NUM/nummod/7 tonnes/NOUN/obj/5"
)
NATION = "national/ADJ/amod/1 output/NOUN/nsubj/2 grew/VERB/root/2 7/NUM/nummod/4 percent/NOUN/obl/2"
OURS = (
    "Chile/PROPN/nmod:poss/3 's/PART/case/0 national/ADJ/amod/3 output/NOUN/nsubj/4 grew/VERB/root/4 "
    "7/NUM/nummod/6 percent/NOUN/obl/4"
)
FORECAST = (
    "Bolivia/PROPN/nsubj/1 forecast/VERB/root/1 Chilean/ADJ/amod/3 output/NOUN/obj/1 at/ADP/case/6 7/NUM/nummod/6 "
    "tonnes/NOUN/obl/1"
)
SEIZED = FORECAST.replace("forecast", "seized")
MAKER = "its/PRON/nmod:poss/2 global/ADJ/amod/2 sales/NOUN/nsubj/3 grew/VERB/root/3 7/NUM/nummod/5 percent/NOUN/obl/3"
CASES = [
    (WORLD, "zinc demand", "Chile", None, None, "the world's"),
    (WORLD, "share of zinc demand", "Chile", None, "Chile", "a share of the world's is somebody's"),
    (TARIFF, "global tariff", "Chile", None, "Chile", "what somebody sets for all"),
    (LEADER, "miner", "Chile", None, "Chile", "who is the world's first"),
    (MAKER, "global sales", "Chile", None, "Chile", "somebody's in the world"),
    (NATION, "output", None, None, "Peru", "the article's country"),
    (NATION, "output", "Chile", None, "Chile", "somebody is named"),
    (OURS, "output", None, None, None, "whose is told"),
    (FORECAST, "output", "Bolivia", "Bolivia", "Chile", "who forecasts gives way"),
    (FORECAST, "output", "Bolivia", None, "Bolivia", "who is not credited acts"),
    (SEIZED, "output", "Bolivia", "Bolivia", "Bolivia", "who acts himself stays"),
]
NAMES = {"Chile": "Chile", "Chilean": "Chile", "Bolivia": "Bolivia"}
PERU = Mention(start=0, end=4, label="GPE", text="Peru", entity_id="country/PER", name="Peru", iso3="PER")


@pytest.fixture(scope="module")
def vocab():
    return spacy.blank("en").vocab


@pytest.mark.parametrize(
    ("parsed", "metric", "subject", "source", "expected", "why"), CASES, ids=[case[-1] for case in CASES]
)
def test_attributes(vocab, parsed, metric, subject, source, expected, why):
    words = [token.split("/")[0] for token in parsed.split()]
    lemmas = [{"raised": "raise", "sold": "sell", "seized": "seize"}.get(word, word) for word in words]
    doc = parsed_doc(vocab, parsed, lemmas=lemmas)
    mentions = [
        Mention(
            start=token.idx, end=token.idx + len(token), label="NORP" if token.pos_ == "ADJ" else "GPE",
            text=token.text, entity_id=token.text, name=NAMES[token.text],
        )
        for token in doc
        if token.text in NAMES
    ]  # fmt: skip
    start = doc.text.index("7")
    fact = Fact(
        start=start, end=start + 1, quote="7", sentence=doc.text, value=7.0, metric=metric, subject=subject,
        source=source,
    )  # fmt: skip
    assert Attributes(Parties(doc, mentions, PERU)).mend(fact).subject == expected, why

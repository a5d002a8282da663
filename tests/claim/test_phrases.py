"""What is added to the words of a metric."""

import pytest
import spacy
from spacy.tokens import Doc

from extractor.claim.phrases import as_share, is_bare, is_part, link_phrase, with_complement


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("en")


@pytest.mark.parametrize(
    ("metric", "blocked", "expected", "why"),
    [
        ([0], set(), "Investment in rural roads", "a bare noun takes its complement"),
        ([0], {3}, "Investment", "a complement with a name in it is none"),
        ([2, 3], set(), "rural roads", "a phrase of two words stands"),
    ],
)
def test_a_bare_noun_takes_its_complement(nlp, metric, blocked, expected, why):
    #       0           1   2      3     4
    words = "Investment in rural roads rose".split()
    pos = ["NOUN", "ADP", "ADJ", "NOUN", "VERB"]
    doc = Doc(nlp.vocab, words=words, pos=pos, heads=[4, 3, 3, 0, 4], deps=["nsubj", "case", "amod", "nmod", "ROOT"])
    kept = with_complement(doc, tuple(metric), blocked)
    assert " ".join(doc[index].text for index in kept) == expected, why


@pytest.mark.parametrize(
    ("tagged", "chosen", "expected", "why"),
    [
        ("value/NOUN of/ADP the/DET shipments/NOUN", [0, 3], [0, 1, 2, 3], "what links two parts"),
        ("tariff/NOUN on/ADP Chinese/PROPN goods/NOUN", [0, 3], [0, 1, 3], "no name between"),
        ("wheat/NOUN ,/PUNCT corn/NOUN", [0, 2], [0, 2], "not over a mark"),
        ("delays/NOUN during/ADP repairs/NOUN", [0, 2], [0, 1, 2], "a link that tells something"),
        ("delays/NOUN during/ADP long/ADJ repairs/NOUN", [0, 3], [0, 3], "but not from among words left out"),
    ],
)
def test_parts_of_a_phrase_are_linked(nlp, tagged, chosen, expected, why):
    words, parts = zip(*(word.split("/") for word in tagged.split()), strict=True)
    doc = Doc(nlp.vocab, words=words, pos=parts)
    assert list(link_phrase(doc, tuple(chosen))) == expected, why


@pytest.mark.parametrize(
    ("text", "unit", "expected", "why"),
    [
        ("40% of the vote", "%", True, "a part of a whole"),
        ("40% on the vote", "%", False, "a percentage of nothing"),
        ("40 of the votes", "vote", False, "a count"),
        ("40%", "%", False, "nothing behind it"),
    ],
)
def test_parts_of_a_whole(nlp, text, unit, expected, why):
    doc = nlp(text)
    figure = doc.char_span(0, 3 if "%" in text else 2)
    assert is_part(doc, unit, range(figure.start, figure.end)) is expected, why


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        ("vote", "share of vote"),
        ("market share", "market share"),
        ("shares held", "shares held"),
        ("majority of seats", "majority of seats"),
        ("shareholders", "share of shareholders"),
    ],
)
def test_the_metric_of_a_part_is_a_share(metric, expected):
    assert as_share(metric) == expected


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        (None, True), ("total", True), ("earlier rise", True), ("Forecast", True),
        ("total sales", False), ("inflation forecast", False), ("price", False),
    ],
)  # fmt: skip
def test_words_that_say_nothing_of_what_is_measured(metric, expected):
    assert is_bare(metric) is expected

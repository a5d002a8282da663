"""Entity spans and dependency trees out of scores."""

import itertools

import numpy as np
import pytest

from extractor.tag.decode_entities import BioScheme
from extractor.tag.decode_tags import TagScheme
from extractor.tag.decode_tree import best_heads

TAGS = ["O", "B-PERSON", "I-PERSON", "B-GPE", "I-GPE"]


def logits(*rows):
    """Logits of 2 for the tag that is named, and what is given for others."""
    made = np.zeros((len(rows), len(TAGS)), dtype=np.float32)
    for row, scores in zip(made, rows, strict=True):
        for tag, score in scores.items():
            row[TAGS.index(tag)] = score
    return made


def starts(*places, size):
    made = np.zeros(size, dtype=bool)
    made[[0, *places]] = True
    return made


CASES = [
    ([{"O": 2}, {"O": 2}], (), [], "nothing named"),
    ([{"B-PERSON": 2}, {"I-PERSON": 2}, {"O": 2}], (), [(0, 2, "PERSON")], "a name of two words"),
    ([{"B-GPE": 2}, {"B-GPE": 2}], (), [(0, 1, "GPE"), (1, 2, "GPE")], "two names side by side"),
    ([{"O": 1, "B-PERSON": 0.9}, {"I-PERSON": 3}], (), [(0, 2, "PERSON")], "I- alone is no tag: the name began before"),
    ([{"O": 5}, {"I-GPE": 2, "B-GPE": 1}], (), [(1, 2, "GPE")], "or begins here"),
    ([{"B-GPE": 2}, {"I-PERSON": 3, "I-GPE": 2}], (), [(0, 2, "GPE")], "the labels of a name's words agree"),
    ([{"B-GPE": 2}, {"I-GPE": 2, "B-GPE": 1}], (1,), [(0, 1, "GPE"), (1, 2, "GPE")], "no name crosses a sentence"),
]


@pytest.mark.parametrize(("rows", "sentences", "expected", "why"), CASES, ids=[case[-1] for case in CASES])
def test_decode_entities(rows, sentences, expected, why):
    scheme, scores = BioScheme(TAGS), logits(*rows)
    spans = scheme.decode(scores, starts(*sentences, size=len(rows)), scheme.chances(scores, 1.0))
    assert [span[:3] for span in spans] == expected


@pytest.mark.parametrize("spread", [0, 2], ids=["no transitions", "transitions"])
def test_best_tags_are_those_of_an_exhaustive_search(spread):
    draw = np.random.default_rng(7)
    for _ in range(30):
        moves = spread * draw.normal(size=(len(TAGS), len(TAGS)))
        scheme = BioScheme(TAGS, moves)
        lengths = (4, 1, 3)
        scores = draw.normal(size=(sum(lengths), len(TAGS))).astype(np.float32)
        found = scheme._best_tags(scores, starts(4, 5, size=8))
        for start, length in zip((0, 4, 5), lengths, strict=True):
            sound = [
                path
                for path in itertools.product(range(len(TAGS)), repeat=length)
                if not scheme.continues[path[0]] and all(scheme.allowed[pair] for pair in itertools.pairwise(path))
            ]
            best = max(
                sound,
                key=lambda path: (
                    sum(scores[start + place, tag] for place, tag in enumerate(path))
                    + sum(moves[pair] for pair in itertools.pairwise(path))
                ),
            )
            assert tuple(found[start : start + length]) == best


def test_chances_add_up_and_cool_down_with_the_temperature():
    scheme, scores = BioScheme(TAGS), logits({"B-GPE": 8}, {"I-GPE": 2})
    chances = scheme.chances(scores, 1.0)
    assert scheme.labels == ["GPE", "PERSON"]
    assert chances.sum(axis=1) == pytest.approx([1, 1])
    assert chances[1] == pytest.approx(np.array([1, np.exp(2) + 1, 2]) / (np.exp(2) + 4), rel=1e-5)
    assert (scheme.chances(scores, 2.0)[:, 1] < chances[:, 1]).all()


def test_a_span_is_as_sure_as_its_least_sure_word():
    scheme, scores = BioScheme(TAGS), logits({"B-GPE": 8}, {"I-GPE": 2})
    chances = scheme.chances(scores, 1.0)
    (span,) = scheme.decode(scores, starts(size=2), chances)
    assert span.score == pytest.approx(chances[1, 1])


def test_labels_of_a_word_that_were_never_seen_together_give_way_to_the_best_that_were():
    seen = [[0, 0, 0], [1, 1, 0], [1, 2, 1]]
    scores = {
        "upos": np.array([[2, 0], [0, 2], [2, 0]], dtype=np.float32),
        "xpos": np.array([[2, 0, 0, 1], [1, 0, 2, 0], [0, 0, 1, 3]], dtype=np.float32),
        "morph": np.array([[2, 0], [3, 0], [0, 1.5]], dtype=np.float32),
        "lemma": np.array([[0, 1], [1, 0], [0, 1]], dtype=np.float32),
    }
    found = TagScheme(seen).decode(scores)
    words = [tuple(int(found[head][word]) for head in ("upos", "xpos", "morph")) for word in range(3)]
    assert words[0] == (0, 0, 0), "what was seen stays"
    assert words[1] == (1, 1, 0), "5 of (1, 1, 0) against 4 of (0, 0, 0) and (1, 2, 1)"
    assert words[2] == (1, 2, 1), "a label that is in no row"
    assert found["lemma"].tolist() == [1, 0, 1], "lemmas are none of it"


@pytest.mark.parametrize(("seen", "heads"), [([], ("upos", "xpos", "morph")), ([[0, 0, 0]], ("upos", "lemma"))])
def test_without_rows_or_heads_every_label_is_chosen_for_itself(seen, heads):
    scores = {head: np.array([[0, 1], [1, 0]], dtype=np.float32) for head in heads}
    found = TagScheme(seen).decode(scores)
    assert {head: labels.tolist() for head, labels in found.items()} == {head: [1, 0] for head in heads}


def is_tree(heads):
    """Whether there is one root and every word leads to it."""
    for word in range(len(heads)):
        node, steps = word + 1, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return list(heads).count(0) == 1


def test_best_heads_are_those_of_an_exhaustive_search():
    draw = np.random.default_rng(7)
    for size in (1, 2, 3, 4):
        for _ in range(25):
            scores = draw.normal(size=(size, size + 1)).astype(np.float32)
            trees = [heads for heads in itertools.product(range(size + 1), repeat=size) if is_tree(heads)]
            best = max(trees, key=lambda heads: sum(scores[word, head] for word, head in enumerate(heads)))
            assert tuple(best_heads(scores)) == best


def test_best_heads_of_long_sentences_are_trees():
    draw = np.random.default_rng(7)
    for size in (40, 150):
        assert is_tree(best_heads(draw.normal(size=(size, size + 1)).astype(np.float32)).tolist())

import pytest
from recipe.labels import ANYTHING, bits
from recipe.mentions import Mention, entity_masks, mentions
from recipe.treebank import (
    COMMON,
    documents,
    label_lists,
    lemma_table,
    numbered,
    parse,
    seen_together,
    spacing_table,
    transfer,
    without_marks,
)
from recipe.windows import SKIP

from extractor.tag.lemmas import apply_script

CONLLU = """\
# newdoc id = d1
# text = Ann's dogs barked.
1-2\tAnn's\t_\t_\t_\t_\t_\t_\t_\t_
1\tAnn\tAnn\tPROPN\tNNP\tNumber=Sing\t3\tnmod:poss\t_\tEntity=(1-person-new(2-person-new)
2\t's\t's\tPART\tPOS\t_\t1\tcase\t_\t_
3\tdogs\tdog\tNOUN\tNNS\tNumber=Plur\t4\tnsubj\t_\tEntity=1)|SpaceAfter=No
3.1\tX\tx\t_\t_\t_\t_\t_\t_\t_
4\tbarked\tbark\tVERB\tVBD\tTense=Past\t0\troot\t_\t_

# text = Yes.
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_
"""


@pytest.fixture
def sentences():
    return list(parse(CONLLU.splitlines(keepends=True)))


def test_parse_reads_syntactic_words_only(sentences):
    assert sentences[0]["words"] == ["Ann", "'s", "dogs", "barked"]
    assert sentences[0]["head"] == [3, 1, 4, 0]
    assert [sentence.get("first", False) for sentence in sentences] == [True, False]


def test_lemma_scripts_give_the_lemmas_back(sentences):
    pairs = zip(sentences[0]["words"], sentences[0]["lemma"], strict=True)
    assert [apply_script(*pair) for pair in pairs] == ["Ann", "'s", "dog", "bark"]


def test_rare_labels_are_left_out_of_the_loss(sentences):
    labels = label_lists(sentences)
    made = numbered(sentences[0], labels, {})
    assert labels["upos"] == ["INTJ", "NOUN", "PART", "PROPN", "VERB"]
    assert labels["relation"] == ["root"]
    assert made["relation"] == [SKIP, SKIP, SKIP, 0]
    assert "misc" not in made


@pytest.mark.parametrize(
    ("rows", "table", "why"),
    [
        ("made/VERB/=make made/VERB/=make", {"VERB": {"made": "make"}}, "a form with one lemma is known"),
        ("Made/VERB/=make made/VERB/=make", {"VERB": {"made": "make"}}, "whatever its capital"),
        ("made/VERB/=make", {}, "a form seen once is left to its script"),
        ("left/VERB/=leave left/VERB/l0+", {}, "so is a form with two lemmas"),
        ("Cities/PROPN/k3+y Cities/PROPN/k3+y", {}, "and a name"),
    ],
)
def test_lemma_table(rows, table, why):
    words, upos, scripts = zip(*(row.split("/") for row in rows.split()), strict=True)
    assert lemma_table([{"words": words, "upos": upos, "lemma": scripts}]) == table, why


def test_labels_are_seen_together_on_two_words():
    rows = {"upos": [0, 0, 1, 1, 1], "xpos": [2, 2, 3, SKIP, SKIP], "morph": [4, 4, 5, 5, 5]}
    assert seen_together([rows]) == [[0, 2, 4]], "not on one, and not with a label that is not learned"


def test_mentions_nest(sentences):
    assert list(mentions(sentences[0]["misc"])) == [Mention(0, 1, "person"), Mention(0, 3, "person")]


def test_a_mention_with_a_proper_head_gives_its_name(sentences, names):
    masks = entity_masks(sentences[0], sentences[0]["misc"], names)
    assert masks == [bits(["B-PERSON"]), 1, 1, 1]


@pytest.mark.parametrize(
    ("rows", "misc", "masks", "why"),
    [
        (
            "President/NNP/2/nmod:desc Ann/NNP/0/root Lee/NNP/2/flat",
            ["Entity=(1-person", "_", "Entity=1)"],
            [ANYTHING, bits(["B-PERSON"]), bits(["I-PERSON"])],
            "a title before the name is not in it",
        ),
        (
            "the/DT/2/det University/NNP/0/root of/IN/4/case Oslo/NNP/2/nmod",
            ["Entity=(1-organization", "_", "_", "Entity=(2-place)1)"],
            [1, bits(["B-ORG"]), bits(["I-ORG"]), bits(["I-ORG"])],
            "a name goes on over 'of', and what lies inside it is no name of its own",
        ),
        (
            "on/IN/2/case Friday/NNP/0/root",
            ["_", "Entity=(1-time)"],
            [1, 1],
            "the name of a time is outside",
        ),
        ("Iraqi/JJ/2/amod oil/NN/0/root", ["_", "_"], [bits(["B-NORP"]), 1], "a demonym"),
    ],
)
def test_names_in_mentions(names, rows, misc, masks, why):
    words, xpos, heads, relations = zip(*(row.split("/") for row in rows.split()), strict=True)
    sentence = {"words": words, "xpos": xpos, "head": list(map(int, heads)), "relation": relations}
    assert entity_masks(sentence, misc, names) == masks, why


def test_the_spaces_around_a_mark_speak_for_its_tags():
    no_space, space = "SpaceAfter=No", "_"
    joined = {"words": ["a", "-", "b"], "xpos": ["NN", "HYPH", "NN"], "misc": [no_space, no_space, space]}
    free = {"words": ["a", "-", "b"], "xpos": ["NN", ":", "NN"], "misc": [space] * 3}
    rare = {"words": ["a", "~", "b"], "xpos": ["NN", "SYM", "NN"], "misc": [space] * 3}
    table = spacing_table([joined, free] * COMMON + [rare])
    assert set(table) == {"-"}, "neither words nor rare marks"
    assert table["-"]["between"]["HYPH"] > 0 > table["-"]["between"][":"]
    assert table["-"]["free"][":"] > 0 > table["-"]["free"]["HYPH"]
    assert table["-"]["behind"] == {"HYPH": 0, ":": 0}, "never seen so: nothing is known"


def test_marks_and_addresses_lose_the_tags_in_which_treebanks_differ():
    words = ["Write", "to", "ann@example.org", ";", "www.example.org", "U.S.", "-", "3"]
    sentence = {"words": words, "xpos": [*range(8)], "morph": [*range(8)], "upos": [*range(8)]}
    made = without_marks(sentence)
    assert made["xpos"] == [0, 1, SKIP, SKIP, SKIP, 5, SKIP, 7]
    assert made["morph"] == [0, 1, SKIP, 3, SKIP, 5, 6, 7]
    assert made["upos"] == sentence["xpos"] == [*range(8)], "the rest, and what was given, stay as they are"


def test_tags_move_onto_another_split():
    assert transfer(["SS-N", "Ann", "Bo"], ["B-X", "B-Y", "B-Y"], ["SS", "-N", "Ann", "Bo"]) == [
        "B-X",
        "I-X",
        "B-Y",
        "B-Y",
    ]
    assert transfer(["it's"], ["O"], ["its"]) is None


def test_documents_of_a_part():
    splits = "# Splits\n\n## dev\n\n  * A\n  * B\n\n## train\n\n  * C\n"
    assert documents(splits, "dev") == ["A", "B"]
    assert documents(splits, "train") == ["C"]

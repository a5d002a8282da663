from scripts.card import entities, fill, syntax, table


def test_fill_replaces_what_stands_between_the_markers():
    card = "a\n<!-- x -->\nold\n<!-- /x -->\nb <!-- y --><!-- /y -->"
    assert fill(card, "x", "new") == "a\n<!-- x -->\nnew\n<!-- /x -->\nb <!-- y --><!-- /y -->"
    assert fill(fill(card, "x", "1"), "x", "2") == fill(card, "x", "2")


def test_table_is_markdown():
    assert table(["a", "b"], [["1", "2"]]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"


def test_every_metric_has_its_row():
    score = {"precision": 0.5, "recall": 0.25, "f1": 0.3333, "gold": 1200}
    assert "| dev | ORG | 0.500 | 0.250 | 0.333 | 1,200 |" in entities({"dev": {"ORG": score}})
    words = dict.fromkeys(("upos", "xpos", "morph", "lemma", "uas", "las"), 0.9) | {"words": 10}
    made = syntax({"EWT": words, "raw": score})
    assert "| EWT | 0.900 | 0.900 | 0.900 | 0.900 | 0.900 | 0.900 | 10 |" in made
    assert "| raw | 0.500 | 0.250 | 0.333 | 1,200 |" in made

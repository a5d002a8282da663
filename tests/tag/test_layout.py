from pathlib import Path

import pytest
import spacy

from extractor.annotations import Block
from extractor.knowledge.debris import debris_patterns, debris_scope, plain
from extractor.tag.layout import find_blocks

SEED = Path(__file__).parents[3] / "shared" / "data" / "seed" / "article.txt"
LONG = "The ministry said that exports of copper rose again in May."

CASES = [
    ("", [], "no text, no block"),
    (" \r\n\t\n", [], "white space only"),
    (LONG, ["text"], "one paragraph"),
    ("Exports rise\n\n" + LONG, ["headline", "text"], "a title has no full stop"),
    ("Exports rise\r\n\r\n" + LONG + "\r\n" + LONG, ["headline", "text", "text"], "line ends of Windows"),
    (LONG + "\rShare this", ["text", "debris"], "line ends of old Macs"),
    ("date 2025-11-11 403\n" + LONG, ["dateline", "text"], "a date head, with a remain of an error page"),
    ("Updated: Monday, 10 November 2025 10:30 GMT\n" + LONG, ["dateline", "text"], "the date in words"),
    ("Nov. 11, 2025\n" + LONG, ["dateline", "text"], "a line of nothing but the date"),
    ("May 2025 exports rise\n" + LONG, ["headline", "text"], "a date among other words is a headline"),
    ("2017-01-13\t2017\tPeru\t2-1\tChile", ["text"], "a row of a table"),
    ("– Forecast: 90 percent", ["text"], "an item of a list"),
    ("404 Not Found\nSorry!!\n" + LONG, ["debris", "debris", "text"], "an error page"),
    ("403 people were hurt.", ["text"], "a number that is also an error code"),
    (
        LONG + "\nLegal Disclaimer:\nThis service takes no liability.\n" + LONG,
        ["text", "debris", "debris", "debris"],
        "what follows a legal notice belongs to it",
    ),
    ("Disclaimer\n" + LONG, ["debris", "text"], "a notice before the text does not swallow it"),
    (
        LONG + "\nMost read\nWheat harvest falls\nCourt frees editor\n" + LONG,
        ["text", "debris", "debris", "debris", "text"],
        "a list of links ends where text begins again",
    ),
    (LONG + " © 2025 Example Media. All rights reserved.", ["text"], "a notice in the paragraph does not take it away"),
    ("PERU EXPORTS UP 4 PCT", ["headline"], "a headline in capitals"),
    ("Comments", ["debris"], "debris alone"),
    ("Comments by the minister on 4 May angered Chile.", ["text"], "a word of debris in a sentence"),
    (
        "The minister said on Monday that the\ncountry had sold more copper than in\nany year, and would sell more.",
        ["text"],
        "lines broken at a fixed width",
    ),
    ("Wheat falls\nCopper rises by four percent\nOil", ["headline"] * 3, "short lines are lines of their own"),
]


@pytest.mark.parametrize(("text", "kinds", "why"), CASES, ids=[case[-1] for case in CASES])
def test_find_blocks_kinds(text, kinds, why):
    assert [block.kind for block in find_blocks(text)] == kinds, why


@pytest.mark.parametrize("text", [case[0] for case in CASES])
def test_find_blocks_holds_everything_but_white_space(text):
    blocks = find_blocks(text)
    outside = text
    for block in reversed(blocks):
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        outside = outside[: block.start] + outside[block.end :]
    assert outside.strip() == ""


def test_find_blocks_marks_what_comes_twice():
    text = f"{LONG}\nOther words stand here in between.\n{LONG.replace(' ', '  ')}\n{LONG}"
    assert [block.repeats for block in find_blocks(text)] == [None, None, 0, 0]


def test_find_blocks_leaves_short_lines_that_come_twice():
    assert [block.repeats for block in find_blocks("– Forecast: 90 percent\nPeru\n– Forecast: 90 percent")] == [
        None
    ] * 3


@pytest.mark.skipif(not SEED.exists(), reason="needs ../shared")
def test_find_blocks_of_the_first_article():
    """Ten lines of the seed article are no news, and six of its paragraphs come twice."""
    text = SEED.read_text(encoding="utf-8")
    blocks = find_blocks(text)
    assert [block.kind for block in blocks] == [
        "dateline",
        *["debris"] * 2,
        "headline",
        *["text"] * 13,
        *["debris"] * 3,
    ]
    assert [block.repeats for block in blocks] == [None] * 11 + [5, 6, 7, 8, 9, 10] + [None] * 3


@pytest.mark.parametrize("row", debris_patterns(), ids=lambda row: row.example)
def test_debris_examples(row):
    assert debris_scope(row.example) is not None


def test_debris_patterns_are_sorted_and_seen_in_lower_case():
    rows = debris_patterns()
    assert list(rows) == sorted(rows)
    assert plain("“As  Is” – It’s") == '"as is" - it\'s'


def test_layout_component_writes_blocks():
    nlp = spacy.blank("en")
    nlp.add_pipe("extractor_layout")
    doc = nlp(f"Exports rise\n{LONG}")
    assert doc._.blocks == [Block(start=0, end=12, kind="headline"), Block(start=13, end=13 + len(LONG))]

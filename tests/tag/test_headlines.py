"""Headlines in capitals are read in the case of the body."""

import numpy as np
import pytest

from extractor.tag.headlines import in_body_case

CASES = [
    ("FRENCH WHEAT SALES RISE|The French sold wheat .", "French wheat sales rise", "words of the body, and others"),
    ("EC AND USDA SEE MORE|The grain of EC states , the USDA said .", "EC and USDA see more", "acronyms stay"),
    ("IRANIAN OIL FLOWS AGAIN|It was sold .", "Iranian oil flows again", "a country's name that the body lacks"),
    ("U.S. CORN UP 5 PCT|The U.S. sold corn .", "U.S. corn up 5 pct", "figures and dots"),
    ("French wheat sales rise|The French sold wheat .", "French wheat sales rise", "a headline that does not shout"),
    ("OPEC OIL|Now oil flows .", "OPEC OIL", "two words may be two acronyms"),
    ("ALL OF THIS IS SHOUTED|NOTHING TELLS THE CASE", "ALL OF THIS IS SHOUTED", "no body to learn from"),
]


@pytest.mark.parametrize(("marked", "headline", "why"), CASES, ids=[case[-1] for case in CASES])
def test_headline_in_body_case(marked, headline, why):
    blocks = [block.split() for block in marked.split("|")]
    words = [word for block in blocks for word in block]
    starts = np.array([place == 0 for block in blocks for place in range(len(block))])
    made = in_body_case(words, starts, starts)
    assert made == [*headline.split(), *blocks[1]], why


def test_no_words():
    assert in_body_case([], np.zeros(0, bool), np.zeros(0, bool)) == []

"""Addresses and file names by their form."""

import pytest

from extractor.tag.addresses import find_addresses

CASES = [
    ("ann@example.org", "ADD", "a mail address"),
    ("gottlie...@example.co.uk", "ADD", "one that a newsgroup has shortened"),
    ("https://example.org/a.pdf", "ADD", "a web address, also of a file"),
    ("www.example.org", "ADD", "without a scheme"),
    ("Example.com", "ADD", "without its www"),
    ("stocks.pdf", "NN", "the name of a file"),
    ("Q3.XLS", "NN", "in capitals"),
    ("alt.pets.cat", "NN", "a newsgroup whose ending is a domain's, too"),
    ("news.example.com", "ADD", "no newsgroup"),
    (".pdf", None, "an ending alone"),
    ("U.S.", None, "an abbreviation"),
    ("3.5", None, "a number"),
    ("No.", None, "an abbreviation with one stop"),
    (".", None, "a full stop"),
    ("...", None, "an ellipsis"),
    ("oil", None, "a word"),
]


@pytest.mark.parametrize(("word", "expected", "why"), CASES, ids=[case[-1] for case in CASES])
def test_addresses(word, expected, why):
    found = dict(find_addresses(["see", word]))
    assert found.get(1, {}).get("xpos") == expected
    assert 0 not in found

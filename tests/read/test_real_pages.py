"""News pages as they are, with their main text by hand."""

import gzip
import json
import re
import tarfile
from collections import Counter
from pathlib import Path

import pytest

from extractor.read.pages import parse_page

PAGES = Path(__file__).parents[3] / "shared" / "data" / "html" / "article-extraction-dev.tar.gz"
pytestmark = pytest.mark.skipif(not PAGES.exists(), reason="the pages of ../shared are not beside the checkout")

UNDATED = 2
"""Pages whose date cannot be told: one has only those of its comments, one writes 05/10/2018."""


@pytest.fixture(scope="module")
def articles():
    """Pairs of the article that was read and the main text by hand."""
    with tarfile.open(PAGES) as archive:
        truth = json.load(archive.extractfile("ground-truth.json"))
        return [
            (parse_page(gzip.decompress(archive.extractfile(f"html/{name}.html.gz").read()), name), page["articleBody"])
            for name, page in truth.items()
        ]


def score(found, expected):
    """F1 of the words of a text."""
    found, expected = Counter(re.findall(r"\w+", found)), Counter(re.findall(r"\w+", expected))
    shared = (found & expected).total()
    return 2 * shared / (found.total() + expected.total())


def test_the_main_text_is_found(articles):
    scores = [score(article.text, expected) for article, expected in articles]

    assert len(scores) == 86
    assert sum(scores) / len(scores) >= 0.96


def test_the_date_is_found(articles):
    assert sum(article.published is None for article, _ in articles) <= UNDATED


def test_the_title_and_the_address_are_found(articles):
    assert all(article.title for article, _ in articles)
    assert sum(article.url is None for article, _ in articles) <= 6

"""Copies are found, and what is none is not: 500 items of news and edited copies of them."""

import gzip
import json
import random
import re
import sqlite3
from pathlib import Path

import pytest

from extractor.compare import Sketches
from extractor.records import Article

NEWS = Path(__file__).parents[3] / "shared" / "data" / "news" / "current-events-2010-2026.jsonl.gz"
ITEMS = 500
OTHERS = 1500
"""Items of the same months and topics, which are copies of nothing."""
MONTHS = ("2015-06", "2015-07", "2020-03", "2020-04", "2024-01", "2024-02")

HEADLINES = (
    "What happened overnight",
    "World in brief: the day's events",
    "Officials confirm reports",
    "MORNING BULLETIN",
    "Crisis deepens as leaders meet",
    "Analysis - What it means for you",
)
FOOTERS = (
    "Reporting by our correspondents; editing by the foreign desk.",
    "© 2024 The Daily Harbour. All rights reserved. No part of it may be copied without permission.",
    "This story was first published on 12 May 2024 and updated at 14:30 GMT.",
    "Sign up for our newsletter to get the most important stories of the day in your inbox every morning.",
    "With contributions from agencies",
)
SENTENCE = re.compile(r"(?<=[a-z)]\.) (?=[A-Z])")


def other_headline(text, choice):
    """With another headline, in place of the item's own title if it has one."""
    title, colon, body = text.partition(": ")
    return choice.choice(HEADLINES) + "\n\n" + (body if colon and len(title.split()) <= 8 else text)


def dropped_sentence(text, choice):
    sentences = SENTENCE.split(text)
    if len(sentences) < 2:
        return None
    del sentences[choice.randrange(1, len(sentences))]
    return " ".join(sentences)


def added_footer(text, choice):
    return text + choice.choice(("\n\n", "\n", " ")) + choice.choice(FOOTERS)


def other_page(text, choice):
    return added_footer(other_headline(text, choice), choice)


def changed_figure(text, choice):
    """With one figure changed to another that it could well be."""
    figures = list(re.finditer(r"(?<![\w.,-])\d+(?![\w.,-]*\d)", text))
    if not figures:
        return None
    figure = choice.choice(figures)
    changed = int(figure[0]) + choice.choice((-1, 1, 2, 10))
    return f"{text[: figure.start()]}{abs(changed)}{text[figure.end() :]}"


def changed_figure_and_page(text, choice):
    changed = changed_figure(text, choice)
    return changed and other_page(changed, choice)


COPIES = (other_headline, dropped_sentence, added_footer, other_page)
NO_COPIES = (changed_figure, changed_figure_and_page)


@pytest.mark.skipif(not NEWS.exists(), reason="the news of ../shared is not beside the checkout")
def test_on_500_items_of_news_and_their_edited_copies():
    choice = random.Random(7)
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        items = [item for line in lines if (item := json.loads(line))["date"].startswith(MONTHS)]
    choice.shuffle(items)
    originals, others = items[:ITEMS], items[ITEMS : ITEMS + OTHERS]
    articles = [Article(text=item["text"], published=item["date"]) for item in originals]
    index = Sketches(sqlite3.connect(":memory:"), articles.__getitem__)
    for number, article in enumerate(articles):
        index.add(number, article)

    found, missed, wrong = 0, [], []
    for number, article in enumerate(articles):
        for edit in (*COPIES, *NO_COPIES):
            text = edit(article.text, choice)
            if text is None:
                continue
            of = index.find(Article(text=text, published=article.published))
            if edit in COPIES:
                found += of == number
                if of != number:
                    missed.append((edit.__name__, text))
            if of is not None and (of != number or edit in NO_COPIES):
                wrong.append((edit.__name__, text, articles[of].text))
    for item in others:
        of = index.find(Article(text=item["text"], published=item["date"]))
        if of is not None:
            wrong.append(("another item", item["text"], articles[of].text))

    recall, precision = found / (found + len(missed)), found / (found + len(wrong))
    assert recall >= 0.95, missed[:10]
    assert precision >= 0.99, wrong[:10]

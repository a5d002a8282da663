import json

import pytest

from extractor.errors import ForeignError, InputError
from extractor.read.json_feed import read_json
from extractor.records import Article
from extractor.result import Failure
from tests.read.sources import make_source

VERSION = "https://jsonfeed.org/version/1.1"


def read(content):
    notices = []
    text = content if isinstance(content, str) else json.dumps(content)
    return list(read_json(make_source(text, "a.json"), notices.append)), notices


def read_item(**item):
    [article], _ = read({"version": VERSION, "title": "Wire", "home_page_url": "https://w.example/", "items": [item]})
    return article


ITEMS = [
    pytest.param(
        {"id": "https://w.example/1", "url": "https://w.example/1", "title": "Oil", "summary": "Short.",
         "content_html": "<p>Rose <b>4%</b>.", "date_published": "2025-11-11T08:00:00Z"},
        Article(text="Oil\n\nRose 4%.", doc_id="https://w.example/1", url="https://w.example/1", title="Oil",
                published="2025-11-11"),
        id="HTML",
    ),
    pytest.param(
        {"id": 7, "content_text": "3 < 4", "content_html": "<p>three", "date_modified": "2025-11-12T08:00:00Z"},
        Article(text="3 < 4", doc_id="a.json#7", url="https://w.example/", published="2025-11-12"),
        id="plain text, an id that is a number, only a later date",
    ),
    pytest.param(
        {"id": "x", "external_url": "https://o.example/2", "summary": "Short.", "title": ["no", "title"]},
        Article(text="Short.", doc_id="https://o.example/2", url="https://o.example/2"),
        id="only a summary, and a title of the wrong type",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("item", "article"), ITEMS)
def test_an_item_of_a_feed(item, article):
    assert read_item(**item) == article


def test_a_feed_without_items_is_named():
    assert read({"version": VERSION, "items": []}) == ([], ["a.json: the feed holds no items"])
    assert read({"version": VERSION, "items": 5}) == ([], ["a.json: the feed holds no items"])


def test_one_article_and_a_list_of_them():
    assert read({"text": "Oil."}) == ([Article(text="Oil.", doc_id="a.json")], [])

    articles, _ = read([{"text": "Oil.", "doc_id": "o"}, {"title": "no text"}, 5])

    assert articles[0] == Article(text="Oil.", doc_id="o")
    assert [type(article) for article in articles[1:]] == [Failure, Failure]
    assert [article.doc_id for article in articles[1:]] == ["a.json:2", "a.json:3"]


@pytest.mark.parametrize("content", [{"colour": "red"}, [1, 2], [], 5, {"version": 3, "items": []}])
def test_other_json_is_not_ours(content):
    with pytest.raises(ForeignError):
        read(content)


@pytest.mark.parametrize("content", ['{"text": "Oil"', "[" * 100_000, '{"text": "a"}\n{"text": "b"}'])
def test_what_is_no_json_is_refused(content):
    with pytest.raises(InputError, match="no JSON"):
        read(content)

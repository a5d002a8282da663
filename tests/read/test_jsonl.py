import json

import pytest

from extractor.read.jsonl import read_jsonl
from extractor.records import Article
from extractor.result import Failure

GOOD = [
    pytest.param({"text": "Oil."}, Article(text="Oil.", doc_id="feed:1"), id="only text is required"),
    pytest.param({"text": "Oil.", "doc_id": 7}, Article(text="Oil.", doc_id="7"), id="a number as id"),
    pytest.param(
        {"text": "Oil\r\n", "doc_id": "a", "published": "2025-03-14", "title": "T", "url": "https://a.b", "more": 1},
        Article(text="Oil\r\n", doc_id="a", published="2025-03-14", title="T", url="https://a.b"),
        id="all fields, and one that is not ours",
    ),
]


@pytest.mark.parametrize(("row", "article"), GOOD)
def test_reads_an_article(row, article):
    assert list(read_jsonl([json.dumps(row).encode()], "feed")) == [article]


BAD = [
    pytest.param(b'{"text": "Oil', "no JSON", id="cut off"),
    pytest.param(b"[" * 100_000, "no JSON", id="nested too deep"),
    pytest.param(b'{"text": 1' + b"0" * 5000 + b"}", "no JSON", id="a number too long for Python"),
    pytest.param(b'["text"]', "a list", id="no object"),
    pytest.param(b'{"title": "Oil"}', '"text" is missing', id="no text"),
    pytest.param(b'{"text": 5}', '"text" is a number', id="text is no string"),
    pytest.param(b'{"text": "Oil", "published": 2025}', '"published" is a number', id="date is no string"),
    pytest.param(b'{"text": "Oil", "doc_id": {}}', '"doc_id" is an object', id="id is no name"),
    pytest.param(b'{"text": "\x00\x01"}', "binary", id="binary"),
]


@pytest.mark.parametrize(("line", "reason"), BAD)
def test_names_the_bad_line_and_reads_on(line, reason):
    lines = [b'{"text": "first"}\n', b"\n", line, b'{"text": "last"}']
    first, failure, last = read_jsonl(lines, "feed")

    assert (first.text, last.text) == ("first", "last")
    assert isinstance(failure, Failure)
    assert failure.doc_id == "feed:3"
    assert reason in failure.error

import re
from pathlib import Path

import pytest

from extractor.resolve.resolver import Resolver
from tests.resolve.marked import read_marked

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))
RESOLVER = Resolver()


def read(path):
    head, _, body = path.read_text(encoding="utf-8").partition("\n")
    titles = [line.removeprefix("title: ").split("|") for line in re.findall(r"^title: .*", body, re.MULTILINE)]
    marked = re.sub(r"^title: .*\n?", "", body, flags=re.MULTILINE)
    doc, marks = read_marked(marked, head.removeprefix("published:").strip())
    return doc, marks, titles


def field(fields, index):
    return (fields[index] if index < len(fields) else "") or None


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_mention_has_its_entity(path):
    doc, marks, titles = read(path)
    mentions = RESOLVER.find(doc)
    found = [
        (mention.text, mention.label, mention.name, mention.iso3, mention.tie, mention.role)
        for mention in mentions
        if mention.tie != "title"
    ]
    expected = [
        (doc.text[start:end], label, field(fields, 0), field(fields, 1), field(fields, 2), field(fields, 3))
        for start, end, label, fields in marks
    ]
    assert found == expected
    assert [
        [mention.text, mention.name, mention.iso3, mention.role] for mention in mentions if mention.tie == "title"
    ] == titles
    assert all(doc.text[mention.start : mention.end] == mention.text for mention in mentions)


def test_there_are_ten_articles():
    assert len(ARTICLES) >= 10

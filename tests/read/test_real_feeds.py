"""Feeds as they are: the tests of three other readers of feeds, with what feedparser's own expect of them."""

import ast
import json
import re
import tarfile
from email.utils import parsedate_to_datetime
from html import unescape
from io import BytesIO
from pathlib import Path, PurePath

import pytest

from extractor.errors import InputError
from extractor.read import read_inputs
from extractor.read.feeds import parse_feed
from extractor.read.items import Feed, Item
from extractor.read.opml import find_feeds
from extractor.records import Article
from extractor.result import Failure

FEEDS = Path(__file__).parents[3] / "shared" / "data" / "feeds" / "feeds.tar.gz"
pytestmark = pytest.mark.skipif(not FEEDS.exists(), reason="the feeds of ../shared are not beside the checkout")

AGREEMENT = 0.985
"""The share of the titles, links, summaries, contents and dates that feedparser's tests expect in which ours agree."""

SUFFIXES = (".xml", ".rss", ".atom", ".rdf", ".json")
"""The pages among the files are for another test."""

SERVED_FROM = "http://127.0.0.1:8097/tests/"
"""Where the files lie, as their expectations of relative links have it."""

_EXPECT = re.compile(rb"Expect:\s*(.*?)\s*-->", re.DOTALL)
_HEADER = re.compile(rb"^Header:\s*([\w-]+):\s*(.*?)\s*$", re.MULTILINE)
_TAGS = re.compile(r"<(?!\s)[^>]*>")
_SAME = {"description": "summary", "guid": "id", "issued": "published", "modified": "updated", "date": "updated"}
_DATES = {f"{name}{kind}" for name in ("published", "updated", "created") for kind in ("", "_parsed")}


@pytest.fixture(scope="module")
def files():
    with tarfile.open(FEEDS) as archive:
        return {member.name: archive.extractfile(member).read() for member in archive if member.isfile()}


def test_every_file_is_read_without_a_crash(files, tmp_path):
    readable = {name: data for name, data in files.items() if name.endswith(SUFFIXES)}
    for number, (name, data) in enumerate(readable.items()):
        (tmp_path / f"{number:04}{PurePath(name).suffix}").write_bytes(data)

    results = list(read_inputs([str(tmp_path)], BytesIO(), lambda _: None))

    failures = [result for result in results if isinstance(result, Failure) and not result.skipped]
    assert len(readable) > 2200
    assert sum(isinstance(result, Article) for result in results) > 1400
    assert {failure.error[:40] for failure in failures} == {
        "The document type declares the entity 'H",  # the external entities of HTML
        "The file is no JSON (Invalid control cha",
    }


def expectations(content):
    """The (path, value) pairs that a file's ``Expect:`` compares: (("entries", 0, "title"), "Example")."""
    found = _EXPECT.search(content)
    expression = ast.parse(found[1].decode().strip(), mode="eval") if found else ast.Module([], [])
    for node in ast.walk(expression):
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq):
            try:
                yield path_of(node.left), ast.literal_eval(node.comparators[0])
            except ValueError:
                continue


def path_of(node):
    path = []
    while isinstance(node, ast.Subscript | ast.Attribute):
        path.append(node.attr if isinstance(node, ast.Attribute) else ast.literal_eval(node.slice))
        node = node.value
    return (node.id if isinstance(node, ast.Name) else None, *reversed(path))


def find_ours(feed, path):
    """What our feed has at the path of an expectation, as (kind, value); None for what articles are not made of."""
    match path:
        case ("feed", *rest):
            record = feed
        case ("entries", int(number), *rest):
            record = feed.items[number] if number < len(feed.items) else Item()
        case _:
            return None
    field, *deeper = [_SAME.get(key, key) if isinstance(key, str) else key for key in rest]
    match field, deeper:
        case ("title" | "title_detail", [] | ["value"]):
            return "text", record.title
        case "link", []:
            return "link", record.url
        case _ if path[0] == "feed":
            return None
        case ("summary" | "summary_detail", [] | ["value"]):
            return "text", record.summary or record.content
        case "content", [0, "value"]:
            return "text", record.content
        case name, [] if name in _DATES:
            return "date", record.published
    return None


def agrees(kind, ours, expected):
    if kind == "link":
        return ours == expected
    if kind == "date":
        if isinstance(expected, tuple):
            return ours == "{:04}-{:02}-{:02}".format(*expected)
        return ours == (expected[:10] if expected[0].isdigit() else parsedate_to_datetime(expected).date().isoformat())
    return squeeze(ours) in (squeeze(expected), squeeze(bare(expected)))


def squeeze(text):
    return "".join(text.split())


def bare(html):
    return unescape(_TAGS.sub("", html))


def test_ours_agrees_with_what_feedparser_expects(files):
    good, bad = 0, []
    for name, content in files.items():
        wanted = list(expectations(content)) if name.startswith("feedparser/") else []
        if not wanted:
            continue
        headers = {key.decode().lower(): value.decode() for key, value in _HEADER.findall(content)}
        try:
            feed = parse_feed(
                content, url=headers.get("content-location", SERVED_FROM), content_type=headers.get("content-type")
            )
        except InputError:
            feed = Feed()
        for path, expected in wanted:
            ours = find_ours(feed, path)
            if ours is None:
                continue
            if agrees(*ours, expected):
                good += 1
            else:
                bad.append((name, path, expected, ours))
    assert good + len(bad) > 1150
    assert good / (good + len(bad)) >= AGREEMENT, bad


def test_json_feeds_give_an_article_for_each_item(files):
    for name, content in files.items():
        if not name.endswith(".json") or b"jsonfeed.org/version/" not in content or name.endswith(".serde.json"):
            continue
        try:
            items = json.loads(content)["items"]
        except ValueError:
            continue
        articles = list(read_inputs(["-"], BytesIO(content), lambda _: None))
        assert len(articles) == len(items), name


def test_lists_of_feeds_give_every_address(files):
    lists = {name: content for name, content in files.items() if name.endswith(".opml")}
    assert len(lists) == 120
    for name, content in lists.items():
        addresses = set(re.findall(rb'xmlUrl="\s*([^"]+?)\s*"', content, re.IGNORECASE))
        assert len(find_feeds(content)) == len(addresses), name

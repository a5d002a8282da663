import pytest

from extractor.read.formats import find_format, is_read
from tests.read.feed_cases import FEEDS
from tests.read.sources import make_source

BEGINNINGS = [
    *((f"a{suffix}", FEEDS["RSS 2.0"], "feed") for suffix in (".xml", ".rss", ".html", ".json", "")),
    ("a.xml", FEEDS["RDF"], "feed"),
    ("a", FEEDS["RSS with a prolog"], "feed"),
    ("a.xml", FEEDS["Atom"].encode("utf-16"), "feed"),
    ("a.xml", "broken from the start <rss>", "feed"),
    ("a.xml", '<?xml version="1.0"?>\n<opml version="1.0">', "opml"),
    ("a.opml", "<opml>", "opml"),
    ("a.xml", '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x"><html>', "page"),
    ("a", "\ufeff \n<!doctype HTML>\n<p>", "page"),
    ("a", "<HTML lang=en>", "page"),
    ("a", "<!DOCTYPE html><title>Oil</title>", "page"),
    ("a", "<!DOCTYPE html>" + FEEDS["RSS 2.0"], "feed"),
    ("a.htm", "<p>Oil", "page"),
    ("a.txt", "<html>", "text"),
    ("a.txt", '{"text": "Oil"}', "text"),
    ("a", '{"text": "Oil"}\n', "jsonl"),
    ("a", "{not JSON", "text"),
    ("a", '{\n"version": "https://jsonfeed.org/version/1.1",', "json"),
    ("a", "Oil <rose>", "text"),
    ("a.json", '{"version": 1}', "json"),
    ("a.ndjson", "<html>", "jsonl"),
    ("a.tsv", "text\n", "csv"),
    ("a.txt", b"\x1f\x8b\x08", "gzip"),
    ("a.xml", b"PK\x03\x04", "zip"),
    ("a", b"WARC/1.0\r\n", "warc"),
    ("a", "", "text"),
]


@pytest.mark.parametrize(("name", "content", "format"), BEGINNINGS)
def test_the_format_of_a_file(name, content, format):
    assert find_format(make_source(content, name)) == format


ANSWERS = [
    ("text/html", "<p>Oil", "page"),
    ("text/plain", FEEDS["Atom"], "feed"),
    ("text/html", FEEDS["Atom"], "feed"),
    ("text/plain", "Oil rose.", "text"),
    ("application/feed+json", "{}", "json"),
    ("application/octet-stream", FEEDS["RSS 2.0"], "feed"),
]


@pytest.mark.parametrize(("media_type", "content", "format"), ANSWERS)
def test_the_format_of_an_answer(media_type, content, format):
    assert find_format(make_source(content, "https://a.example/feed", media_type=media_type)) == format


def test_comments_before_the_root_cost_no_time():
    assert find_format(make_source("<!-- a -->" * 6_000 + "<!-- a", "a")) == "text"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("a.txt", True), ("A.XML.GZ", True), ("x/b.warc", True), ("a.zip", True),
        ("a.opml", False), ("a.png", False), ("a.gz", False), ("txt", False),
    ],
)  # fmt: skip
def test_what_of_a_folder_is_read(name, wanted):
    assert is_read(name) is wanted

from io import BytesIO
from pathlib import Path

import pytest

from extractor.errors import ForeignError, InputError
from extractor.read import read_inputs
from extractor.read.feeds import parse_feed, read_feed
from extractor.records import Article
from extractor.result import Failure
from tests.read.feed_cases import ATOM, FEEDS, ITEM_BODY, ITEM_LINK, ITEM_TITLE, RSS_ITEM
from tests.read.sources import make_source

SAMPLES = Path(__file__).parents[2] / "samples"


def read(content, **given):
    notices = []
    return list(read_feed(make_source(content, "feed.xml", **given), notices.append)), notices


def rss(*items):
    return f'<rss version="2.0"><channel><title>Wire</title>{"".join(items)}</channel></rss>'


@pytest.mark.parametrize("format", FEEDS)
def test_every_format_gives_the_same_article(format):
    articles, _ = read(FEEDS[format])

    assert articles == [
        Article(
            text=f"{ITEM_TITLE}\n\n{ITEM_BODY}",
            doc_id=ITEM_LINK,
            published="2025-11-11",
            title=ITEM_TITLE,
            url=ITEM_LINK,
        )
    ]


def test_an_ill_formed_feed_is_named():
    assert read(FEEDS["RSS 2.0"])[1] == []
    assert "no well-formed XML" in read(FEEDS["ill-formed"])[1][0]


BODIES = [
    pytest.param("<description>Short.</description>", "Short.", id="a summary, for want of a body"),
    pytest.param(
        '<description>Short.</description><encoded xmlns="http://purl.org/rss/1.0/modules/content/">Long.</encoded>',
        "Long.",
        id="the body, not the summary",
    ),
    pytest.param(
        '<description>Short.</description><encoded xmlns="http://purl.org/rss/1.0/modules/content/"> </encoded>',
        "Short.",
        id="a summary, for an empty body",
    ),
    pytest.param(
        "<description>&lt;script&gt;alert(1)&lt;/script&gt;Safe &lt;b onclick='x()'&gt;text&lt;/b&gt;.</description>",
        "Safe text.",
        id="no scripts",
    ),
    pytest.param(
        "<description><![CDATA[3 < 4<br/>5 &gt; 4]]></description>", "3 < 4\n5 > 4", id="signs that are no tags"
    ),
]


@pytest.mark.parametrize(("inner", "body"), BODIES)
def test_the_body(inner, body):
    [article], _ = read(rss(f"<item><title>T</title>{inner}</item>"))

    assert article.text == f"T\n\n{body}"


NAMES = [
    pytest.param(
        "<guid>tag:wire.example,2025:7</guid><link>https://a.example/x</link>", "tag:wire.example,2025:7", id="id"
    ),
    pytest.param(
        "<guid isPermaLink='false'>7</guid><link>https://a.example/x</link>", "https://a.example/x", id="link"
    ),
    pytest.param("<guid isPermaLink='false'>7</guid>", "feed.xml#7", id="the id is no address"),
    pytest.param("", "feed.xml:1", id="neither"),
    pytest.param("<guid>a:\u202eb</guid>", "a:?b", id="signs that would steer a terminal"),
]


@pytest.mark.parametrize(("inner", "doc_id"), NAMES)
def test_the_name_of_an_item(inner, doc_id):
    [article], _ = read(rss(f"<item><title>T</title>{inner}</item>"))

    assert article.doc_id == doc_id


def test_no_two_items_have_one_name():
    articles, _ = read(rss(RSS_ITEM, RSS_ITEM, RSS_ITEM))

    assert [article.doc_id for article in articles] == [ITEM_LINK, "feed.xml:2", "feed.xml:3"]


def test_an_item_without_address_has_that_of_the_feed():
    [article], _ = read(rss("<item><title>T</title></item>"), url="https://wire.example/feed.xml")

    assert (article.text, article.url) == ("T", "https://wire.example/feed.xml")


def test_relative_links_are_resolved_against_the_address():
    feed = rss("<item><title>T</title><link>/2025/oil</link></item>")

    assert (
        parse_feed(feed.encode(), url="https://wire.example/feed.xml").items[0].url == "https://wire.example/2025/oil"
    )


def test_the_server_names_the_encoding():
    feed = rss("<item><title>Café €</title></item>").encode("cp1252")
    [article], _ = read(feed, media_type="application/rss+xml", charset="windows-1252")

    assert article.text == "Café €"


def test_what_is_missing_is_said():
    [failure], _ = read(rss("<item><link>https://a.example/x</link></item>"))

    assert failure == Failure(
        doc_id="https://a.example/x", error="The item has no text: neither title, body nor summary.", skipped=True
    )
    assert read(rss()) == ([], ["feed.xml: the feed holds no items"])


def test_other_xml_is_no_feed():
    with pytest.raises(ForeignError, match="no feed"):
        read("<settings><colour>red</colour></settings>")


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
ATTACKS = [
    pytest.param(f'<!ENTITY l0 "lol">{LAUGHS}', "l1", id="entities of entities"),
    pytest.param(f'<!ENTITY big "{"x" * 50_000}">', "big", id="a long entity"),
    pytest.param('<!ENTITY file SYSTEM "file:///etc/passwd">', "file", id="a file"),
    pytest.param('<!ENTITY % dtd SYSTEM "http://127.0.0.1/evil.dtd"> %dtd;', "dtd", id="an address"),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(("declaration", "name"), ATTACKS)
def test_hostile_entities_are_refused(declaration, name, encoding):
    feed = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE rss [{declaration}]>{rss(RSS_ITEM)}'

    with pytest.raises(InputError, match=f"entity '{name}'"):
        read(feed.encode(encoding))


def test_more_items_than_are_read_are_refused():
    with pytest.raises(InputError, match="100,000 items"):
        read(rss("<item>" * 100_000))


def test_a_feed_that_reads_like_a_path_opens_nothing(tmp_path):
    (tmp_path / "secret.xml").write_text(ATOM)

    with pytest.raises(ForeignError):
        parse_feed(str(tmp_path / "secret.xml").encode())


def test_the_feed_of_the_samples():
    results = list(read_inputs([str(SAMPLES / "feeds" / "world.xml")], BytesIO(), print))

    assert [article.published for article in results] == [
        "2025-11-11", "2025-11-11", "2025-11-14", "2025-12-09", "2025-11-20", "2025-11-18",
    ]  # fmt: skip
    original, copy = (article.text.split("\n\n") for article in results[:2])
    assert original[0] != copy[0]
    assert original[1:] == copy[1:-1]

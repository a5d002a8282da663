import gzip
import itertools
import time
from io import BytesIO

import pytest

from extractor.errors import InputError
from extractor.read import MemoryVisits, Visit, Web, count_articles, read_inputs
from extractor.read.limits import MAX_DOCUMENT
from extractor.result import Failure
from tests.read.feed_cases import FEEDS, ITEM_LINK

FEED = FEEDS["RSS 2.0"].encode()
ANSWER = (200, {"Content-Type": "application/rss+xml; charset=utf-8"}, FEED)


@pytest.fixture
def web():
    return Web(allow_local=True, timeout=2)


def read(*names, web):
    notices = []
    return list(read_inputs(names, BytesIO(), notices.append, web=web)), notices


def opml(*addresses):
    return "<opml>{}</opml>".format("".join(f'<outline xmlUrl="{address}"/>' for address in addresses)).encode()


def test_a_feed_a_page_and_a_list(site, web, tmp_path):
    page = b"<html><title>Oil</title><article>" + b"<p>Oil exports rose 4% in October, the ministry said.</p>" * 6
    site.pages = {
        "/feed": ANSWER,
        "/2025/11/11/oil": (200, {"Content-Type": "text/html"}, page),
        "/list": (
            200,
            {},
            f'<opml><outline xmlUrl="{site.url}/feed"/><outline xmlUrl="{site.url}/no"/></opml>'.encode(),
        ),
    }

    [article, page], _ = read(f"{site.url}/feed", f"{site.url}/2025/11/11/oil", web=web)
    assert (article.doc_id, article.url) == (ITEM_LINK, ITEM_LINK)
    assert (page.doc_id, page.url, page.published) == (page.url, f"{site.url}/2025/11/11/oil", "2025-11-11")

    [article, failure], _ = read(f"{site.url}/list", web=web)
    assert article.doc_id == ITEM_LINK
    assert failure == Failure(doc_id=f"{site.url}/no", error="The server answered 404 Not Found: check the address.")

    (tmp_path / "feeds.opml").write_bytes(opml(f"{site.url}/list"))
    [failure], _ = read(str(tmp_path / "feeds.opml"), web=web)
    assert "list of feeds" in failure.error

    assert count_articles([f"{site.url}/feed"]) is None
    assert count_articles([str(tmp_path / "feeds.opml")]) is None


def test_what_has_not_changed_is_not_read_again(site):
    modified = "Tue, 11 Nov 2025 10:00:00 GMT"
    site.pages["/feed"] = [(200, {"ETag": '"7"', "Last-Modified": modified}, FEED), (304, {}, b"")]
    visits = MemoryVisits()
    address = f"{site.url}/feed"

    notices = []
    articles = read_inputs([address], BytesIO(), notices.append, web=Web(visits=visits, allow_local=True))
    next(articles)
    assert visits.get(address) is None  # not before all its articles have been handed out
    assert (list(articles), notices) == ([], [])
    assert visits.get(address) == Visit(etag='"7"', modified=modified)

    assert read(address, web=Web(visits=visits, allow_local=True)) == (
        [],
        [f"{address}: not changed since the last visit"],
    )
    assert site.headers["/feed"]["If-None-Match"] == '"7"'
    assert site.headers["/feed"]["If-Modified-Since"] == modified


def test_what_could_not_be_read_is_read_again(site):
    site.pages["/feed"] = (200, {"ETag": '"7"', "Content-Type": "text/xml"}, b"<settings/>")
    visits = MemoryVisits()

    [failure], _ = read(f"{site.url}/feed", web=Web(visits=visits, allow_local=True))

    assert "no feed" in failure.error
    assert visits.get(f"{site.url}/feed") is None


def test_a_server_that_is_busy_is_asked_again(site, web):
    site.pages["/feed"] = [(503, {"Retry-After": "0"}, b""), (500, {}, b""), ANSWER]

    assert len(read(f"{site.url}/feed", web=web)[0]) == 1
    assert site.asked["/feed"] == 3


def test_a_server_that_stays_broken_is_given_up(site, web):
    site.pages["/feed"] = (500, {}, itertools.repeat(b"x" * 65536))  # an answer without an end is not waited for

    [failure], _ = read(f"{site.url}/feed", web=web)

    assert "answered 500" in failure.error
    assert site.asked["/feed"] == 4


def test_redirects(site, web):
    site.pages = {
        "/old": (301, {"Location": "/new"}, b""),
        "/new": ANSWER,
        "/loop": (302, {"Location": "/loop"}, b""),
        "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    }

    assert read(f"{site.url}/old", web=web)[0][0].doc_id == ITEM_LINK
    with pytest.raises(InputError, match="more than 5 times"):
        web.fetch(f"{site.url}/loop")
    with pytest.raises(InputError, match="no address of the web"):
        web.fetch(f"{site.url}/file")


@pytest.mark.parametrize("target", ["http://127.0.0.1:9/", "http://169.254.169.254/latest/", "http://localhost:9/"])
def test_a_redirect_inwards_is_refused(site, internet, target):
    internet.names["news.example"] = ["8.8.8.8"]
    internet.servers["8.8.8.8"] = site.server.server_port
    site.pages["/feed"] = (302, {"Location": target}, b"")

    with pytest.raises(InputError, match="not public"):
        Web().fetch("http://news.example/feed")

    assert site.asked["/feed"] == 1
    assert set(internet.connected) == {"8.8.8.8"}


LIMITS = [
    pytest.param((200, {}, itertools.repeat(b"x" * 65536)), "too many", id="without an end"),
    pytest.param((200, {}, [b"x" * (MAX_DOCUMENT + 1)]), "too many", id="large"),
    pytest.param((200, {"Content-Encoding": "br"}, b"x"), "encoded its answer as 'br'", id="an encoding not asked for"),
    pytest.param((200, {"Content-Length": "100"}, b"x"), "cannot be read", id="cut off"),
    pytest.param((410, {}, b""), "410 Gone", id="gone"),
]


@pytest.mark.parametrize(("answer", "reason"), LIMITS)
def test_bad_answers(site, web, answer, reason):
    site.pages["/feed"] = answer

    [failure], _ = read(f"{site.url}/feed", web=web)

    assert reason in failure.error


def test_compressed_answers_are_unfolded_within_limits(site, web):
    site.pages = {
        "/feed": (200, {"Content-Encoding": "gzip", "Content-Type": "text/xml"}, gzip.compress(FEED)),
        "/bomb": (
            200,
            {"Content-Encoding": "gzip", "Content-Type": "text/html"},
            gzip.compress(bytes(2 * MAX_DOCUMENT)),
        ),
    }

    [article, failure], _ = read(f"{site.url}/feed", f"{site.url}/bomb", web=web)

    assert article.doc_id == ITEM_LINK
    assert "times its size" in failure.error


def test_a_server_that_does_not_answer(site):
    site.pages["/feed"] = (200, {}, (time.sleep(5) or b"" for _ in range(2)))

    with pytest.raises(InputError, match="timed out"):
        Web(allow_local=True, timeout=0.2).fetch(f"{site.url}/feed")


def test_nobody_there(site, web):
    site.server.server_close()

    with pytest.raises(InputError, match="Connection refused"):
        web.fetch(f"{site.url}/feed")


ROBOTS = [
    pytest.param((200, {}, b"User-agent: *\nDisallow: /private"), None, id="allowed"),
    pytest.param((200, {}, b"User-agent: *\nDisallow: /"), "asks programs not to", id="not allowed"),
    pytest.param((200, {}, b"User-agent: geofact-extractor\nDisallow: /feed"), "asks programs not to", id="by name"),
    pytest.param((404, {}, b""), None, id="no rules"),
    pytest.param((301, {"Location": "/rules"}, b""), "asks programs not to", id="rules elsewhere"),
    pytest.param((500, {}, b""), "cannot say", id="rules out of reach"),
]


@pytest.mark.parametrize(("robots", "reason"), ROBOTS)
def test_robots_are_respected(site, web, robots, reason):
    site.pages = {"/robots.txt": robots, "/rules": (200, {}, b"User-agent: *\nDisallow: /feed"), "/feed": ANSWER}

    [result], _ = read(f"{site.url}/feed", web=web)

    assert (reason in result.error) if reason else (result.doc_id == ITEM_LINK)
    assert site.asked["/feed"] == (0 if reason else 1)
    assert site.headers["/robots.txt"]["User-Agent"].startswith("geofact-extractor/")


def test_rules_are_fetched_once_and_delays_kept(site, web):
    site.pages = {"/robots.txt": (200, {}, b"User-agent: *\nCrawl-delay: 1"), "/feed": ANSWER}
    start = time.monotonic()

    read(f"{site.url}/feed", f"{site.url}/feed", web=web)

    assert site.asked["/robots.txt"] == 1
    assert time.monotonic() - start >= 1


def test_addresses_of_files_need_the_flag(tmp_path, web):
    (tmp_path / "oil rose.txt").write_text("Oil.")
    address = (tmp_path / "oil rose.txt").as_uri()

    assert read(address, web=web)[0][0].text == "Oil."
    assert "only if local addresses are allowed" in read(address, web=Web())[0][0].error

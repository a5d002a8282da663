import time
from contextlib import suppress

import pytest

from extractor.errors import InputError
from extractor.read.pages import parse_page

PARAGRAPHS = [
    "Oil exports rose 4% to 2 million barrels a day in October, the ministry said, as refiners bought more.",
    "The minister expects them to stay there until the spring, when two of the fields will be closed for repairs.",
    "Café owners were less pleased: the price of heating rose by a tenth, and many of them closed early.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def page(head="", before="", after="", body=BODY):
    return f"""<!DOCTYPE html><html><head><title>Oil exports rise</title>{head}</head><body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>{before}
    <article><h1>Oil exports rise</h1>{body}</article>{after}<script>alert("stolen")</script></body></html>"""


def test_the_main_text_without_menus_and_scripts():
    article = parse_page(page(after="<footer>Subscribe to our letter</footer>").encode(), "a.html")

    assert article.text.split("\n")[-3:] == PARAGRAPHS
    assert (article.doc_id, article.title, article.published, article.url) == ("a.html", "Oil exports rise", None, None)


@pytest.mark.parametrize("charset", ["windows-1252", "utf-8"])
def test_the_encoding_that_the_server_gave_comes_first(charset):
    head = '<meta charset="iso-8859-5">'
    article = parse_page(page(head).encode(charset), "a.html", charset=charset)

    assert "Café" in article.text


META = '<meta property="article:published_time" content="2025-11-11T09:00:00+05:30">'
JSON_LD = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-11-11"}</script>'
DATES = [
    pytest.param({"head": META}, "2025-11-11", id="metadata"),
    pytest.param({"head": JSON_LD}, "2025-11-11", id="structured data"),
    pytest.param({"before": '<time datetime="2025-11-11T10:00">today</time>'}, "2025-11-11", id="a time"),
    pytest.param({"before": "<p>Published 11 November 2025</p>"}, "2025-11-11", id="a date line"),
    pytest.param({"before": "<div>By Ann Writer | November 11, 2025, 10:30 a.m.</div>"}, "2025-11-11", id="a byline"),
    pytest.param({}, None, id="no date"),
    pytest.param({"after": "<footer>© 2023 The Wire</footer>"}, None, id="the year of the rights"),
    pytest.param({"body": BODY + "<p>It was passed on March 3, 2019, he said.</p>"}, None, id="the day of an event"),
    pytest.param({"before": "<p>03/04/2021</p>"}, None, id="day and month in an unclear order"),
    pytest.param({"after": "<ul><li>2022-05-05 Another story</li></ul>"}, None, id="the date of another article"),
]


@pytest.mark.parametrize(("parts", "date"), DATES)
def test_a_date_counts_only_where_the_page_states_it(parts, date):
    assert parse_page(page(**parts).encode(), "a.html").published == date


def test_the_address_gives_the_date_first():
    article = parse_page(page(META).encode(), "a", url="https://a.example/2025/11/10/oil")

    assert (article.published, article.url) == ("2025-11-10", "https://a.example/2025/11/10/oil")


def test_the_page_knows_its_own_address():
    link = '<link rel="canonical" href="https://a.example/oil">'

    assert parse_page(page(link).encode(), "a.html").url == "https://a.example/oil"


REFUSED = [
    pytest.param("<html><body></body></html>", "no main text", id="nothing"),
    pytest.param("<html><body>" + "<div>" * 100_000 + BODY, "100,0", id="deep"),
    pytest.param("<html><body>" + "<b>x</b>" * 150_000, "150,0", id="very many elements"),
]


@pytest.mark.parametrize(("content", "reason"), REFUSED)
def test_refuses(content, reason):
    with pytest.raises(InputError, match=reason):
        parse_page(content.encode(), "a.html")


SLOW = [
    pytest.param("<div>" * 900 + BODY, id="as deep as may be"),
    pytest.param("<span>oil </span>" * 8_000, id="many elements"),
    pytest.param("<script type='application/ld+json'>" * 20_000, id="structured data that does not end"),
    pytest.param("<p " + "a='2025-11-11' " * 50_000 + ">", id="many attributes"),
]


@pytest.mark.parametrize("body", SLOW)
def test_hostile_markup_is_survived(body):
    start = time.process_time()
    with suppress(InputError):  # a line for the user; all that matters is that it comes soon
        parse_page(page(body=body).encode(), "a.html")

    assert time.process_time() - start < 20

"""What is in the page, read without a browser."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from made_articles import OIL, make_fact, many_articles, oil_article

from extractor.records import Article
from extractor.report import render_report
from extractor.report.page import safe_address
from extractor.result import Result

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(1)>\u202e\u200b\r\n&#60;/style>{{ 7 * 7 }}'
VOID = {"meta", "input", "col", "circle", "path", "rect"}


class Page(HTMLParser):
    """The elements with their attributes, and the text of those that tests ask for."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.open, self.texts = [], [], {}
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append((tag, len(self.elements) - 1))

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self.open[-1][0] == tag, f"</{tag}> closes {self.open[-1]}"
        self.open.pop()

    def handle_data(self, data):
        for _, index in self.open:
            self.texts[index] = self.texts.get(index, "") + data

    def attributes(self, name):
        return [attributes[name] for _, attributes in self.elements if name in attributes]

    def find(self, tag, **wanted):
        return [
            self.texts.get(index, "")
            for index, (name, attributes) in enumerate(self.elements)
            if name == tag and all(attributes.get(key.rstrip("_")) == value for key, value in wanted.items())
        ]


def test_every_record_is_a_row_and_every_mention_a_mark():
    quote = "1.48 million barrels a day"
    starts = OIL.index(quote), len(OIL) + 1 + OIL.index(quote)
    spans = tuple((start, start + len(quote)) for start in starts)
    page = Page(render_report([oil_article(text=f"{OIL}\n{OIL}", sentence=OIL, mentions=spans)]))

    (name,) = [one.removeprefix("fact-") for one in page.attributes("id") if one.startswith("fact-")]
    marks = [attributes for tag, attributes in page.elements if tag == "a" and attributes.get("class") == "figure"]
    assert [mark["id"] for mark in marks] == [f"at-{name}-1", f"at-{name}-2"]
    assert {mark["href"] for mark in marks} == {f"#fact-{name}"}
    assert marks[0]["data-slots"].startswith("source:0:5 subject:11:16 metric:19:32 ")
    assert page.find("a", class_="figure") == [quote, quote]
    assert page.open == []


def test_all_links_within_the_page_lead_somewhere_and_no_id_comes_twice():
    articles = many_articles(3, 5)
    page = Page(render_report([*articles, articles[0]]))

    ids = page.attributes("id")
    assert len(ids) == len({*ids})
    assert {href.removeprefix("#") for href in page.attributes("href")} <= {*ids}
    assert {name for value in page.attributes("aria-labelledby") for name in value.split()} <= {*ids}


def test_the_policy_allows_the_own_style_and_script_alone():
    html = render_report([oil_article()])
    page = Page(html)

    (policy,) = [a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy"]
    (style,), (script,) = (
        re.findall(r"<style>(.*?)</style>", html, re.S),
        re.findall(r'<script type="module">(.*?)</script>', html, re.S),
    )
    hashes = [b64encode(sha256(source.encode()).digest()).decode() for source in (style, script)]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert not page.attributes("style")
    assert not page.attributes("src")
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]


@pytest.mark.parametrize(("confidence", "unsure"), [(0.05, True), (0.8, False), (None, False)])
def test_a_figure_of_low_confidence_looks_it(confidence, unsure):
    page = Page(render_report([oil_article(confidence=confidence)]))

    classes = [attributes.get("class") for tag, attributes in page.elements if tag in ("tr", "a")]
    assert ("figure unsure" in classes, "unsure" in classes) == (unsure, unsure)
    assert ("unsure" in "".join(page.find("data"))) is unsure, "in words too, not by its look alone"


def test_who_is_named_is_listed_below_the_text():
    page = Page(render_report([oil_article()]))

    assert page.find("dt") == ["Countries", "Organisations"]
    assert page.find("dd") == ["India (IND), Russia (RUS)", "Kpler"]


def test_text_from_outside_is_text_wherever_it_stands():
    text = f"{HOSTILE} 12 {HOSTILE}"
    slots = dict.fromkeys(("unit", "metric", "subject", "counterpart", "source"), HOSTILE)
    fact = make_fact(text, "12", **slots, doc_id=HOSTILE, subject_iso3=HOSTILE, counterpart_iso3=HOSTILE)
    other = replace(fact, fact_id="2", value=2.0, period_start="2024-01-01", period_end="2024-12-31")
    later = replace(fact, fact_id="3", value=3.0, period_start="2025-01-01", period_end="2025-12-31")
    article = Article(text=text, doc_id=HOSTILE, title=HOSTILE, url=f"javascript:{HOSTILE}")

    html = render_report([Result(article=article, facts=(fact, other, later))], title=HOSTILE)
    page = Page(html)

    assert page.find("div", class_="extractor-text") == [text]
    assert page.find("h1") == [HOSTILE]
    assert page.find("h3") == [HOSTILE]
    assert not {"img", "iframe", "object", "embed", "link", "base"} & {tag for tag, _ in page.elements}
    assert len(page.find("script")) == 1
    assert len(page.find("figure")) == 1, "a chart was drawn, and its words are checked too"
    assert "49" not in html, "no template in the text is run"
    assert page.open == []


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a?b=1#c", "https://example.org/a?b=1#c"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", None),
        (" javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//example.org/a", None),
        ("https:", None),
        ("http://[bad", None),
        ("", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_are_linked(url, address):
    article = Article(text="No figures.", doc_id="a", url=url)

    page = Page(render_report([Result(article=article)]))

    assert safe_address(url) == address
    assert [href for href in page.attributes("href") if not href.startswith("#")] == ([address] if address else [])


def test_figures_that_overlap_share_a_mark_and_a_text_that_is_not_kept_has_none():
    text = "Between 12 and 14 tonnes were sold."
    facts = (make_fact(text, "12 and 14 tonnes", fact_id="1"), make_fact(text, "14 tonnes", fact_id="2"))
    kept = Result(article=Article(text=text, doc_id="a"), facts=facts)
    lost = Result(article=Article(text="", doc_id="b"), facts=(replace(facts[0], fact_id="3"),))

    page = Page(render_report([kept, lost]))

    evidence = [attributes["href"] for tag, attributes in page.elements if tag == "a" and "class" not in attributes]
    assert [href for href in evidence if href.startswith(("#at", "#article-"))] == ["#at-1-1", "#at-1-1", "#article-1"]


@pytest.mark.parametrize("results", [[], [Result(article=Article(text="Nothing here."))]], ids=["none", "no facts"])
def test_nothing_to_show(results):
    page = Page(render_report(results))

    assert page.find("title") == ["Facts"]
    assert "No facts." in page.find("p")
    assert page.find("table") == []


@pytest.mark.parametrize(
    ("results", "title", "heading"),
    [
        ([oil_article()], None, "oil.txt"),
        ([oil_article(), oil_article()], None, "Facts"),
        ([oil_article()], "Oil & gas", "Oil & gas"),
    ],
)
def test_heading(results, title, heading):
    assert Page(render_report(results, title=title)).find("h1") == [heading]


def test_two_thousand_facts_fit_into_three_megabytes():
    assert len(render_report(many_articles(170, 12)).encode()) <= 3_000_000

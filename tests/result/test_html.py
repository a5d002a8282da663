from html.parser import HTMLParser

from extractor.result import Failure, Results
from extractor.result.html import render_html

ALLOWED = {"div", "style", "mark", "table", "thead", "tbody", "tr", "th", "td", "p"}


class Reader(HTMLParser):
    """Collects the tags, and the text that is shown inside the article."""

    def __init__(self):
        super().__init__()
        self.tags, self.shown, self.inside = [], [], False

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.inside = self.inside or ("class", "extractor-text") in attrs

    def handle_endtag(self, tag):
        if tag == "div":
            self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.shown.append(data)


def read(html):
    reader = Reader()
    reader.feed(html)
    return reader


def test_shows_the_whole_text_and_nothing_of_it_is_markup(result):
    page = read(result._repr_html_())

    assert "".join(page.shown) == result.text
    assert set(page.tags) <= ALLOWED
    assert "&lt;b&gt;" in result._repr_html_()


def test_marks_by_kind(result):
    html = result._repr_html_()

    assert '<mark class="figure" title="↑ ≈1.48 million barrel (was 1.44 million)">1.48 million barrels</mark>' in html
    assert '<mark class="country" title="Russia, RUS, GPE">Moscow</mark>' in html


def test_hostile_text():
    text = '<script>alert(1)</script>"><img src=x onerror=alert(1)>\u202e\u200b\r\n\r'

    page = read(render_html(text, [], []))

    assert "".join(page.shown) == text
    assert set(page.tags) <= ALLOWED


def test_several_articles_are_folded_above_their_facts(result):
    failure = Failure(doc_id="b.txt", error="It is <b>empty</b>.")
    html = Results([result, failure])._repr_html_()
    page = read(html)

    assert "".join(page.shown) == result.text
    assert set(page.tags) <= ALLOWED | {"details", "summary"}
    assert "<summary>Oil &lt;i&gt; · 2025-11-11 · 1 fact</summary>" in html
    assert "b.txt: It is &lt;b&gt;empty&lt;/b&gt;." in html
    assert page.tags.count("tr") == 2


def test_facts_alone_are_a_table(result):
    page = read(result.facts._repr_html_())

    assert page.tags.count("tr") == 2
    assert page.shown == []


def test_what_is_left_out_of_many_is_said(result):
    html = Results([result] * 130)._repr_html_()

    assert html.count("<summary>") == 20
    assert html.count("<tr>") == 101
    assert "and 110 more articles" in html
    assert "and 30 more<" in html

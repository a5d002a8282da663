import time

import pytest

from extractor.read.plain import to_line, to_plain

CASES = [
    pytest.param("Oil rose.", "Oil rose.", id="no markup"),
    pytest.param("  Oil\t rose. \n\n\n\n Gas fell. ", "Oil rose.\n\nGas fell.", id="no markup: white space is tidied"),
    pytest.param("<p>Oil rose.</p><p>Gas fell.</p>", "Oil rose.\n\nGas fell.", id="paragraphs"),
    pytest.param("<p>Oil\nrose <b>4</b>%.</p>", "Oil rose 4%.", id="line ends of HTML are blanks"),
    pytest.param("Oil<br>Gas<br/>Coal", "Oil\nGas\nCoal", id="line breaks"),
    pytest.param("<table><tr><td>Oil</td><td>4</td></tr></table>", "Oil\n\n4", id="cells are apart"),
    pytest.param("Caf&eacute; &amp; bar &#8364;5 &lt;b&gt;", "Café & bar €5 <b>", id="entities"),
    pytest.param("a<script>alert('b')</script><style>p{}</style><!-- c -->d", "ad", id="no scripts, styles, comments"),
    pytest.param("<script>alert(1)", "", id="a script that does not end"),
    pytest.param("3 < 4 and 5 > 4 & more", "3 < 4 and 5 > 4 & more", id="signs that are no tags"),
    pytest.param("<p>Oil <a href='x'>rose", "Oil rose", id="tags that do not end"),
    pytest.param("<img src='x'/>", "", id="nothing to read"),
    pytest.param("", "", id="nothing"),
]


@pytest.mark.parametrize(("html", "text"), CASES)
def test_to_plain(html, text):
    assert to_plain(html) == text


def test_a_headline_is_one_line():
    assert to_line("<b>Oil</b>\n &amp; gas<br>rise") == "Oil & gas rise"
    assert to_line("5 <b>\n &amp; 4", markup=False) == "5 <b> &amp; 4"


@pytest.mark.parametrize(
    "html", ["<div>" * 100_000 + "x", "<" * 500_000, "<!--" * 200_000, "&" * 500_000, "<a " * 300_000]
)
def test_hostile_markup_takes_no_longer_than_other(html):
    start = time.process_time()
    to_plain(html)

    assert time.process_time() - start < 5

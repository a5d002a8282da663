"""Articles that try to be more than text: shown as text, offsets right, and nothing runs."""

from dataclasses import replace

import pytest
from chromium import events
from made_articles import OIL, oil_article
from selenium.common.exceptions import NoAlertPresentException
from selenium.webdriver.common.by import By

import extractor

SCRIPTS = (
    "<script>alert(1)</script><script src=http://127.0.0.1:9/s.js></script>"
    "\"><img src=http://127.0.0.1:9/x onerror=alert(2)>'><svg onload=alert(3)>"
    "</div></details></section><iframe srcdoc='<script>alert(4)</script>'></iframe>"
    "<style>@import url(http://127.0.0.1:9/s.css)</style><a href=javascript:alert(5)>x</a>"
    "&lt;b&gt; &amp;amp; {{ 7 * 7 }} {% raw %} <!-- --> ]]> </textarea></title>"
)
DIRECTIONS = "\u202eevil\u202c \u2067\u05d0\u05d1\u05d2\u2069 \u200b\u200d\ufeff \u0627\u0644\u0646\u0641\u0637 "
CONTROLS = "a\r\nb\rc\x0b\x0c\x85\u2028 \U0001f6e2\ufe0f\U0001f1ee\U0001f1f3 e\u0301 "
UNBROKEN = "x" * 300_000

TEXTS = {"scripts": SCRIPTS, "directions": DIRECTIONS, "controls": CONTROLS, "no break": UNBROKEN}


def listen(browser):
    """Dialogs opened and addresses asked for since the page was opened, but for the page and the browser's icons."""
    seen = events(browser, "Page.javascriptDialogOpening", "Network.requestWillBeSent")
    addresses = [one["request"]["url"] for one in seen if "request" in one]
    return [one["message"] for one in seen if "message" in one], [
        address for address in addresses if not address.startswith(("file:", "data:", "about:"))
    ]


def test_the_listener_hears(browser, tmp_path):
    path = tmp_path / "bad.html"
    path.write_text(f"<!DOCTYPE html>{SCRIPTS}", encoding="utf-8")

    browser.get_log("performance")
    browser.get(path.as_uri())
    while True:
        try:
            browser.switch_to.alert.dismiss()
        except NoAlertPresentException:
            break

    dialogs, addresses = listen(browser)
    assert "1" in dialogs
    assert "http://127.0.0.1:9/s.js" in addresses


@pytest.mark.parametrize("hostile", TEXTS.values(), ids=TEXTS)
def test_hostile_words_in_the_text_and_in_every_slot(open_page, hostile):
    text = f"{hostile}{OIL}{hostile}"
    words = dict.fromkeys(("unit", "metric", "subject", "counterpart", "source", "doc_id"), hostile[:3000])
    result = oil_article(text=text, sentence=OIL)
    other = replace(result.facts[0], **words, fact_id="other", mentions=((0, 1),), start=0, end=1)
    fact = replace(result.facts[0], fact_id="oil")
    article = replace(result.article, title=hostile[:3000], url=hostile[:3000])

    browser = open_page([replace(result, article=article, facts=(fact, other))])
    browser.find_elements(By.CSS_SELECTOR, "#table tbody th a")[0].click()

    figure = browser.switch_to.active_element
    assert figure.get_attribute("textContent") == fact.quote
    assert browser.execute_script("return document.querySelector('.extractor-text').textContent") == text
    assert browser.execute_script("return [...CSS.highlights.get('metric')].map(String)") == ["crude imports"]
    browser.execute_script("document.querySelector('#fact-other a').click()")
    metric = browser.execute_script("return document.querySelector('#record dd:nth-of-type(3)').textContent")
    assert metric.split() == hostile[:3000].split()
    assert listen(browser) == ([], [])
    assert [entry["message"] for entry in browser.get_log("browser")] == []
    width = browser.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1]


@pytest.mark.parametrize("hostile", TEXTS.values(), ids=TEXTS)
def test_hostile_article_read_by_the_extractor(open_page, nlp, hostile):
    text = f"{hostile}\n\n{OIL}\n\n{hostile}"
    result = extractor.extract(text, published="2025-11-11", doc_id="a", nlp=nlp)

    browser = open_page([result])

    shown = browser.execute_script("return document.querySelector('.extractor-text').textContent")
    assert shown == text
    quotes = browser.execute_script("return [...document.querySelectorAll('a.figure')].map(a => a.textContent)")
    assert "1.48 million barrels a day" in quotes
    assert sorted(quotes) == sorted(text[start:end] for fact in result.facts for start, end in fact.mentions)
    assert listen(browser) == ([], [])

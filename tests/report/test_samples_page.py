"""The pages of the article that the project was born from, and of the samples."""

from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from update_pictures import PAGE, picture_page

import extractor

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared" / "data" / "seed" / "article.txt"
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
SCREENSHOTS = ROOT / "build" / "screenshots"
"""Left for whoever wants to look; git does not keep them."""


def _read(path, nlp):
    return extractor.extract(path.read_text(encoding="utf-8"), doc_id=path.name, nlp=nlp)


@pytest.mark.skipif(not SEED.exists(), reason="../shared is not there")
def test_seed_article(open_page, nlp):
    browser = open_page([_read(SEED, nlp)])

    rows = browser.find_elements(By.CSS_SELECTOR, "#table tbody tr")
    assert len(rows) == 4
    for row in rows:
        marks = browser.find_elements(By.CSS_SELECTOR, f"a.figure[href='#{row.get_attribute('id')}']")
        assert len(marks) == 2, "the paragraphs repeat"
        assert marks[0].text == marks[1].text
        row.find_element(By.TAG_NAME, "a").click()
        assert browser.switch_to.active_element == marks[0]
        assert len(browser.find_elements(By.CSS_SELECTOR, "a.figure.same")) == 2
    charts = browser.find_elements(By.CSS_SELECTOR, "figure.chart")
    titles = [title.get_attribute("textContent") for title in browser.find_elements(By.CSS_SELECTOR, ".chart a title")]
    assert len(charts) == 1
    assert titles == [
        "1.44 million barrel/day, 2025-09, Kpler",
        "↑ 1.48 million barrel/day (was 1.44 million), 2025-10, Kpler",
    ]


def test_picture_of_the_readme(chromium):
    shown = PAGE.read_bytes()

    made = picture_page()

    assert len(shown) < 200_000
    assert made[:24] == shown[:24], "a PNG of the same width and height"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_sample(open_page, nlp, path):
    result = _read(path, nlp)
    browser = open_page([result])

    figures = browser.find_elements(By.CSS_SELECTOR, "a.figure")
    assert len(figures) == sum(len(fact.mentions) for fact in result.facts)
    figures[0].click()
    size = browser.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": 1280, "height": int(size["height"]), "deviceScaleFactor": 1, "mobile": False},
    )
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    assert browser.save_screenshot(str(SCREENSHOTS / f"{path.stem}.png"))

"""A browser, and pages of articles in it."""

from pathlib import Path

import pytest
from chromium import MISSING, start_chromium

from extractor.report import render_report


@pytest.fixture(scope="session")
def chromium(tmp_path_factory):
    """One Chromium for all tests."""
    if MISSING:
        pytest.skip(MISSING)
    driver = start_chromium(tmp_path_factory.mktemp("profile"))
    yield driver
    driver.quit()


@pytest.fixture
def browser(chromium):
    """Chromium as it starts, whatever the last test did with it."""
    yield chromium
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    chromium.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    chromium.get("about:blank")


@pytest.fixture
def open_page(browser, tmp_path):
    """A function that renders a report of results, opens it, and returns the browser."""

    def open_report(results, fragment=""):
        path = tmp_path / "report.html"
        path.write_text(render_report(results), encoding="utf-8")
        browser.get("about:blank")
        for log in ("performance", "browser"):
            browser.get_log(log)  # the tests look at what happens from here on
        browser.get(path.as_uri() + fragment)
        return browser

    return open_report


@pytest.fixture(scope="session")
def axe():
    """The source of axe-core, which checks pages for accessibility."""
    path = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
    if not path.exists():
        pytest.skip("axe-core is not there: make browser installs it")
    return path.read_text(encoding="utf-8")

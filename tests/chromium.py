"""A headless Chromium for tests and pictures, which talks to nobody."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium")
CHROMEDRIVER = shutil.which("chromedriver")

MISSING = None if CHROMIUM and CHROMEDRIVER else "Chromium or its driver is not there: make browser installs both"

QUIET = (
    "--headless=new",
    "--no-sandbox",  # root, as in a container, cannot use it
    "--disable-gpu",
    "--hide-scrollbars",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--force-color-profile=srgb",
)


def start_chromium(profile: Path, width: int = 1280, height: int = 900) -> Any:
    """Return a driver of a new Chromium; profile: an empty folder of its own."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for option in (*QUIET, f"--window-size={width},{height}", f"--user-data-dir={profile}"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    options.unhandled_prompt_behavior = "ignore"
    return webdriver.Chrome(options=options, service=Service(CHROMEDRIVER))


def events(driver: Any, *methods: str) -> list[dict[str, Any]]:
    """Return the parameters of the events of these methods (DevTools protocol) since it was asked last."""
    messages = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    return [message["params"] for message in messages if message["method"] in methods]

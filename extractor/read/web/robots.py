"""robots.txt: what a site asks of programs like this one (RFC 9309)."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from extractor.errors import InputError

if TYPE_CHECKING:
    from urllib.robotparser import RobotFileParser

LIFETIME = 24 * 3600
"""Seconds that the rules of a site are kept (RFC 9309, section 2.4)."""

LONGEST_DELAY = 10
"""Seconds between two requests that a site may ask for; more would stop a run over many of its pages."""


@dataclass
class _Rules:
    parser: RobotFileParser
    since: float
    last_request: float = float("-inf")


class Robots:
    """The rules of all sites that were asked, each fetched once a day.

    agent: the name of this program in the rules. fetch: returns status and content of an address; raises InputError.
    """

    def __init__(self, agent: str, fetch: Callable[[str], tuple[int, bytes]]) -> None:
        self._agent = agent
        self._fetch = fetch
        self._rules: dict[str, _Rules] = {}

    def ask(self, url: str) -> None:
        """Return once a request to the address is welcome, which may take a delay. Raises InputError if it is not."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        rules = self._rules.get(site)
        if rules is None or time.monotonic() - rules.since > LIFETIME:
            rules = self._rules[site] = _Rules(self._read(site), time.monotonic())
        if not rules.parser.can_fetch(self._agent, url):
            raise InputError(f"The site asks programs not to read this address ({site}/robots.txt).")
        delay = min(float(rules.parser.crawl_delay(self._agent) or 0), LONGEST_DELAY)
        time.sleep(max(0.0, rules.last_request + delay - time.monotonic()))
        rules.last_request = time.monotonic()

    def _read(self, site: str) -> RobotFileParser:
        """The rules of the site; without rules (status 4xx) all is allowed, with rules out of reach nothing is."""
        status, content = self._fetch(f"{site}/robots.txt")
        if status >= 500:
            raise InputError(f"The site cannot say what programs may read ({site}/robots.txt: {status}): try later.")
        from urllib.robotparser import RobotFileParser

        parser = RobotFileParser()
        parser.parse(content.decode("utf-8", "replace").splitlines() if status == 200 else [])
        return parser

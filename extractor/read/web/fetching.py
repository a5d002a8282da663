"""Fetches what lies at an address: with a time limit, a size cap and retries, and only where it is welcome."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from extractor.errors import InputError
from extractor.read.limits import MAX_DOCUMENT
from extractor.read.silence import silence
from extractor.read.source import Source, buffered, split_media_type
from extractor.read.web.robots import Robots
from extractor.read.web.visits import Visit, Visits

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

AGENT = "geofact-extractor"
ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, application/xml, text/html, */*;q=0.5"

TIMEOUT = 30.0
"""Seconds to wait for a connection, and for the next bytes of an answer."""

LONGEST = 120.0
"""Seconds that the content of one answer may take."""

RETRIES = 3
"""After a failure on the way, or an answer that says "later"."""

BACKOFF = 0.5
"""Seconds: the pauses are 0, 2 and 4 times as long, unless the server names one (Retry-After)."""

LATER = (429, 500, 502, 503, 504)
LONGEST_PAUSE = 30
"""Seconds that the server may name."""

MAX_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)

_CHUNK = 64 * 1024


def is_address(name: str) -> bool:
    """Whether an input is named by an address: of the web, or of a file ("file:")."""
    return name.lower().startswith(("http://", "https://", "file:"))


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a server answered, at the end of all redirects."""

    url: str
    status: int
    reason: str
    headers: dict[str, str]
    content: bytes

    def source(self, name: str) -> Source:
        """Return the content as an input with the name; its suffix is that of the address."""
        media_type, charset = split_media_type(self.headers.get("content-type", ""))
        return Source(
            name=name,
            suffix=PurePosixPath(urlsplit(self.url).path.lower()).suffix,
            stream=buffered(BytesIO(self.content)),
            url=self.url,
            media_type=media_type,
            charset=charset,
        )

    @property
    def visit(self) -> Visit:
        """The validators to send along the next time."""
        return Visit(etag=self.headers.get("etag"), modified=self.headers.get("last-modified"))


class Web:
    """The web as this program sees it: one for a run, so that it knows the rules of the sites it has asked.

    visits: where validators are kept from run to run, None to read all anew. allow_local: also ask this machine and
    its network, and read "file:" addresses; only for who trusts every address that a feed or redirect may hold.
    timeout: seconds to wait for a connection and for the next bytes. Proxies of the environment are not used, since
    behind one no address could be checked.
    """

    def __init__(self, *, visits: Visits | None = None, allow_local: bool = False, timeout: float = TIMEOUT) -> None:
        self.visits = visits
        self.allow_local = allow_local
        self._timeout = timeout
        self._robots = Robots(AGENT, self._fetch_robots)

    def fetch(self, url: str) -> Answer | None:
        """Return what lies at the address, or None if it has not changed since the last visit.

        Raises InputError if it cannot or must not be fetched, or is larger than a document may be.
        """
        known = self.visits.get(url) if self.visits is not None else None
        validators = {"If-None-Match": known.etag, "If-Modified-Since": known.modified} if known is not None else {}
        answer = self._follow(url, {name: value for name, value in validators.items() if value}, ask=True)
        if answer.status == 304:
            return None
        if answer.status != 200:
            raise InputError(f"The server answered {answer.status} {answer.reason}: check the address.")
        if answer.headers.get("content-encoding", "identity").lower() not in ("identity", "gzip", "x-gzip"):
            raise InputError(f"The server encoded its answer as {answer.headers['content-encoding']!r}, unasked.")
        return answer

    def keep(self, url: str, answer: Answer) -> None:
        """Keep the visit, once all articles of the answer have been handed out."""
        if self.visits is not None and answer.visit != Visit():
            self.visits.put(url, answer.visit)

    def _fetch_robots(self, url: str) -> tuple[int, bytes]:
        answer = self._follow(url, {"Accept-Encoding": "identity"}, ask=False)
        return answer.status, answer.content

    def _follow(self, url: str, headers: dict[str, str], *, ask: bool) -> Answer:
        for _ in range(MAX_REDIRECTS + 1):
            _check_address(url)
            if ask:
                self._robots.ask(url)
            answer = self._request(url, headers)
            if answer.status not in REDIRECTS or "location" not in answer.headers:
                return answer
            url = urljoin(url, answer.headers["location"])
        raise InputError(f"The address redirects more than {MAX_REDIRECTS} times.")

    def _request(self, url: str, headers: dict[str, str]) -> Answer:
        from importlib.metadata import version

        from urllib3.exceptions import HTTPError, MaxRetryError

        own = {"User-Agent": f"{AGENT}/{version(AGENT)}", "Accept": ACCEPT, "Accept-Encoding": "gzip"}
        try:
            response = self._patiently(url, own | headers)
            try:
                content = _read(response) if response.status == 200 else b""
            finally:
                response.close()
        except MaxRetryError as error:
            raise InputError(f"The address cannot be reached: {_reason(error.reason)}.") from error
        except (HTTPError, ValueError) as error:  # ValueError: a host name that is none
            raise InputError(f"The address cannot be read: {_reason(error)}.") from error
        lower = {name.lower(): value for name, value in response.headers.items()}
        return Answer(url=url, status=response.status, reason=response.reason or "", headers=lower, content=content)

    def _patiently(self, url: str, headers: dict[str, str]) -> BaseHTTPResponse:
        """Return the answer, asking again while the server says "later".

        The library could do so itself, but would read each of these answers to its end, of which there may be none.
        """
        from urllib3 import Retry
        from urllib3.exceptions import MaxRetryError

        retry = Retry(RETRIES, backoff_factor=BACKOFF, retry_after_max=LONGEST_PAUSE)
        while True:
            # What is compressed stays so here, and is unfolded within the limits of compressed files.
            response = self._manager.request(
                "GET", url, headers=headers, redirect=False, preload_content=False, decode_content=False
            )
            if response.status not in LATER:
                return response
            try:
                retry = retry.increment("GET", url, response=response)
            except MaxRetryError:
                return response
            response.close()
            retry.sleep(response)

    @cached_property
    def _manager(self) -> PoolManager:
        from urllib3 import PoolManager, Retry, Timeout

        from extractor.read.web.guard import guarded_manager

        silence("urllib3")
        manager = PoolManager() if self.allow_local else guarded_manager()
        manager.connection_pool_kw |= {
            "timeout": Timeout(connect=self._timeout, read=self._timeout),
            "retries": Retry(RETRIES, redirect=False, backoff_factor=BACKOFF, respect_retry_after_header=False),
        }
        return manager


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https") and parts.hostname:
            return
    except ValueError:
        pass  # brackets that hold no IPv6 address
    raise InputError(f"{url!r} is no address of the web (http or https).")


def _reason(error: Exception | None) -> str:
    """What the library says of a failure, without the name of its own object."""
    return str(error).rpartition("): ")[2].rstrip(".")


def _read(response: BaseHTTPResponse) -> bytes:
    content = bytearray()
    end = time.monotonic() + LONGEST
    while chunk := response.read1(_CHUNK):
        content += chunk
        if len(content) > MAX_DOCUMENT:
            raise InputError(f"The answer has more than {MAX_DOCUMENT // 1024**2} MiB, too many for a feed or page.")
        if time.monotonic() > end:
            raise InputError(f"The answer was not complete after {LONGEST:g} seconds.")
    return bytes(content)

"""Publication dates, as feeds write them, to ISO dates."""

from __future__ import annotations

import re
from datetime import date, timedelta
from time import struct_time

_ISO = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?!\d)")


def iso_date(written: str | None, utc: struct_time | None = None) -> str | None:
    """Return the day (YYYY-MM-DD) that a timestamp names where it was written, or None if it names none.

    written: an ISO 8601 or RFC 822 timestamp, "Tue, 11 Nov 2025 23:30:00 -0500"; its day counts, not that of UTC,
    since "on Tuesday" in the article means the former. utc: the same moment as a parser of more formats understood
    it; it decides where the two are more than a day apart, or ``written`` cannot be read.
    """
    day = _written_day(written or "")
    if utc is None:
        return day.isoformat() if day else None
    try:
        parsed = date(*utc[:3])
    except ValueError:
        return None
    if day is not None and abs(day - parsed) <= timedelta(days=1):
        return day.isoformat()
    return parsed.isoformat()


def _written_day(written: str) -> date | None:
    from email.utils import parsedate

    found = _ISO.match(written)
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
        parsed = parsedate(written)
        return date(*parsed[:3]) if parsed else None
    except (ValueError, IndexError, TypeError):
        return None

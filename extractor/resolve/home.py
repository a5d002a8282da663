"""The country that an article is about, for the names in it that nothing else places.

News from Mongolia speaks of "the Cabinet" and "the Millennium Road" without saying where. If one country has most of
the article's mentions, what is left unplaced is taken to be of that country, at low confidence.
"""

from __future__ import annotations

import re
from collections import Counter

from extractor.knowledge.countries import lookalikes
from extractor.knowledge.organisations import find_organisation
from extractor.knowledge.publishers import country_of_publisher
from extractor.knowledge.tables import fold
from extractor.resolve.drafts import Article, Draft

LEAD = 300
"""Characters of headline and first sentence; a country named there counts twice."""
FEWEST = 2
"""Mentions from which a country may be the article's own."""
DOMINANT = 0.5
"""Share of the article's mentions from which it is."""
CONFIDENCE = 0.6
"""Share of such countries that were right on articles annotated by hand."""

_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
_WORLDWIDE = re.compile(
    r"(?:African|Asian|Asia|European|Euro|Global|Inter|International|Nordic|Pan|UN|U\.N\.|World)\b|.*\bUnited Nations\b"
)


def resolve_home(article: Article) -> None:
    """Give the unplaced persons, organisations and places of the article the country that dominates it."""
    home = home_country(article.drafts, article.doc._.url)
    if home is None:
        return
    for draft in article.drafts:
        if draft.iso3 is None and draft.label in _LABELS and not _is_worldwide(draft):
            draft.iso3, draft.confidence = home, CONFIDENCE


def home_country(drafts: list[Draft], url: str | None) -> str | None:
    """Return the country of the article's publisher if it is named, else that of half of the placed mentions, or None.

    The publisher ("https://www.economist.com.na/...") counts as two mentions of its country.
    """
    placed = [(draft.iso3, 2 if draft.start < LEAD else 1) for draft in drafts if draft.iso3]
    publisher = country_of_publisher(url) if url else None
    if publisher and sum(iso3 == publisher for iso3, _ in placed) >= FEWEST:
        return publisher
    if publisher:
        placed += [(publisher, 1), (publisher, 1)]
    counts: Counter[str] = Counter()
    for iso3, weight in placed:
        counts[iso3] += weight
    if not counts:
        return None
    home, count = counts.most_common(1)[0]
    mentions = sum(iso3 == home for iso3, _ in placed)
    return home if mentions >= FEWEST and count >= DOMINANT * counts.total() and home != "EU" else None


def _is_worldwide(draft: Draft) -> bool:
    """Whether a name may belong to any country: a part of the world, a body or company of the table, its chief."""
    key = fold(draft.text)
    known = find_organisation(draft.text) or find_organisation(draft.name)
    if draft.label == "ORG" and _WORLDWIDE.match(draft.name):
        return True
    if any((body := find_organisation(word)) and body.iso3 is None for word in (draft.role or "").split()):
        return True  # "IMF chief"
    return key in lookalikes() or known is not None

"""The report: one self-contained HTML page that may run its own script and nothing else."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from extractor.knowledge.countries import countries
from extractor.report.articles import view_article
from extractor.report.charts import HEIGHT, WIDTH, draw_chart
from extractor.report.matrix import count_pairs
from extractor.report.rows import Row, number_facts
from extractor.report.series import find_series
from extractor.result import Result
from extractor.result.entities import name_groups
from extractor.result.marks import is_unsure
from extractor.result.templating import make_environment, read_asset
from extractor.result.words import describe_period

PACKAGE = "extractor.report"

MOST_CHARTS = 60
"""Charts on a page at most, those with most points: a reader looks through no more, and the page stays small."""

UNION = {"EU": "European Union"}
"""What has a country's place among the parties and is none."""


def render_report(results: Iterable[Result], *, title: str | None = None) -> str:
    """Return the page as one HTML document, with no reference to anything outside but the articles' own addresses.

    title: the page's heading; by default that of the article if it is one. All text from outside is escaped; the
    page's security policy allows its own style sheet and script, by their hashes, and no request.
    """
    results = list(results)
    numbered = number_facts(results)
    rows = [row for group in numbered for row in group]
    series = find_series(rows)
    style = read_asset("extractor.result", "article.css") + read_asset(PACKAGE, "page.css")
    script = read_asset(PACKAGE, "csv.js") + read_asset(PACKAGE, "page.js")
    environment = make_environment(PACKAGE, "extractor.result")
    environment.filters |= {
        "unsure": is_unsure,
        "country": name_country,
        "name_groups": name_groups,
        "address": safe_address,
    }
    return environment.get_template("page.html").render(
        title=title or _title(results),
        policy=write_policy(style, script),
        style=style,
        script=script,
        views=[view_article(result, group) for result, group in zip(results, numbered, strict=True)],
        rows=rows,
        choices=count_choices(rows),
        matrix=count_pairs(rows),
        charts=[draw_chart(one) for one in series[:MOST_CHARTS]],
        left_out=max(0, len(series) - MOST_CHARTS),
        describe_period=describe_period,
        width=WIDTH,
        height=HEIGHT,
    )


def _title(results: Sequence[Result]) -> str:
    article = results[0].article if len(results) == 1 else None
    return (article and (article.title or article.doc_id)) or "Facts"


def write_policy(style: str, script: str) -> str:
    """Return a Content-Security-Policy that allows this style sheet and this script, and nothing from anywhere."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )


def _hash(source: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


def count_choices(rows: Sequence[Row]) -> dict[str, list[tuple[str, int]]]:
    """Return what the table can be filtered by: for each field its values and how many facts have them."""
    choices = {}
    for field in ("subject_iso3", "counterpart_iso3", "unit", "status", "source", "metric"):
        counts = Counter(value for row in rows if (value := getattr(row.fact, field)))
        choices[field] = sorted(counts.items(), key=lambda choice: choice[0].casefold())
    return choices


def name_country(iso3: str) -> str:
    """Return the common name of a country by its code, or the code if it is of none."""
    country = countries().get(iso3)
    return country.name if country else UNION.get(iso3, iso3)


def safe_address(url: str | None) -> str | None:
    """Return the address if a page may link to it: http or https with a host."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None

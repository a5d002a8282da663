"""Articles made by hand for the view on a terminal, each with what could break a table. No figure is real."""

from __future__ import annotations

import io
import os
from pathlib import Path
from unittest import mock

from extractor.records import Article, Fact, Mention
from extractor.result import Result
from extractor.write import write_results

VIEWS = Path(__file__).parent / "write" / "views"
WIDTHS = (60, 80, 120, 200)


def _mention(text, name, label, **slots):
    start = text.index(name)
    slots = {"entity_id": f"{label.lower()}/{name}", "name": name, **slots}
    return Mention(start=start, end=start + len(name), text=name, label=label, **slots)


def _country(text, name, iso3):
    return _mention(text, name, "GPE", entity_id=f"country/{iso3}", iso3=iso3)


def _fact(text, quote, value, **slots):
    spans = []
    start = text.find(quote)
    while start >= 0:
        spans.append((start, start + len(quote)))
        start = text.find(quote, start + 1)
    start, end = spans[0]
    sentence_end = text.find("\n", end) if "\n" in text[end:] else len(text)
    sentence = text[text.rfind("\n", 0, start) + 1 : sentence_end]
    slots = {"mentions": tuple(spans), "sentence": sentence, **slots}
    return Fact(start=start, end=end, quote=quote, value=value, **slots)


MARKS = """Ruritania lifts its oil exports to Freedonia
2025-11-11

Crude exports to Freedonia rose to about 1.48 million barrels per day in October from 1.44 million.
The value of the shipments fell 3.5% from 3 to 9 November, the Ruritanian Ministry of Energy and Mines said.
The government plans to export 80 million to 90 million tonnes in 2026, Minister Anna Berg said.
Freedonia could raise its levy to 12.5%, the Office for Budget Responsibility warned.
Ruritania denied that 4,000 workers would lose their jobs.
The levy stayed at 10%. The levy of 10% is paid by buyers.
"""

WIDE = """吉隆坡棕榈油出口大幅上升并创下近年来的最高纪录而库存继续减少
وزارة النفط والطاقة said on Tuesday that exports rose to 5.2 million tonnes, (2025) 12 ships in all.
馬來西亞棕櫚油局 said that stocks fell to 310,000 tonnes in 2024. 👩\u200d🌾
The Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft paid 7 euros.
"""

HOSTILE = "Exports rose \x1b[2J4%\x07 \u202eyadseuT no\u202c in the port " + "x" * 900 + "4%" + "y" * 900

CASES = {
    "marks": Result(
        article=Article(text=MARKS, doc_id="oil.txt", published="2025-11-11", url="https://news.example/oil"),
        mentions=(
            _mention(MARKS, "Anna Berg", "PERSON", role="Minister", iso3="RUR"),
            _country(MARKS, "Ruritania", "RUR"),
            _country(MARKS, "Freedonia", "FRE"),
            _mention(MARKS, "Ruritanian Ministry of Energy and Mines", "ORG", iso3="RUR"),
            _mention(MARKS, "Office for Budget Responsibility", "ORG"),
        ),
        facts=(
            _fact(
                MARKS, "1.48 million barrels per day", 1.48e6, modifier="~", unit="barrel/day", direction="up",
                metric="crude exports", subject="Brazil", subject_iso3="BRA", counterpart="Freedonia",
                period_start="2025-10-01", period_end="2025-10-31", previous_value=1.44e6, previous_how="stated",
                confidence=0.834,
            ),
            _fact(
                MARKS, "3.5%", 3.5, unit="%", kind="change", direction="down", metric="value of the shipments",
                counterpart="Freedonia", period_start="2025-11-03", period_end="2025-11-09",
                source="Ruritanian Ministry of Energy and Mines",
            ),
            _fact(
                MARKS, "80 million to 90 million tonnes", 8e7, value_to=9e7, unit="tonne", status="planned",
                subject="Brasilia", subject_iso3="BRA", period_start="2026-01-01", period_end="2026-12-31",
                source="Anna Berg",
            ),
            _fact(
                MARKS, "12.5%", 12.5, unit="%", direction="up", status="hypothetical", metric="levy",
                subject="Freedonia", source="Office for Budget Responsibility",
            ),
            _fact(MARKS, "4,000", 4e3, unit="worker", status="denied", metric="workers losing their jobs"),
            _fact(MARKS, "10%", 10, unit="%", direction="same", metric="levy", confidence=0.05),
        ),
    ),
    "wide": Result(
        article=Article(text=WIDE, doc_id="宽字符/نص.txt"),
        mentions=(
            _mention(WIDE, "吉隆坡", "GPE", iso3="MYS"),
            _mention(WIDE, "وزارة النفط والطاقة", "ORG", iso3="SAU"),
            _mention(WIDE, "馬來西亞棕櫚油局", "ORG", iso3="MYS"),
        ),
        facts=(
            _fact(
                WIDE, "5.2 million tonnes", 5.2e6, unit="tonne", direction="up", metric="exports",
                subject="وزارة النفط والطاقة", subject_iso3="SAU", period_start="2025-01-01", period_end="2025-12-31",
                source="وزارة النفط والطاقة",
            ),
            _fact(
                WIDE, "310,000 tonnes", 3.1e5, unit="tonne", direction="down", metric="吉隆坡棕榈油库存" * 4,
                subject="馬來西亞棕櫚油局", subject_iso3="MYS", period_start="2024-01-01", period_end="2024-12-31",
                source="馬來西亞棕櫚油局 👩\u200d🌾",
            ),
            _fact(
                WIDE, "7 euros", 7, unit="EUR", metric="payment",
                subject="Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
            ),
        ),
    ),
    "hostile": Result(
        article=Article(text=HOSTILE, doc_id="\x1b]0;title\x07.txt", title="Exports \x1b[31m\u202erose"),
        facts=(_fact(HOSTILE, "4%", 4, unit="%", metric="exports \x1b[2J\u202e", subject="a\r\n\tb"),),
    ),
    "nothing": Result(article=Article(text="Oil. Nothing more.", doc_id="short.txt")),
}  # fmt: skip

EXPLAINED = ("marks", "wide", "hostile")

NAMES = [
    *(f"{case}.{width}" for case in CASES for width in WIDTHS),
    *(f"{case}.explain.{width}" for case in EXPLAINED for width in WIDTHS[:2]),
]
"""The views that are kept: the case, whether the evidence is shown, the width."""


def render_view(name: str) -> str:
    """Return what the view of that name looks like today."""
    case, *explain, width = name.split(".")
    stream = io.StringIO()
    with mock.patch.dict(os.environ, COLUMNS=width):
        write_results([CASES[case]], stream, format="table", explain=bool(explain))
    return stream.getvalue()


def view_file(name: str) -> Path:
    """Return where the view of that name is kept."""
    return VIEWS / f"{name}.txt"


def update_views() -> None:
    """Write every view as it is today."""
    for name in NAMES:
        view_file(name).write_text(render_view(name), encoding="utf-8")

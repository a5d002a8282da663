"""Articles with facts made by hand, and as many as a test asks for."""

from __future__ import annotations

from typing import Any

from extractor.records import Article, Fact, Mention, TimeExpression
from extractor.result import Result

OIL = "Kpler said India's crude imports from Russia rose to 1.48 million barrels a day in October."


def _at(text: str, quote: str) -> dict[str, int]:
    start = text.index(quote)
    return {"start": start, "end": start + len(quote)}


def make_fact(text: str, quote: str, *, sentence: str | None = None, **slots: Any) -> Fact:
    """A fact whose figure is the quote; the sentence is the whole text by default."""
    slots = {"fact_id": f"{text.index(quote):016x}", "value": 1.0, **slots}
    return Fact(**_at(text, quote), quote=quote, sentence=text if sentence is None else sentence, **slots)


def make_mention(
    text: str, words: str, name: str | None = None, *, label: str = "GPE", iso3: str | None = None, doc_id: str = ""
) -> Mention:
    """A mention of a country, if ``iso3`` is given, or of something else."""
    identity = {"entity_id": f"country/{iso3}" if iso3 else f"other/{words}", "name": name or words, "iso3": iso3}
    return Mention(doc_id=doc_id, **_at(text, words), text=words, label=label, **identity)


def oil_article(text: str = OIL, doc_id: str = "oil.txt", **slots: Any) -> Result:
    """An article with one fact that has all of its slots filled."""
    quote = "1.48 million barrels a day"
    filled = {
        "doc_id": doc_id,
        "value": 1480000.0,
        "unit": "barrel/day",
        "direction": "up",
        "metric": "crude imports",
        "subject": "India",
        "subject_iso3": "IND",
        "counterpart": "Russia",
        "counterpart_iso3": "RUS",
        "period_start": "2025-10-01",
        "period_end": "2025-10-31",
        "source": "Kpler",
    }
    october = TimeExpression(**_at(text, "October"), text="October", period_start="2025-10-01", period_end="2025-10-31")
    return Result(
        article=Article(text=text, doc_id=doc_id, published="2025-11-11"),
        facts=(make_fact(text, quote, **{**filled, **slots}),),
        mentions=(
            make_mention(text, "Kpler", label="ORG", doc_id=doc_id),
            make_mention(text, "India", iso3="IND", doc_id=doc_id),
            make_mention(text, "Russia", iso3="RUS", doc_id=doc_id),
        ),
        times=(october,),
    )


COUNTRIES = ("BRA", "CHN", "DEU", "FRA", "GBR", "IND", "JPN", "KEN", "MEX", "NOR", "POL", "RUS", "TUR", "USA", "ZAF")
METRICS = ("crude imports", "wheat exports", "steel output", "tourist arrivals", "military aid", "car sales", "trade")
UNITS = ("barrel/day", "tonne", "USD", "%", "person")
SOURCES = ("Kpler", "customs data", "the trade ministry", "Eurostat", None)
STATUSES = ("actual", "planned", "hypothetical", "denied")
FILLER = "Officials who were asked about the figures in the capital declined to comment before the talks end.\n"


def many_articles(articles: int, facts: int) -> list[Result]:
    """So many articles with so many facts each, a fact every 170 characters, that vary in all slots."""
    return [_make_article(number, facts) for number in range(articles)]


def _make_article(number: int, facts: int) -> Result:
    doc_id = f"news/{number}.txt"
    text = f"Trade news of the day, number {number}\n\n"
    records = []
    mentions = []
    for turn in range(number * facts, (number + 1) * facts):
        subject, counterpart = COUNTRIES[turn % 15], COUNTRIES[(turn * 7 + 3) % 15]
        metric, month = METRICS[turn % 7], f"{2015 + turn % 10}-{1 + turn % 12:02d}"
        quote = f"{turn + 1},{turn % 1000:03d} units"
        sentence = f"{subject} said that {metric} with {counterpart} came to {quote} in {month}."
        start = len(text) + sentence.index(quote)
        records.append(
            Fact(
                doc_id=doc_id,
                fact_id=f"{turn:016x}",
                start=start,
                end=start + len(quote),
                quote=quote,
                sentence=sentence,
                value=float((turn + 1) * 1000 + turn % 1000),
                unit=UNITS[turn % 5],
                metric=metric,
                subject=subject,
                subject_iso3=subject,
                counterpart=counterpart,
                counterpart_iso3=counterpart,
                period_start=f"{month}-01",
                period_end=f"{month}-28",
                source=SOURCES[turn % 5],
                status=STATUSES[turn % 4],
                confidence=(turn % 20) / 20,
            )
        )
        for offset, code in ((0, subject), (sentence.index(f"with {counterpart}") + 5, counterpart)):
            place = {"start": len(text) + offset, "end": len(text) + offset + 3}
            mentions.append(Mention(**place, text=code, name=code, label="GPE", iso3=code, entity_id=f"country/{code}"))
        text += f"{sentence} {FILLER}"
    article = Article(text=text, doc_id=doc_id, published="2025-03-14", title=f"Trade news, part {number}")
    return Result(article=article, facts=tuple(records), mentions=tuple(mentions))

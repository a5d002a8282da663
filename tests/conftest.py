"""What many tests share: the pipeline, loaded once, and results made by hand."""

import pytest

from extractor.records import Article, Fact, Mention, Quantity, TimeExpression
from extractor.result import Facts, Result

TEXT = "Oil: India <b>imported</b> 1.48 million barrels from Russia in October & =SUM(1), Moscow's envoy said."


@pytest.fixture(scope="session")
def nlp():
    """The pipeline with the shipped model."""
    from extractor.pipeline import default_pipeline

    return default_pipeline()


def _at(quote):
    start = TEXT.index(quote)
    return {"doc_id": "a.txt", "start": start, "end": start + len(quote)}


@pytest.fixture
def result():
    """A result with a record of each kind, made by hand; its text would break HTML and spreadsheets."""
    fact = Fact(
        **_at("1.48 million barrels"),
        quote="1.48 million barrels",
        sentence=TEXT,
        value=1480000.0,
        modifier="~",
        unit="barrel",
        direction="up",
        metric="=crude imports",
        subject="India",
        subject_iso3="IND",
        counterpart="Russia",
        counterpart_iso3="RUS",
        period_start="2025-10-01",
        period_end="2025-10-31",
        source="Kpler",
        status="planned",
        previous_value=1440000.0,
        previous_how="stated",
        mentions=((27, 47), (60, 80)),
    )
    mentions = (
        Mention(**_at("India"), label="GPE", text="India", entity_id="country/IND", name="India", iso3="IND"),
        Mention(**_at("Russia"), label="GPE", text="Russia", entity_id="country/RUS", name="Russia", iso3="RUS"),
        Mention(
            **_at("Moscow"), label="GPE", text="Moscow", entity_id="country/RUS", name="Russia", iso3="RUS",
            tie="metonym", qid="Q159", confidence=0.8,
        ),
    )  # fmt: skip
    quantity = Quantity(**_at("1.48 million barrels"), quote="1.48 million barrels", value=1480000.0, unit="barrel")
    time = TimeExpression(**_at("October"), text="October", period_start="2025-10-01", period_end="2025-10-31")
    return Result(
        article=Article(text=TEXT, doc_id="a.txt", published="2025-11-11", title="Oil <i>"),
        facts=Facts([fact]),
        mentions=mentions,
        quantities=(quantity,),
        times=(time,),
    )

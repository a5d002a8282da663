"""Stores with facts that are made by hand, and none of whose figures is real."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from extractor.compare import claim_id
from extractor.records import Article, Fact
from extractor.result import Facts, Result
from extractor.store import Document, Writer

MAY = ("2025-05-01", "2025-05-31")
JUNE = ("2025-06-01", "2025-06-30")


def make_fact(value: float, period: tuple[str, str] | None = MAY, **slots: Any) -> Fact:
    """India's crude imports from Russia in May 2025, or what the slots say in place of that."""
    start, end = period or (None, None)
    usual = {
        "unit": "barrel/day",
        "metric": "crude imports",
        "subject": "India",
        "subject_iso3": "IND",
        "counterpart": "Russia",
        "counterpart_iso3": "RUS",
    }
    figure = f"{value:g}"
    return Fact(
        start=0, end=len(figure), quote=figure, sentence=figure, value=value, period_start=start, period_end=end,
        **{**usual, **slots},
    )  # fmt: skip


def fill_store(path: Path, articles: dict[tuple[str, str | None], list[Fact]]) -> Path:
    """Write a store of articles, given by name and date, with their facts."""
    with Writer.create(path, claim=claim_id) as store:
        for (doc_id, published), facts in articles.items():
            named = Facts(
                Fact.from_dict(fact.to_dict() | {"doc_id": doc_id, "fact_id": f"{doc_id}/{number}"})
                for number, fact in enumerate(facts)
            )
            article = Article(text=doc_id, doc_id=doc_id, published=published, title=f"Title of {doc_id}")
            line = Document(
                doc_id=doc_id, status="done", published=published, title=article.title, url=f"https://{doc_id}",
                facts=len(facts), text=doc_id,
            )  # fmt: skip
            store.put(line, Result(article=article, facts=named))
        store.commit()
    return path

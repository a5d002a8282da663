"""extract and extract_many: what they promise whatever the components find."""

import threading

import pytest
import spacy
from spacy.language import Language

import extractor
from extractor.errors import DateError, InputError
from extractor.pipeline import default_pipeline, parse_published
from extractor.pipeline.reading import MAX_ARTICLE
from extractor.records import Article
from extractor.result import Failure, Result


@Language.component("test_breaks")
def break_on_marker(doc):
    """Fails on a document that asks for it, as a bug in a component would."""
    if "BREAK" in doc.text:
        raise KeyError("marker")
    return doc


@pytest.fixture(scope="module")
def fragile():
    nlp = spacy.blank("en")
    nlp.add_pipe("test_breaks")
    return nlp


def test_the_article_comes_back_unchanged(fragile):
    text = "date 2025-11-11\r\nOil\u00a0rose \U0001f6e2 4%.\n"

    result = extractor.extract(text, doc_id="a", title="T", url="https://a.b/c", published="2025-03-14", nlp=fragile)

    assert result.article == Article(text=text, doc_id="a", published="2025-03-14", title="T", url="https://a.b/c")
    assert (result.facts, result.mentions, result.quantities, result.times) == ((), (), (), ())


def test_the_date_is_found_in_the_text_if_none_is_given(fragile):
    assert extractor.extract(" date 2025-11-11 403\nOil rose.", nlp=fragile).article.published == "2025-11-11"
    assert extractor.extract("Oil rose.", nlp=fragile).article.published is None


@pytest.mark.parametrize(
    ("value", "date"),
    [("2025-03-14", "2025-03-14"), ("2025-03-14T23:30:00-05:00", "2025-03-14"), ("2025-03-14T08:00:00Z", "2025-03-14")],
)
def test_published_dates(value, date):
    assert parse_published(value) == date


@pytest.mark.parametrize("value", ["2025-02-30", "14 March 2025", "", "2025", 20250314])
def test_no_published_dates(value, fragile):
    with pytest.raises(DateError, match="YYYY-MM-DD"):
        extractor.extract("Oil rose.", published=value, nlp=fragile)


BAD_TEXTS = [
    pytest.param("", "empty", id="empty"),
    pytest.param(" \n", "empty", id="blank"),
    pytest.param(b"Oil", "bytes", id="not decoded"),
    pytest.param("Oil \ud83d.", "character 4", id="half a surrogate pair"),
    pytest.param("a" * (MAX_ARTICLE + 1), "1,000,001", id="too long"),
]


@pytest.mark.parametrize(("text", "reason"), BAD_TEXTS)
def test_refused_texts(text, reason, fragile):
    with pytest.raises(InputError, match=reason):
        extractor.extract(text, nlp=fragile)


@pytest.mark.parametrize("n_process", [1, 2])
def test_a_bad_article_costs_no_other_and_the_order_stays(fragile, n_process):
    bad = {3: "BREAK", 7: "", 8: "BREAK"}
    articles = [Article(text=bad.get(n, f"Oil {n}."), doc_id=str(n)) for n in range(12)]
    articles[5] = Article(text="Oil.", doc_id="5", published="yesterday")
    articles[9] = Failure(doc_id="9", error="No such file.")

    results = list(extractor.extract_many(articles, n_process=n_process, batch_size=4, nlp=fragile))

    assert [result.doc_id for result in results] == [str(n) for n in range(12)]
    failures = {result.doc_id: result.error for result in results if isinstance(result, Failure)}
    assert failures.keys() == {"3", "5", "7", "8", "9"}
    assert failures["9"] == "No such file."
    assert failures["3"] == "KeyError: 'marker'"
    assert "YYYY-MM-DD" in failures["5"]
    assert "empty" in failures["7"]


def test_texts_alone_are_articles(fragile):
    results = list(extractor.extract_many(["Oil.", "Gas."], nlp=fragile))

    assert [result.text for result in results] == ["Oil.", "Gas."]


def test_articles_are_read_as_they_are_asked_for(fragile):
    taken = []

    def articles():
        for n in range(100):
            taken.append(n)
            yield f"Oil {n}."

    next(extractor.extract_many(articles(), batch_size=4, nlp=fragile))

    assert len(taken) == 4


def test_the_default_pipeline_is_loaded_once_for_all_threads():
    found = []
    threads = [threading.Thread(target=lambda: found.append(default_pipeline())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 4
    assert len(set(map(id, found))) == 1


TEXT = (
    "NEW DELHI, 11 November 2025 - India's crude imports from Russia rose 4% to 1.48 million barrels daily in October."
)


@pytest.mark.parametrize("n_process", [1, 2])
def test_many_find_what_one_finds(nlp, n_process):
    articles = [Article(text=f"{TEXT} Item {n}.", doc_id=str(n)) for n in range(6)]

    many = list(extractor.extract_many(articles, n_process=n_process, batch_size=2, nlp=nlp))

    assert many == [extractor.extract(article.text, doc_id=article.doc_id, nlp=nlp) for article in articles]
    assert all(isinstance(result, Result) and result.facts for result in many)

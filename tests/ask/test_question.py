import pytest
from stores import JUNE, MAY, fill_store, make_fact

from extractor.ask import Question
from extractor.errors import QuestionError, StoreError
from extractor.store import Store

ARTICLES = {
    ("first.example/oil", "2025-06-02"): [
        make_fact(1.5e6, source="Kpler"),
        make_fact(1.4e6, JUNE, status="planned", source="the ministry"),
        make_fact(2.0, None, metric="tankers", unit="ship", counterpart=None, counterpart_iso3=None),
    ],
    ("second.example/oil", "2025-07-09"): [
        make_fact(1.5e6, metric="imports of crude", source="Vortexa"),
        make_fact(60.0, metric="price of crude", unit="USD/barrel", subject="Russia", subject_iso3="RUS"),
        make_fact(238480.9, JUNE, metric="Crude oil import", unit="cubic metre/day", subject=None, subject_iso3="CHN"),
    ],
    ("third.example/undated", None): [make_fact(7.0, None, unit="%", metric="growth", subject=None, subject_iso3=None)],
}  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store.open(fill_store(tmp_path_factory.mktemp("ask") / "facts.db", ARTICLES)) as store:
        yield store


ASKED = [
    ({}, [7.0, 1.5e6, 1.4e6, 2.0, 1.5e6, 60.0, 238480.9], "everything, by date, the undated first"),
    ({"country": "IND"}, [1.5e6, 1.4e6, 2.0, 1.5e6], "by alpha-3"),
    ({"country": "in"}, [1.5e6, 1.4e6, 2.0, 1.5e6], "by alpha-2"),
    ({"country": "india"}, [1.5e6, 1.4e6, 2.0, 1.5e6], "by name"),
    ({"country": "India", "counterpart": "Russia"}, [1.5e6, 1.4e6, 1.5e6], "both parties"),
    ({"metric": "crude imports"}, [1.5e6, 1.4e6, 1.5e6, 238480.9], "in any order and number"),
    ({"metric": "IMPORTS"}, [1.5e6, 1.4e6, 1.5e6, 238480.9], "in any case"),
    ({"metric": "oil imports"}, [238480.9], "every word"),
    ({"metric": "crude exports"}, [], "no other word"),
    ({"unit": "USD/barrel"}, [60.0], "only what is measured so"),
    ({"unit": "barrel/day"}, [1.5e6, 1.4e6, 1.5e6, pytest.approx(1.5e6, rel=1e-6)], "on one scale"),
    ({"since": "2025-06"}, [1.4e6, 2.0, 238480.9], "a period that reaches into June; else by the article's date"),
    ({"until": "2025-05"}, [1.5e6, 1.5e6, 60.0], "a period that begins by the end of May"),
    ({"since": "2025-06-30", "until": "2025"}, [1.4e6, 238480.9], "between a day and a year"),
    ({"since": "2026"}, [], "later than anything"),
    ({"source": "kpler"}, [1.5e6], "who is credited"),
    ({"source": "second.example"}, [1.5e6, 60.0, 238480.9], "the article"),
    ({"status": ["planned", "denied"]}, [1.4e6], "one of several statuses"),
]


@pytest.mark.parametrize(("asked", "values", "why"), ASKED)
def test_what_is_found(store, asked, values, why):
    assert [answer.fact.value for answer in Question.ask(**asked).find(store)] == values, why


def test_an_answer_knows_its_article_and_who_else_says_so(store):
    answer = next(Question.ask(source="Kpler").find(store))

    assert (answer.published, answer.title) == ("2025-06-02", "Title of first.example/oil")
    assert answer.url == "https://first.example/oil"
    assert answer.corroborated_by == ("second.example/oil",)
    assert answer.to_dict()["corroborated_by"] == ["second.example/oil"]
    assert not next(Question.ask(status=["planned"]).find(store)).corroborated_by


WRONG = [
    ({"country": "Atlantis"}, "'Atlantis'"),
    ({"counterpart": "Korea"}, "'Korea'.*more than one"),
    ({"since": "last year"}, "'last year'.*2025-03-14"),
    ({"until": "2025-02-30"}, "'2025-02-30'"),
    ({"since": "2026", "until": "2025"}, "since 2026 and until 2025"),
    ({"status": ["done"]}, "'done'.*actual"),
]


@pytest.mark.parametrize(("asked", "message"), WRONG)
def test_a_question_that_makes_no_sense(asked, message):
    with pytest.raises(QuestionError, match=message):
        Question.ask(**asked)


def test_a_store_that_is_none(tmp_path):
    with pytest.raises(StoreError, match="no store"):
        Store.open(tmp_path / "facts.db")


def test_months_end_where_they_end():
    assert Question.ask(since="2024-02", until="2024-02") == Question.ask(since="2024-02-01", until="2024-02-29")
    assert MAY[1] == Question.ask(until="2025-05").until

"""The component extractor_times on documents with and without annotation, and on any text at all."""

import time
from datetime import date

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from extractor.annotations import Block, write_records
from extractor.errors import DateError
from extractor.knowledge.time_words import time_words
from extractor.measure.time.expressions import find_expressions
from extractor.measure.times import TimeFinder, make_times
from extractor.records import Mention

OTHERS = "2024 2019 31 3 3rd 0 99 12/11/2024 2024-02-30 Q3 1Q24 FY25 2023-24 1990s 9/11 Christmas will said rose . \n\n"
VOCABULARY = [*time_words(), *OTHERS.split(" ")]


@pytest.fixture(scope="module")
def blank():
    nlp = spacy.blank("en")
    nlp.add_pipe("extractor_times")
    return nlp


def make_doc(nlp, text, published="2025-03-14"):
    doc = nlp.make_doc(text)
    doc._.published = published
    return doc


def test_writes_records(blank):
    doc = make_doc(blank, "Exports rose 4% in May 2024.")
    doc._.doc_id = "a"
    (record,) = blank.get_pipe("extractor_times")(doc)._.times
    assert (record.doc_id, record.text, record.start, record.end) == ("a", "May 2024", 19, 27)
    assert (record.period_start, record.period_end, record.granularity) == ("2024-05-01", "2024-05-31", "month")
    assert record.unresolved is None


def test_crosses_processes(blank):
    docs = blank.pipe(["It fell in May 2024.", "It rose in 2023."], n_process=2)
    assert [[time.text for time in doc._.times] for doc in docs] == [["May 2024"], ["2023"]]


def test_publication_date_must_be_a_date(blank):
    with pytest.raises(DateError, match="14 March"):
        blank.get_pipe("extractor_times").find(make_doc(blank, "It fell today.", "14 March"))


def test_publication_date_may_have_a_time(blank):
    (record,) = blank.get_pipe("extractor_times").find(make_doc(blank, "It fell today.", "2025-03-14T08:30:00Z"))
    assert record.period_start == "2025-03-14"


def test_debris_is_left_out(blank):
    doc = make_doc(blank, "It fell on Monday.\nPosted on Tuesday | Share")
    write_records(doc, "blocks", [Block(start=0, end=18), Block(start=19, end=44, kind="debris")])
    assert [time.text for time in blank.get_pipe("extractor_times").find(doc)] == ["Monday"]


def test_time_inside_a_name_is_left_out(blank):
    doc = make_doc(blank, "The Sunday Times said on Monday it would close.")
    doc.ents = [Span(doc, 1, 3, label="ORG")]
    assert [time.text for time in blank.get_pipe("extractor_times").find(doc)] == ["Monday"]


def test_tags_decide_the_tense(blank):
    """The words alone take "embed" for a past form; the tagger knows better."""
    words = ["Ministers", "will", "embed", "staff", "on", "Friday"]
    doc = Doc(blank.vocab, words, tags=["NNS", "MD", "VB", "NN", "IN", "NNP"], sent_starts=[True] + [False] * 5)
    doc._.published = "2025-03-12"
    (tagged,) = TimeFinder().find(doc)
    (untagged,) = TimeFinder().find(make_doc(blank, " ".join(words), "2025-03-12"))
    assert (tagged.period_start, untagged.period_start) == ("2025-03-14", "2025-03-07")


def test_a_possessive_is_no_verb(blank):
    """Tagged, the 's of "Bank's" is a word of its own, but not the one of "the vote's on Friday"."""
    words = ["Bank", "'s", "fourth", "-", "quarter", "profit", "doubled"]
    doc = Doc(
        blank.vocab,
        words,
        spaces=[False, True, False, False, True, True, False],
        tags=["NN", "POS", "JJ", "HYPH", "NN", "NN", "VBD"],
        sent_starts=[True] + [False] * 6,
    )
    doc._.published = "2025-01-30"
    (record,) = TimeFinder().find(doc)
    assert (record.period_start, record.period_end) == ("2024-10-01", "2024-12-31")


def test_country_of_a_mention_decides_the_fiscal_year(blank):
    text = "Lagos raised spending in fiscal 2024, as Jaipur did."
    for iso3, start in (("IND", "2023-04-01"), ("USA", "2023-10-01"), ("DEU", None)):
        doc = make_doc(blank, text)
        write_records(
            doc, "mentions", [Mention(start=0, end=5, label="GPE", text="Lagos", entity_id="x", name="x", iso3=iso3)]
        )
        (record,) = TimeFinder().find(doc)
        assert record.period_start == start


def test_factory_is_pure():
    assert isinstance(make_times(spacy.blank("en"), "times"), TimeFinder)


@settings(max_examples=500, deadline=None)
@given(
    st.one_of(st.text(), st.lists(st.sampled_from(VOCABULARY), max_size=16).map(" ".join)),
    st.none() | st.dates(),
)
def test_any_text(text, published):
    last = 0
    for each in find_expressions(text, published):
        assert last <= each.start < each.end <= len(text)
        assert (each.period is None) != (each.unresolved is None)
        assert each.period is None or each.period.start <= each.period.end
        last = each.end


def test_time_is_linear_in_the_length():
    text = "Exports fell in May from a year earlier, and by 2030 they will halve, she said on Monday. " * 300

    def seconds(times):
        start = time.process_time()
        find_expressions(text * times, date(2025, 3, 14))
        return time.process_time() - start

    seconds(1)
    assert seconds(10) < 20 * min(seconds(1) for _ in range(3))

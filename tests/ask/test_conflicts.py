import pytest
from stores import JUNE, fill_store, make_fact

from extractor.ask import Question, find_conflicts
from extractor.store import Store

OLD, NEW = ("old.example", "2025-06-01"), ("new.example", "2025-06-05")


def conflicts(path, one, other, second=NEW):
    articles = {OLD: [one], second: [other]} if second != OLD else {OLD: [one, other]}
    with Store.open(fill_store(path / "facts.db", articles)) as store:
        return list(find_conflicts(Question.ask().find(store)))


TONNES = make_fact(2.0, unit="tonne", si_value=2000.0)

CASES = [
    (make_fact(1.48e6), make_fact(1.62e6), True, "another value"),
    (make_fact(1.48e6), make_fact(1.48e6), False, "the same"),
    (make_fact(1.48e6), make_fact(1.5e6), False, "rounded"),
    (make_fact(1.48e6), make_fact(1.4e6), True, "not what it would be if rounded"),
    (make_fact(40.0, unit="person"), make_fact(42.0, unit="person"), True, "a count is not rounded"),
    (make_fact(40.0, unit="person", modifier="~"), make_fact(42.0, unit="person"), False, "but if it says about"),
    (make_fact(40.0, unit="person", modifier=">="), make_fact(42.0, unit="person"), False, "at least"),
    (make_fact(40.0, unit="person", modifier="<"), make_fact(42.0, unit="person"), True, "less than"),
    (make_fact(1.4e6, value_to=1.6e6), make_fact(1.5e6), False, "within the range"),
    (make_fact(1.4e6, value_to=1.6e6), make_fact(1.8e6), True, "out of the range"),
    (
        make_fact(2.0, unit="tonne", si_value=2000.0),
        make_fact(2000.0, unit="kilogram", si_value=2000.0),
        False,
        "units",
    ),
    (TONNES, make_fact(3000.0, unit="kilogram", si_value=3000.0), True, "more in another unit"),
    (make_fact(2.0, unit="USD"), make_fact(3.0, unit="EUR"), False, "currencies cannot be compared"),
    (make_fact(1.0), make_fact(2.0, metric="imports of crude"), True, "the metric in other words"),
    (make_fact(1.0), make_fact(2.0, metric="volume of crude imports"), True, "a word that says nothing"),
    (make_fact(1.0), make_fact(2.0, metric="crude exports"), False, "another metric"),
    (make_fact(1.0), make_fact(2.0, metric="gas imports"), False, "imports of something else"),
    (make_fact(1.0), make_fact(2.0, JUNE), False, "another period"),
    (make_fact(1.0, None), make_fact(2.0, None), False, "no period"),
    (make_fact(1.0), make_fact(2.0, subject="China", subject_iso3="CHN"), False, "another party"),
    (make_fact(1.0), make_fact(2.0, kind="change"), False, "by how much, not how much"),
    (make_fact(1.0), make_fact(2.0, status="planned"), False, "what was planned is another matter"),
    (make_fact(1.0), make_fact(2.0, status="denied"), False, "what is denied is not asserted"),
]


@pytest.mark.parametrize(("one", "other", "expected", "why"), CASES)
def test_what_is_a_conflict(tmp_path, one, other, expected, why):
    assert bool(conflicts(tmp_path, one, other)) is expected, why


def test_both_are_shown_and_the_newer_is_marked(tmp_path):
    (conflict,) = conflicts(tmp_path, make_fact(1.0), make_fact(2.0))

    assert [answer.fact.value for answer in conflict.answers] == [2.0, 1.0]
    assert conflict.newest is conflict.answers[0]


def test_none_is_newer_on_the_same_day(tmp_path):
    (conflict,) = conflicts(tmp_path, make_fact(1.0), make_fact(2.0), second=("other.example", OLD[1]))

    assert conflict.newest is None


def test_two_sources_in_one_article(tmp_path):
    one, other = make_fact(1.0, source="Kpler"), make_fact(2.0, source="Vortexa")
    assert len(conflicts(tmp_path, one, other, second=OLD)) == 1


def test_one_article_does_not_disagree_with_itself(tmp_path):
    assert not conflicts(tmp_path, make_fact(1.0, source="Kpler"), make_fact(2.0, source="Kpler"), second=OLD)
    (tmp_path / "facts.db").unlink()
    assert not conflicts(tmp_path, make_fact(1.0), make_fact(2.0, source="Kpler"), second=OLD)


def test_three_voices_of_which_two_agree(tmp_path):
    facts = {OLD: [make_fact(1.0)], NEW: [make_fact(2.0)], ("third.example", "2025-06-03"): [make_fact(1.0)]}
    with Store.open(fill_store(tmp_path / "facts.db", facts)) as store:
        (conflict,) = find_conflicts(Question.ask().find(store))

    assert [answer.fact.doc_id for answer in conflict.answers] == ["new.example", "third.example", "old.example"]

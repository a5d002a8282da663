"""The batch: what becomes of each document, and that the store does not depend on how it came about."""

from dataclasses import replace

import pytest

from extractor.batch import Batch
from extractor.compare import claim_id
from extractor.read.web import Visit
from extractor.records import Article
from extractor.result import Failure
from extractor.store import Writer
from tests.batch.rows import rows
from tests.batch.simple import OTHER, pipeline, story


@pytest.fixture(scope="module")
def simple():
    return pipeline()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "facts.db"


def run(path, nlp, *items, **options):
    with Writer.create(path, claim=claim_id) as store:
        return Batch(store, nlp, **options).run([("feed", iter(items))])


def manifest(path):
    with Writer.create(path) as store:
        return {line.doc_id: line for line in store.documents()}


def test_a_second_run_reads_only_what_is_new_or_has_changed(path, simple):
    first = run(path, simple, story(1), story(2))
    told = []
    changed = story(3, doc_id="a2")
    second = run(path, simple, story(1), changed, story(4), tell=lambda line, fresh: told.append((line.doc_id, fresh)))

    assert (first.done, first.unchanged, first.facts) == (2, 0, 2)
    assert (second.done, second.unchanged, second.facts) == (3, 1, 3)
    assert told == [("a1", False), ("a2", True), ("a4", True)]
    with Writer.create(path) as store:
        assert sorted((fact.doc_id, fact.value) for fact in store.facts()) == [("a1", 1), ("a2", 3), ("a4", 4)]
        assert [run["finished"] is not None for run in store.query("SELECT * FROM runs")] == [True, True]


@pytest.mark.parametrize("field", ["published", "title", "url"])
def test_an_article_changes_with_all_that_is_read_of_it(path, simple, field):
    run(path, simple, story(1))
    assert run(path, simple, replace(story(1), **{field: "2024-06-02"})).unchanged == 0


def test_another_model_reads_all_again(path, simple):
    items = [story(1), story(2), story(1, doc_id="copy")]
    run(path, simple, *items)
    again = run(path, pipeline(version="2"), *items)
    assert (again.done, again.duplicate, again.unchanged) == (2, 1, 0)


def test_copies_are_read_once(path, simple):
    headed = story(1, "Copper moves south\n\n" + story(1).text, doc_id="headed")
    same = story(2, doc_id="same")
    summary = run(path, simple, story(1), story(2), headed, same, story(5, OTHER), workers=2)

    assert (summary.done, summary.duplicate) == (3, 2)
    originals = {name: line.duplicate_of for name, line in manifest(path).items()}
    assert originals == {"a1": None, "a2": None, "headed": "a1", "same": "a2", "a5": None}


def test_a_copy_of_what_could_not_be_read_is_read_itself(path, simple):
    bad = story(1, "Storm! " + story(1).text + " CRASH")
    summary = run(path, simple, bad, story(1, doc_id="good"), story(1, doc_id="copy"))

    assert (summary.done, summary.duplicate, summary.failed) == (1, 1, 1)
    assert manifest(path)["copy"].duplicate_of == "good"
    assert "exit status 3" in manifest(path)["a1"].reason


def test_a_copy_whose_original_changes_is_read_when_it_comes_again(path, simple):
    run(path, simple, story(1), story(1, doc_id="copy"))
    run(path, simple, story(7, doc_id="a1"))
    run(path, simple, story(1, doc_id="copy"))

    assert manifest(path)["copy"].status == "done"


def test_every_document_has_its_line(path, simple):
    items = [
        story(1),
        Failure(doc_id="broken", error="This is no feed."),
        Failure(doc_id="settings.json", error="Passed over.", skipped=True),
        Article(text=" ", doc_id="empty"),
        Article(text="Oil \ud83d.", doc_id="half\ud83d"),
        story(1, OTHER, doc_id="when", published="soon"),
        story(2, "CRASH {0}"),
        story(3, "HANG {0}"),
    ]
    first = run(path, simple, *items, timeout=0.5, workers=2)
    second = run(path, simple, *items, timeout=0.5)

    assert (first.done, first.skipped, first.failed, first.documents) == (1, 1, 6, 8)
    assert second == replace(first, unchanged=6)  # all but the two that were no articles
    found = manifest(path)
    parts = {
        "broken": "no feed",
        "empty": "is empty",
        "half\ufffd": "surrogate",
        "when": "YYYY-MM-DD",
        "a2": "exit status 3",
        "a3": "more than 0.5 s",
    }
    assert {name for name, line in found.items() if line.status == "failed"} == parts.keys()
    assert all(part in found[name].reason for name, part in parts.items())
    assert found["settings.json"].status == "skipped"


def test_what_has_failed_is_read_again_if_asked(path, simple):
    crash = story(2, "CRASH {0}")
    run(path, simple, crash)

    assert run(path, simple, crash).unchanged == 1
    assert run(path, simple, crash, retry=True).unchanged == 0


def test_a_failure_is_forgotten_when_the_input_can_be_read(path, simple):
    assert run(path, simple, Failure(doc_id="feed", error="Timed out.")).failed == 1
    assert run(path, simple, story(1)).failed == 0
    assert manifest(path).keys() == {"a1"}


def test_two_articles_of_one_name_are_both_read(path, simple):
    items = [story(1, doc_id="1"), story(2, OTHER, doc_id="1"), story(1, doc_id="1"), story(2, OTHER, doc_id="1")]
    first, second = run(path, simple, *items), run(path, simple, *items)

    assert (first.done, second.done, second.unchanged) == (2, 2, 2)
    one, other = manifest(path)
    assert (one, other[:2]) == ("1", "1#")


def test_corroboration_counts_the_other_documents(path, simple):
    run(path, simple, story(9), story(9, OTHER, doc_id="b"), story(8))
    with Writer.create(path) as store:
        found = [(row["doc_id"], row["corroborated_by"]) for row in store.query("SELECT * FROM claims ORDER BY doc_id")]

    assert found == [("a8", 0), ("a9", 1), ("b", 1)]


def test_a_visit_lasts_no_earlier_than_its_articles(path, simple):
    with Writer.create(path) as store:
        batch = Batch(store, simple)

        def items():
            yield story(1)
            batch.visits.put("https://a.b/feed", Visit(etag='"1"'))
            assert batch.visits.get("https://a.b/feed") is None

        batch.run([("feed", items())])
        assert batch.visits.get("https://a.b/feed") == Visit(etag='"1"')


def mixed(count):
    """Stories, with a copy of an earlier one, a crash and an empty text now and then."""
    for number in range(count):
        if number % 7 == 3:
            yield story(number, "More news\n\n" + story(number - 2, OTHER if number % 2 else "{0} jobs lost.").text)
        elif number % 11 == 5:
            yield story(number, "CRASH {0}" if number % 2 else "")
        else:
            yield story(number, OTHER if number % 2 else "{0} jobs lost.")


@pytest.mark.parametrize("workers", [1, 3])
@pytest.mark.parametrize("stops", [(), (5,), (3, 4, 17, 40)])
def test_the_store_does_not_depend_on_workers_or_interruptions(tmp_path, simple, workers, stops):
    run(tmp_path / "whole.db", simple, *mixed(50))
    for stop in stops:
        with Writer.create(tmp_path / "parts.db", claim=claim_id) as store, pytest.raises(KeyboardInterrupt):
            Batch(store, simple, workers=workers).run([("feed", interrupt(mixed(50), stop))])
    run(tmp_path / "parts.db", simple, *mixed(50), workers=workers)

    whole = rows(tmp_path / "whole.db")
    assert rows(tmp_path / "parts.db") == whole
    assert {row[2] for row in whole["documents"]} == {"done", "duplicate", "failed"}


def interrupt(items, stop):
    for number, item in enumerate(items):
        if number == stop:
            raise KeyboardInterrupt
        yield item


def test_articles_are_not_all_held(path, simple):
    taken, settled, behind = [], [], []

    def items():
        for number in range(400):
            taken.append(number)
            yield story(number, " ".join(f"word{number}x{index}" for index in range(20)))

    def tell(line, fresh):
        settled.append(line)
        behind.append(len(taken) - len(settled))

    with Writer.create(path) as store:
        Batch(store, simple, tell=tell).run([("feed", items())])
    assert max(behind) < 100

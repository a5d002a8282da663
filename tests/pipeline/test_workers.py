"""Workers: whatever an article does to the process that reads it, the others are read."""

import faulthandler
import os
import signal
import time

import pytest
import spacy
from spacy.language import Language

import extractor
from extractor.pipeline import workers
from extractor.pipeline.workers import Workers
from extractor.records import Article
from extractor.result import Failure, Result

MIB = 1024**2


@Language.component("test_poison")
def poison(doc):
    """Does to its process what the text says, as a bug in a library would."""
    word = doc[0].text
    if word == "CRASH":
        os._exit(3)
    elif word == "SEGFAULT":
        faulthandler.disable()
        os.kill(os.getpid(), signal.SIGSEGV)
    elif word == "HANG":
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT, signal.SIGTERM])
        while True:
            pass
    elif word == "EAT":
        eaten = []
        while True:
            eaten.append(bytearray(16 * MIB))
    elif word == "HOLD":
        assert bytearray(64 * MIB)
    elif word == "ONCE" and not os.path.exists(doc[1].text):  # noqa: PTH110 - the text is the path
        open(doc[1].text, "w").close()  # noqa: PTH123
        os._exit(3)
    return doc


@pytest.fixture(scope="module")
def fragile():
    nlp = spacy.blank("en")
    nlp.tokenizer = spacy.tokenizer.Tokenizer(nlp.vocab)  # at white space: a path is one token
    nlp.add_pipe("test_poison")
    return nlp


def read(nlp, texts, **options):
    with Workers(nlp, options.pop("count", 2), **options) as pool:
        tickets = [pool.submit(Article(text=text, doc_id=str(number))) for number, text in enumerate(texts)]
        return [pool.collect(ticket).answer for ticket in tickets]


POISON = [
    pytest.param("CRASH", {}, "exit status 3", id="ends its process"),
    pytest.param("SEGFAULT", {}, "signal SIGSEGV", id="crashes"),
    pytest.param("HANG", {"timeout": 0.5}, "more than 0.5 s", id="hangs"),
    pytest.param("EAT", {"memory": 400}, "more memory than the 400 MiB", id="eats memory"),
]


@pytest.mark.parametrize(("word", "limits", "reason"), POISON)
@pytest.mark.parametrize("count", [1, 2])
def test_poison_costs_itself_alone(fragile, word, limits, reason, count):
    texts = [word if number in (3, 4, 11) else f"Oil {number}." for number in range(14)]

    answers = read(fragile, texts, count=count, **limits)

    assert [answer.doc_id for answer in answers] == [str(number) for number in range(14)]
    failures = {answer.doc_id: answer.error for answer in answers if isinstance(answer, Failure)}
    assert failures.keys() == {"3", "4", "11"}
    assert all(reason in error for error in failures.values())


def test_an_article_whose_worker_was_ended_from_outside_is_read_again(fragile, tmp_path):
    (answer,) = read(fragile, [f"ONCE {tmp_path / 'was-here'}"])

    assert isinstance(answer, Result)


def test_a_worker_is_renewed_before_it_grows(fragile, monkeypatch):
    monkeypatch.setattr(workers, "LIFE", 3)
    assert all(isinstance(answer, Result) for answer in read(fragile, [f"Oil {number}." for number in range(20)]))


def test_large_articles_do_not_block_the_pipes(fragile):
    texts = ["Oil rose. " * 60_000] * 8
    assert all(isinstance(answer, Result) for answer in read(fragile, texts))


def test_workers_end_with_their_parent(fragile):
    pool = Workers(fragile, 2, timeout=60)
    with pool:
        for _ in range(6):
            pool.submit(Article(text="HANG"))
        processes = [worker.process for worker in pool._workers]
        assert len(processes) == 2
    assert not any(process.is_alive() for process in processes)


def test_no_worker_is_started_for_nothing(fragile):
    with Workers(fragile, 2) as pool:
        assert len(pool) == 0
        assert pool._workers == []


def test_extract_many_has_the_limit_too(fragile):
    start = time.perf_counter()
    answers = list(extractor.extract_many(["HANG", "Oil."], n_process=2, timeout=0.5, nlp=fragile))

    assert [type(answer) for answer in answers] == [Failure, Result]
    assert time.perf_counter() - start < 30


def test_what_the_parent_holds_is_no_memory_of_a_worker(fragile):
    held = bytearray(400 * MIB)
    assert all(isinstance(answer, Result) for answer in read(fragile, ["HOLD on."] * 3, memory=300))
    assert held


def test_bare_results_are_the_facts_and_mentions_alone():
    nlp = extractor.load()
    (whole,), (bare,) = (read(nlp, ["Exports of Peru rose 4% in May 2024."], bare=bare) for bare in (False, True))
    assert (bare.facts, bare.mentions) == (whole.facts, whole.mentions)
    assert whole.quantities
    assert whole.facts[0].explain()
    assert (bare.quantities, bare.times, bare.facts[0].explain()) == ((), (), ())

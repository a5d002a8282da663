"""A local Ray of two workers finds what the plain run finds, row by row."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

import extractor
import extractor.ray
from extractor.cli import batch
from extractor.ray import RayWorkers
from extractor.store import Store

pytestmark = pytest.mark.slow

SAMPLES = Path(__file__).parents[2] / "samples"
TABLES = ("documents", "facts", "entities", "mentions")


@pytest.fixture(scope="module")
def articles():
    """The samples, again under other names, and articles that cannot be read."""
    texts = {str(path): path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))}
    rows = [{"doc_id": name, "text": text, "published": "2025-06-30"} for name, text in texts.items()]
    rows += [{"doc_id": f"again {name}", "text": text, "published": None} for name, text in texts.items()]
    rows.insert(3, {"doc_id": "nothing", "text": " ", "published": None})
    rows.insert(8, {"doc_id": "undated", "text": "Imports rose 4%.", "published": "soon"})
    return rows


@pytest.fixture(scope="module")
def plain(articles):
    """What becomes of each article in the plain run."""
    return {answer.doc_id: answer for answer in extractor.extract_many(extractor.Article(**row) for row in articles)}


def test_partitions_of_parquet(local_ray, articles, plain, tmp_path):
    data = local_ray.data
    data.DataContext.get_current().enable_progress_bars = False
    data.from_items(articles).repartition(4).write_parquet(str(tmp_path / "articles"))
    dataset = data.read_parquet(str(tmp_path / "articles"))

    two = data.ActorPoolStrategy(size=2)
    documents = dataset.map_batches(extractor.ray.Extract, batch_size=4, compute=two)
    documents.write_parquet(str(tmp_path / "documents"))

    rows = {row["doc_id"]: row for row in data.read_parquet(str(tmp_path / "documents")).take_all()}
    assert rows.keys() == plain.keys()
    for doc_id, answer in plain.items():
        row = rows[doc_id]
        if isinstance(answer, extractor.Failure):
            assert (row["status"], row["reason"], row["facts"]) == ("failed", answer.error, [])
        else:
            assert (row["status"], row["reason"], row["published"]) == ("done", None, answer.article.published)
            assert json.dumps(row["facts"]) == json.dumps(answer.to_records("facts"))
            assert json.dumps(row["mentions"]) == json.dumps(answer.to_records("entities"))
    assert {row["status"] for row in rows.values()} == {"done", "failed"}


def test_batch(local_ray, tmp_path):
    # In a process of its own, as Ray has its threads in this one, and processes with threads do not fork well.
    plain = ["batch", str(SAMPLES), "--store", str(tmp_path / "plain.db"), "--quiet"]
    subprocess.run([sys.executable, "-c", "from extractor.cli import main; main()", *plain], check=True)

    summary = batch([str(SAMPLES)], store=tmp_path / "ray.db", engine="ray", workers=2)

    assert (summary.failed, summary.duplicate) == (0, 1)
    assert contents(tmp_path / "ray.db") == contents(tmp_path / "plain.db")


def contents(path):
    """All rows of a store, without the times that reading took."""
    with Store.open(path) as store:
        rows = {table: [dict(row) for row in store.query(f"SELECT * FROM {table} ORDER BY id")] for table in TABLES}
    for row in rows["documents"]:
        del row["seconds"]
    return rows


def test_an_article_that_ends_its_actor_costs_no_other(local_ray):
    local_ray.cloudpickle.register_pickle_by_value(sys.modules[__name__])  # actors cannot import this module
    with RayWorkers(Deadly(), 2, timeout=6.0) as workers:
        tickets = [
            workers.submit(extractor.Article(text=text, doc_id=text)) for text in ("fine", "die", "hang", "good")
        ]
        answers = [workers.collect(ticket).answer for ticket in tickets]

    assert [isinstance(answer, extractor.Failure) for answer in answers] == [False, True, True, False]
    assert "ended 2 times" in answers[1].error
    assert len(workers) == 0


class Deadly:
    """A pipeline that some texts are too much for."""

    pipeline = ()

    def __init__(self):
        self.blank = spacy.blank("en")

    def make_doc(self, text):
        if text == "die":
            os._exit(1)
        while text == "hang":
            pass
        return self.blank.make_doc(text)

"""Clusters of mentions measured on the news of GUM (Zeldes 2017): pairwise F1 over the named entities."""

from itertools import combinations

import pytest

from extractor.resolve.resolver import Resolver
from tests.resolve import gum
from tests.resolve.marked import NLP


@pytest.mark.skipif(not gum.ARCHIVE.exists(), reason="needs ../shared")
def test_mentions_of_one_entity_are_clustered():
    resolver = Resolver()
    right = wrong = missed = 0
    for conllu in (text for name, text in gum.files().items() if "_news_" in name):
        text, entities, published = gum.read(conllu)
        doc = NLP(text)
        doc.ents = [doc.char_span(start, end, label, alignment_mode="expand") for start, end, label, _ in entities]
        doc._.published = published
        mentions = [mention for mention in resolver.find(doc) if mention.tie != "title"]
        found = []
        for start, end, _, cluster in entities:
            own = next((m.entity_id for m in mentions if m.start < end and m.end > start), f"none at {start}")
            found.append((cluster, own))
        for one, other in combinations(found, 2):
            right += one == other
            wrong += one[1] == other[1] and one[0] != other[0]
            missed += one[0] == other[0] and one[1] != other[1]
    precision, recall = right / (right + wrong), right / (right + missed)
    assert 2 * precision * recall / (precision + recall) >= 0.95

"""Who is credited, from the words alone. Names stand in angle brackets; the last sentence is asked about."""

import re

import pytest
import spacy

from extractor.annotations import read_annotations, register_extensions, write_records
from extractor.claim.context import read_sentences
from extractor.claim.source import read_source
from extractor.records import Mention

CASES = [
    ("<Kpler> said imports rose to 5 tonnes.", "Kpler", "the subject of the verb"),
    ("Imports rose to 5 tonnes, said <Kpler>.", "Kpler", "behind the verb"),
    ("Analytics firm <Kpler> data showed imports of 5 tonnes.", "Kpler", "whose data it is"),
    ("According to <Kpler>, imports rose to 5 tonnes.", "Kpler", "according to"),
    ("Imports rose to 5 tonnes, the officials said.", "officials", "a generic credit as written"),
    ("<Kpler> said imports fell. It added that exports were 5 tonnes.", "Kpler", "a pronoun"),
    ('<Kpler> said imports fell. "Exports were 5 tonnes."', "Kpler", "a quotation that goes on"),
    ("<Kpler> said imports fell. Exports were 5 tonnes.", None, "a new statement is nobody's"),
    ("Imports rose to 5 tonnes.", None, "nobody is named"),
    ("<Kpler> was founded here. The company said imports were 5 tonnes.", "Kpler", "what the company stands for"),
    ("The <Trade Ministry> and <Kpler> met. The ministry said it sold 5 tonnes.", "Trade Ministry", "by its kind"),
    ("<Kpler> met here. The ministry said it sold 5 tonnes.", "ministry", "no ministry was named"),
    ("The agency <Kpler> (KP) said imports were 5 tonnes.", "Kpler", "an abbreviation between"),
    ("Imports rose to 5 tonnes, traders said.", "traders", "a generic credit without an article"),
]


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("en")
    nlp.add_pipe("extractor_layout")
    nlp.add_pipe("extractor_sentences")
    return nlp


def last_sentence(nlp, marked):
    text, mentions = "", []
    for part in re.split(r"(<[^>]+>)", marked):
        name = part.strip("<>")
        if part.startswith("<"):
            place = {"start": len(text), "end": len(text) + len(name)}
            mentions.append(Mention(**place, label="ORG", text=name, entity_id=name, name=name))
        text += name
    register_extensions()
    doc = nlp(text)
    write_records(doc, "mentions", mentions)
    return read_sentences(doc, read_annotations(doc))[-1]


@pytest.mark.parametrize(("marked", "expected", "why"), CASES, ids=[case[0] for case in CASES])
def test_read_source(nlp, marked, expected, why):
    assert read_source(last_sentence(nlp, marked)) == expected, why


def test_a_long_chain_of_pronouns_is_not_followed_to_its_end(nlp):
    assert read_source(last_sentence(nlp, "<Kpler> said so. " + "It said so. " * 3000)) is None

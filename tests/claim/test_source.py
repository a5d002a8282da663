"""Who is credited for a figure. Names stand in angle brackets (a person's with "p:"), the figure in square ones."""

import re

import pytest

from extractor.claim.source import Sources
from extractor.claim.tokens import Parties
from extractor.records import Fact, Mention

CASES = [
    ("<Kpler> said imports rose to [5] tonnes last year.", "Kpler", "the subject of the verb"),
    ("Imports rose to [5] tonnes last year, said <Kpler>.", "Kpler", "behind the verb"),
    ("Imports rose to [5] tonnes last year, <Kpler> said on Monday.", "Kpler", "an aside"),
    ("Data from <Kpler> showed imports of [5] tonnes.", "Kpler", "whose data it is"),
    ("Analytics firm <Kpler> data revealed imports of [5] tonnes.", "Kpler", "a name in a pile of nouns"),
    ("According to a survey by <Kpler>, imports rose to [5] tonnes.", "Kpler", "according to"),
    ("The finance minister, <p:Ana Diaz>, said imports rose to [5] tonnes.", "Ana Diaz", "the name with the title"),
    ("Imports rose to [5] tonnes last year, senior officials said.", "senior officials", "a credit without a name"),
    ("<p:Ana Diaz> said that <Kpler> expects imports of [5] tonnes.", "Ana Diaz", "the outer one of two speakers"),
    ("<p:Ana Diaz> said imports rose to [5] tonnes, citing <Kpler>.", "Kpler", "who is cited"),
    ("<Kpler> quoted <p:Ana Diaz> as saying imports rose to [5] tonnes.", "Ana Diaz", "who is quoted"),
    ("<p:Ana Diaz> said sales fell, adding that imports rose to [5] tonnes.", "Ana Diaz", "a verb without a subject"),
    ("<Kpler> said imports fell. It added that exports were [5] tonnes.", "Kpler", "a pronoun"),
    ("<p:Ana Diaz> praised <Kpler>'s report, she said. <Kpler> agreed. She added that it sold [5] tonnes.", "Ana Diaz",
     "a person's pronoun"),
    ("<p:Ana Diaz> spoke. “We export more.\nWe sold [5] tonnes,” <p:Ana Diaz> said.", "Ana Diaz", "a new quotation"),
    ("“We sold [5] tonnes last year. Exports will rise,” said <p:Ana Diaz>.", "Ana Diaz", "the end of a quotation"),
    ("The <Trade Ministry> met <Kpler>. The ministry said it sold [5] tonnes.", "Trade Ministry", "a noun of its name"),
    ("The <Trade Ministry> met <Kpler>. The oil ministry said it sold [5] tonnes.", "oil ministry", "another ministry"),
    ("<Kpler> said imports fell. The oil ministry said it sold [5] tonnes.", "oil ministry", "not who spoke before"),
    ("<Kpler> met here. The ministry said it sold [5] tonnes.", "ministry", "no ministry was named"),
    ("A poll by <Kpler> came out. The poll showed that [5] percent agree.", "Kpler", "a document made by somebody"),
    ("<Kpler> said imports fell. Exports were [5] tonnes.", None, "a new statement is nobody's"),
    ("Imports rose to [5] tonnes.", None, "nobody is named"),
    ("Trade showed a surplus of [5] tonnes.", None, "no speaker"),
    ("It is expected that imports reach [5] tonnes.", None, "a passive names nobody"),
    ("The [5] workers of <Kpler> said that trade fell.", None, "a figure in the subject"),
]  # fmt: skip


def read(nlp, marked):
    """The sources of a marked text, and a fact for its figure."""
    text, mentions, fact = "", [], None
    for part in re.split(r"(<[^>]+>|\[[^\]]+\])", marked):
        start, inner = len(text), part[1:-1] if part[:1] in {"<", "["} else part
        name = inner.removeprefix("p:")
        text += name
        if part.startswith("<"):
            label = "PERSON" if name != inner else "ORG"
            mentions.append(Mention(start=start, end=len(text), label=label, text=name, entity_id=name, name=name))
        elif part.startswith("["):
            fact = Fact(doc_id="a", start=start, end=len(text), quote=inner, sentence="", value=5.0)
    return Sources(Parties(nlp(text), mentions)), fact


@pytest.mark.parametrize(("marked", "expected", "why"), CASES, ids=[case[-1] for case in CASES])
def test_read(nlp, marked, expected, why):
    sources, fact = read(nlp, marked)
    assert sources.read(fact) == expected, why


@pytest.mark.parametrize(
    ("marked", "expected", "why"),
    [
        ("<Kpler> said imports fell. Exports were [5] tonnes.", "Kpler", "an organisation's report goes on"),
        ("<p:Ana Diaz> said imports fell. Exports were [5] tonnes.", None, "a person's words do not"),
        ("<Kpler> said so. It rained. It snowed. It froze. Exports were [5] tonnes.", None, "too far before"),
    ],
    ids=["report", "person", "far"],
)
def test_before(nlp, marked, expected, why):
    sources, fact = read(nlp, marked)
    assert sources.before(fact) == expected, why

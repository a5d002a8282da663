import pytest

from extractor.records import Fact, Mention
from extractor.result.marks import Mark, is_unsure, mark_text
from extractor.result.templating import escape_exactly

TEXT = "The 27-nation European Union bought 12 aircraft."


def _mention(start, end, label="ORG", entity_id="ORG/1", **more):
    text = TEXT[start:end]
    return Mention(start=start, end=end, text=text, name=text, label=label, entity_id=entity_id, **more)


def _fact(*spans, **more):
    start, end = spans[0]
    return Fact(start=start, end=end, quote=TEXT[start:end], sentence=TEXT, value=1.0, mentions=spans, **more)


def _outline(parts):
    """Each mark as (kind, what is in it), and plain text as it is."""
    return [part if isinstance(part, str) else (part.kind, *_outline(part.parts)) for part in parts]


def _joined(parts):
    return "".join(part if isinstance(part, str) else _joined(part.parts) for part in parts)


@pytest.mark.parametrize(
    ("mentions", "spans", "outline"),
    [
        pytest.param([], [], [TEXT], id="nothing is marked"),
        pytest.param(
            [(14, 28)],
            [(4, 6)],
            ["The ", ("figure", "27"), "-nation ", ("organisation", "European Union"), " bought 12 aircraft."],
            id="apart",
        ),
        pytest.param(
            [(4, 28)],
            [(4, 6)],
            ["The ", ("organisation", ("figure", "27"), "-nation European Union"), " bought 12 aircraft."],
            id="a figure within a name",
        ),
        pytest.param(
            [(14, 28)],
            [(4, 35)],
            ["The ", ("figure", "27-nation ", ("organisation", "European Union"), " bought"), " 12 aircraft."],
            id="a name within a figure",
        ),
        pytest.param(
            [(4, 13)],
            [(4, 13)],
            ["The ", ("figure", ("organisation", "27-nation")), " European Union bought 12 aircraft."],
            id="the same stretch",
        ),
        pytest.param(
            [(7, 28)],
            [(4, 13)],
            ["The ", ("figure", "27-nation"), ("organisation", " European Union"), " bought 12 aircraft."],
            id="a name that begins in a figure gives way",
        ),
        pytest.param(
            [(14, 38)],
            [(36, 47)],
            ["The 27-nation ", ("organisation", "European Union bought "), ("figure", "12 aircraft"), "."],
            id="a name that ends in a figure gives way",
        ),
        pytest.param(
            [(14, 28), (23, 28)],
            [(4, 6), (4, 13)],
            ["The ", ("figure", "27-nation"), " ", ("organisation", "European Union"), " bought 12 aircraft."],
            id="the longer of two is marked",
        ),
    ],
)
def test_cuts_the_text(mentions, spans, outline):
    parts = mark_text(TEXT, [_mention(*span) for span in mentions], [_fact(span) for span in spans])

    assert _outline(parts) == outline
    assert _joined(parts) == TEXT


@pytest.mark.parametrize(
    ("label", "entity_id", "kind"),
    [
        ("PERSON", "PERSON/1", "person"),
        ("ORG", "ORG/1", "organisation"),
        ("GPE", "GPE/1", "place"),
        ("NORP", "country/FRA", "country"),
        ("EVENT", "EVENT/1", "other"),
    ],
)
def test_a_mention_looks_like_its_kind(label, entity_id, kind):
    (mark,) = [part for part in mark_text(TEXT, [_mention(14, 28, label, entity_id)], []) if isinstance(part, Mark)]

    assert mark.kind == kind


def test_every_mention_of_a_fact_is_marked_and_numbered():
    fact = _fact((4, 6), (36, 38))

    marks = [part for part in mark_text(TEXT, [], [fact]) if isinstance(part, Mark)]

    assert [(mark.start, mark.end, mark.fact, mark.mention) for mark in marks] == [(4, 6, fact, 0), (36, 38, fact, 1)]


@pytest.mark.parametrize(("confidence", "unsure"), [(None, False), (0.09, True), (0.1, False), (1.0, False)])
def test_low_confidence(confidence, unsure):
    assert is_unsure(_fact((4, 6), confidence=confidence)) is unsure


def test_characters_that_a_parser_of_html_drops_are_kept():
    assert escape_exactly("a\r\n<b>\0\r") == "a&#13;\n&lt;b&gt;\ufffd&#13;"

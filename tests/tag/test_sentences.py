import pytest
import spacy

from extractor.knowledge.abbreviations import abbreviations
from extractor.tag.layout import find_blocks
from extractor.tag.sentences import sentence_starts

CASES = [
    ("Prices rose.|Wages fell.", "two sentences"),
    ("Prices rose!|Did wages?|Yes.", "other marks"),
    ("Gen. Smith met Mr. Lee.|They spoke.", "titles"),
    ("J. K. Smith spoke.|George H. W. Lee left.", "initials"),
    ("The U.S. President left the U.S. on Monday.", "initials before a name"),
    ("He left the U.S.|The visit was short.", "initials at the end"),
    ("It met at 5 p.m. local time.|At 6 p.m. it ended.", "lower case goes on"),
    ("Acme Inc. Chairman Lee sold Acme Corp.|He kept Beta Ltd. shares.", "company forms"),
    ("It grew 1.48 million to 3.2.|Then it fell.", "decimals"),
    ("On Nov. 5 it rose.|It fell in Nov.|Then it rose.", "months before a number"),
    ("See No. 5 and Art. 7 of the law.", "numbered things"),
    ('"We won."|He smiled.', "a closing quote belongs to its sentence"),
    ("“We won,” he said.|“We did.”|She left.", "typographic quotes"),
    ('"Really?" he asked.', "a question inside a sentence"),
    ("Well… maybe.|Well...|Maybe.", "ellipses"),
    ("(It fell.)|Then it rose.", "brackets"),
    ("It ended.The end came late.", "no space, as web pages lose it"),
    ("1. Prices rose.|2. Wages fell.", "list numbers"),
    ("Exports rise|Copper leads", "headlines: blocks end sentences"),
    ("See example.com for more.|Write to us.", "addresses"),
    ("exports rose.|Wages fell. and more", "lower-case text"),
]


@pytest.mark.parametrize(("marked", "why"), CASES, ids=[case[-1] for case in CASES])
def test_sentence_starts(marked, why):
    separator = "\n" if why.startswith(("headlines", "list")) else " "
    sentences = marked.split("|")
    text = separator.join(sentences)
    expected = [0]
    for sentence in sentences[:-1]:
        expected.append(expected[-1] + len(sentence) + 1)
    if why.startswith("no space"):
        expected.append(text.index("The end"))
    assert sentence_starts(text, find_blocks(text)) == expected


def test_sentences_take_in_the_white_space_around_them():
    nlp = spacy.blank("en")
    nlp.add_pipe("extractor_layout")
    nlp.add_pipe("extractor_sentences")
    doc = nlp("  Prices rose.\n\nThey know. ")
    assert [sent.text for sent in doc.sents] == ["  Prices rose.\n\n", "They know."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Peru"])
def test_sentences_of_next_to_nothing(text):
    nlp = spacy.blank("en")
    nlp.add_pipe("extractor_layout")
    nlp.add_pipe("extractor_sentences")
    assert len(list(nlp(text).sents)) == (1 if text else 0)


def test_abbreviations_are_written_without_their_last_stop():
    assert not [abbreviation for abbreviation in abbreviations() if abbreviation.endswith(".")]
    assert list(abbreviations()) == sorted(abbreviations())

"""When an article without a date was published, and which of its times that places."""

from datetime import date

import pytest
import spacy
from spacy.tokens import Doc

from extractor.annotations import register_extensions
from extractor.measure.dating import publication_days
from extractor.measure.time.expressions import find_expressions
from extractor.measure.time.tense import surface_words
from extractor.measure.times import TimeFinder

TOLD = (date(2022, 7, 11), date(2022, 7, 25))
CASES = [
    ("He resigned on Monday, July 18, 2022.", None, TOLD, "a day of the week around"),
    ("He resigned on July 18, 2022.", None, None, "any day of any year"),
    ("He resigned on Tuesday, July 18, 2022.", None, None, "no such Tuesday"),
    ("He will resign on Monday, July 18, 2022.", None, None, "a day ahead"),
    ("He resigned on Monday.", None, None, "no year"),
    ("It fell on Monday, July 18, 2022, and rose in 2024.", None, None, "the article is of later years"),
    ("It fell on Monday, July 18, 2022, by the end of 2024.", None, TOLD, "an end ahead"),
    ("The Good Friday 1998 accord held.", None, None, "a holiday"),
    ("It fell.", "https://example.org/2022/07/it-fell/", (date(2022, 7, 1), date(2022, 7, 31)), "a month in the path"),
    ("It fell.", "https://example.org/2022/it-fell/", (date(2022, 1, 1), date(2022, 12, 31)), "a year in the path"),
    ("It fell.", "https://example.org/it-fell-in-2022/", None, "a year in the title"),
    ("It fell.", "https://example.org/2022/192458/", None, "perhaps a number"),
]


@pytest.mark.parametrize(("text", "url", "expected", "why"), CASES, ids=[case[-1] for case in CASES])
def test_publication_days(text, url, expected, why):
    def surroundings(start, end):
        return surface_words(text, 0, start), surface_words(text, end, len(text))

    found = publication_days(text, url, find_expressions(text, None), surroundings)
    assert (found and (found.start, found.end)) == expected, why


# Words with their tags.
TAGGED = (
    "He/PRP resigned/VBD on/IN Monday/NNP ,/, July/NNP 18/CD ,/, 2022/CD ./. Sales/NNS rose/VBD last/JJ year/NN and/CC "
    "fell/VBD last/JJ week/NN ./."
)


@pytest.mark.parametrize(
    ("url", "expected"),
    [(None, ("2021-01-01", "2021-12-31")), ("https://example.org/2024/05/sales/", ("2023-01-01", "2023-12-31"))],
)
def test_only_times_that_are_sure_are_resolved(url, expected):
    register_extensions()
    words, tags = zip(*(token.rsplit("/", 1) for token in TAGGED.split()), strict=True)
    doc = Doc(spacy.blank("en").vocab, words=words, tags=tags, sent_starts=[word in {"He", "Sales"} for word in words])
    doc._.url = url
    times = {time.text: time for time in TimeFinder().find(doc)}
    assert (times["last year"].period_start, times["last year"].period_end) == expected
    assert times["last week"].period_start is None
    assert times["last week"].unresolved == "no publication date"

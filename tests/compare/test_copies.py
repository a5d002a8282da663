import time

import pytest

from extractor.compare import is_copy

STORY = (
    "Harbour of Velos reopens\n\nThe harbour of Velos reopened on Monday after 12 days of strikes, the port authority "
    "said.\nSome 340 ships had been waiting off the coast of Chile. The minister, Ana Ruiz, promised talks.\nExports "
    "of copper fell 5% in May to $1.2 billion, according to customs data."
)
SHORT = "A 6.1 magnitude earthquake strikes off the coast of Chile, killing two people."

CASES = [
    (STORY, True, "the same text"),
    (STORY.replace("\n", "\r\n\r\n"), True, "other line ends"),
    (STORY.replace("Harbour of Velos reopens", "Strike is over"), True, "another headline"),
    (STORY.replace("Harbour of Velos reopens", "12 days of strikes end in 2025"), True, "figures that it has, a year"),
    (STORY.replace("Harbour of Velos reopens", "400 ships set sail"), False, "a headline with a new figure"),
    ("VELOS, May 4 (Example Wire) - " + STORY.partition("\n\n")[2], True, "with place and date in place of a title"),
    (STORY.partition("Some")[0] + "Exports" + STORY.partition("Exports")[2], True, "a paragraph less"),
    (STORY[:200], True, "cut off in a sentence, as a feed's summary is"),
    (STORY + "\nReporting by J. Doe; editing by the foreign desk. © 2025 Example Wire", True, "a footer"),
    (STORY + " Read more: https://example.com/news/48213", True, "an address holds no figure"),
    (STORY + "\nPolice said 14 people were hurt.", False, "a footer that is news"),
    (STORY.replace("340", "350"), False, "a changed figure"),
    (STORY.replace("12 days", "two weeks"), False, "a figure in other words"),
    (STORY.replace("12 days of strikes", "12 nights of strikes"), False, "other things counted"),
    (STORY.replace("$1.2 billion", "$1.2 million"), False, "a changed scale"),
    (STORY.replace("fell 5%", "rose 5%"), False, "a changed direction"),
    (STORY.replace("in May", "in June"), False, "a changed month"),
    (STORY.replace("said.\n", "did not say.\n"), False, "a denial"),
    (
        STORY.replace("12 days", "twelve days").replace("5%", "5 per cent").replace("1.2 billion", "1.2bn"),
        True,
        "style",
    ),
    (STORY.replace("harbour", "harbor"), True, "American spelling"),
    (STORY.replace("Some 340", "The 340"), False, "not only an article"),
    ("Ana Ruiz said the harbour of Velos was safe.", False, "another story on the topic"),
    (STORY.split("\n\n", maxsplit=1)[0], True, "its headline alone"),
    (STORY[: STORY.index("40 ships")], False, "cut off in a figure"),
    ("", False, "nothing"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=lambda value: value if isinstance(value, str) else "")
def test_copies_of_a_story(text, expected, why):
    assert is_copy(text, STORY) is expected, why


SHORT_CASES = [
    ("World in brief: " + SHORT, True, "a title"),
    (SHORT.replace("Chile", "Peru"), False, "another place, though the rest agrees"),
    (SHORT.replace("6.1", "6.2"), False, "another strength"),
    (SHORT.replace("killing", "injuring"), False, "another harm"),
    (
        SHORT + " Buildings in the capital were damaged and the power failed for hours, witnesses said.",
        True,
        "no figure",
    ),
    ("A 6.1 magnitude earthquake strikes off the coast of Chile, killing two", True, "cut off"),
    ("An earthquake off the coast of Chile kills two people.", False, "in its own words"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SHORT_CASES)
def test_copies_of_a_short_item(text, expected, why):
    assert is_copy(text, SHORT) is expected, why


FORM = "{} declares dividend\n\nQtly div 30 cts vs 30 cts prior\nPay June 15\nRecord May 29"


def test_a_form_is_no_copy_of_the_same_form_of_somebody_else():
    assert not is_copy(FORM.format("Example Bank"), FORM.format("Velos Mining"))


def test_a_story_that_quotes_another_and_tells_more_is_no_copy():
    more = " ".join(f"The {word} of the town was rebuilt by its people." for word in ("church", "bridge", "mill"))
    assert is_copy(SHORT + " " + more, SHORT)
    assert not is_copy(SHORT + (" " + more) * 2, SHORT)


@pytest.mark.parametrize("words", [977, 100_000], ids=["words that come again", "words that come once"])
def test_long_texts_take_time_in_proportion(words):
    text = " ".join(f"Word{number % words}." for number in range(100_000))
    begin = time.perf_counter()
    is_copy(f"Another title. {text}", text)
    assert time.perf_counter() - begin < 20

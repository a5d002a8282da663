"""The noun that a bare number counts: "7,000 new jobs", "three of the five ministers", "a 27-nation bloc".

With a tagger's parts of speech on the ``Doc`` the noun phrase is read by them; without, by the forms of the words.
"""

from __future__ import annotations

from collections.abc import Callable

from extractor.knowledge.nouns import compounds, is_country, is_invariant, is_plural, singular, unit_of
from extractor.knowledge.time_words import time_words
from extractor.knowledge.words import word_list
from extractor.measure.figures import Figure
from extractor.measure.tokens import Token, adjacent, at

PartOfSpeech = Callable[[Token], str]
"""Gives the universal part of speech of a token, or "" if the document has none."""

_REACH = 8
_HYPHENS = frozenset({"-", "‐", "‑"})
_SUFFIXES = frozenset({"odd", "plus", "some", "ish", "strong"})
_POSSESSIVES = ("'s", "’s", "s'", "s’")
_SKIPPED = frozenset(
    {"the", "its", "their", "his", "her", "our", "those", "these", "all", "more", "other", "such", "new"}
)
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "own", "its", "their", "his", "her"})
_CLOSED = word_list("counted closed")
_DEAD = word_list("counted dead")
_DESCRIBING = word_list("counted describing")
_NOUNS_IN_ING = word_list("counted nouns in ing")
_SELF_SUFFICIENT = word_list("counted self sufficient")
_NOUN = frozenset({"NOUN", "PROPN"})
_NOMINAL = _NOUN | {"ADJ"}
_NOUN_OR_UNKNOWN = _NOUN | {""}
_ENDINGS_OF_OTHERS = ("ed", "ing", "s", "ly")
_LONGEST_SINGULAR = 4
_LONGEST_TYPE = 4


def counted_unit(tokens: list[Token], figure: Figure, part_of_speech: PartOfSpeech) -> str | None:
    """Return the singular noun that the figure counts, or None if none stands behind it."""
    index = figure.last
    hyphen = at(tokens, index).text in _HYPHENS and adjacent(tokens[index - 1], tokens[index])
    index += at(tokens, index).text == "+"
    if hyphen and at(tokens, index + 1).lower in _SUFFIXES:  # "70-odd countries", "a 5,000-strong crowd"
        unit = noun_unit(tokens, index + 2, figure, part_of_speech)
        return unit or ("person" if at(tokens, index + 1).lower == "strong" else None)
    model = _model(tokens, index)
    if model is not None:
        return model
    if hyphen:
        noun = at(tokens, index + 1)
        return unit_of(singular(noun.text)) if noun.kind == "word" and adjacent(tokens[index], noun) else None
    if at(tokens, index).lower == "of":
        index += 1
        while at(tokens, index).lower in _SKIPPED or "number" in (at(tokens, index).kind, at(tokens, index + 1).kind):
            index += 1
    if at(tokens, index).kind == "number":  # "eight million 250ml bottles", "20 10-year bonds"
        index += 2 + (at(tokens, index + 1).text in _HYPHENS)
    return noun_unit(tokens, index, figure, part_of_speech)


def names_type(tokens: list[Token], figure: Figure, part_of_speech: PartOfSpeech) -> bool:
    """Whether digits that count nothing belong to the name behind them: "the 787 Dreamliner", "the 1713 Treaty"."""
    name, before = at(tokens, figure.last), at(tokens, figure.first - 1).lower
    if part_of_speech(name) not in _NOUN or not name.text[0].isupper() or name.text in time_words():
        return False
    if before not in _DETERMINERS and not before.endswith(_POSSESSIVES):
        return False
    index = figure.last
    while part_of_speech(at(tokens, index)) in _NOMINAL:
        if is_plural(at(tokens, index).text):  # "its 40 Tupolev jets"
            return False
        index += 1
    digits = tokens[figure.first].text
    return figure.last == figure.first + 1 and digits.isdecimal() and len(digits) <= _LONGEST_TYPE


def _model(tokens: list[Token], index: int) -> str | None:
    """Return a type that is counted by its name alone ("100 F-35s", "12 A380s", "40 Leopard 2s"), or None."""
    letters, hyphen = at(tokens, index), at(tokens, index + 1).text in _HYPHENS
    number, ending = at(tokens, index + 1 + hyphen), at(tokens, index + 2 + hyphen)
    if letters.kind != "word" or not letters.text[0].isupper() or number.kind != "number" or ending.text != "s":
        return None
    joint = "-" if hyphen else "" if adjacent(letters, number) else " "
    if (hyphen and not adjacent(tokens[index + 1], number)) or not adjacent(number, ending):
        return None
    return f"{letters.text}{joint}{number.text}"


def noun_unit(tokens: list[Token], index: int, figure: Figure, part_of_speech: PartOfSpeech) -> str | None:
    """Return the unit of the noun phrase that begins at the token, as the figure counts it, or None without a noun."""
    run = _run(tokens, index)
    owner = next((place for place, word in enumerate(run) if word.lower.endswith(_POSSESSIVES)), None)
    if owner is not None and not any(is_plural(word.text) for word in run[:owner]):
        noun = run[owner].text.rstrip("'’") if run[owner].lower.endswith(("s'", "s’")) else run[owner].text[:-2]
        if owner == 0 and is_plural(noun):  # "13 million people's livelihoods"
            return unit_of(singular(noun))
        run = run[owner + 1 :]  # "six of the club's fans"
    if not run:
        return None
    if run[0].lower in _DEAD and not (len(run) > 1 and is_plural(run[1].text)):
        return "person"
    head = _head(run, figure, part_of_speech)
    if head is None or run[head].lower == "others":
        return None
    return _unit(run, head, part_of_speech)


def _run(tokens: list[Token], index: int) -> list[Token]:
    """Return the words behind the number up to the end of its noun phrase, hyphened words as their last part."""
    run: list[Token] = []
    while len(run) < _REACH:
        token = at(tokens, index)
        following = at(tokens, index + 1)
        if token.kind == "word" and len(token.text) == 1 and token.text.isupper() and following.text == ".":
            index += 2  # "U.S. soldiers"
            continue
        if token.text in _HYPHENS and run and adjacent(tokens[index - 1], token):
            joined = run.pop()
            if following.kind == "number":  # "COVID-19 cases"
                index += 1
            elif following.kind == "word" and joined.text.islower():  # "vice-presidents"
                run.append(_joined(joined, following))
                index += 1
        elif (
            token.kind == "number"
            and run
            and following.kind == "word"
            and (run[-1].text[0].isupper() or adjacent(tokens[index - 1], token))
        ):
            pass  # "Boeing 787 jets", "A350 jets"
        elif token.kind != "word":
            if token.text == "/" and adjacent(tokens[index - 1], token) and following.text[:1].isupper():
                index += 1  # "Kh-101/Kh-55 missiles"
                continue
            if token.text in ('"', "“", "”", "'") and not (run and is_plural(run[-1].text)):
                index += 1
                continue
            break
        elif token.lower in _CLOSED and token.text != "US" and not _names_model(tokens, index):
            if token.lower in ("and", "or") and run and not any(is_plural(word.text) for word in run):
                index += 1
                continue
            break
        else:
            run.append(token)
        index += 1
    return run


def _names_model(tokens: list[Token], index: int) -> bool:
    """Whether a letter belongs to the name of a type: the A of "A350" and of "P-8A"."""
    token = tokens[index]
    return token.text.isupper() and any(
        near.kind == "number" and adjacent(*pair)
        for near, pair in (
            (at(tokens, index + 1), (token, at(tokens, index + 1))),
            (at(tokens, index - 1), (at(tokens, index - 1), token)),
        )
    )


def _joined(first: Token, second: Token) -> Token:
    word = f"{first.text}-{second.text}"
    return Token("word", word, word.lower(), second.start, second.end)


def _head(run: list[Token], figure: Figure, part_of_speech: PartOfSpeech) -> int | None:
    """Return the index of the noun among the words: the plural that ends the phrase, or the noun of "one"."""
    plural = [_is_plural(run, index, part_of_speech) for index in range(len(run))]
    if not any(plural) or (figure.value == 1 and figure.modifier == "=" and not plural[0]):
        if figure.value > 1:
            return None
        return _singular_head(run, part_of_speech)
    head = plural.index(True)
    while head + 1 < len(run) and _goes_on(run[head], plural[head + 1 :]):
        head += 1 + plural[head + 1 :].index(True)
    return head


def _is_plural(run: list[Token], index: int, part_of_speech: PartOfSpeech) -> bool:
    if part_of_speech(run[index]) not in _NOUN_OR_UNKNOWN or not is_plural(run[index].text):
        return False
    return index == 0 or not is_country(f"{run[index - 1].text} {run[index].text}")


def _goes_on(noun: Token, behind: list[bool]) -> bool:
    """Whether a plural only describes a later noun: "police officers", "sports cars", "Hamas training camps"."""
    if noun.lower in _DESCRIBING or is_invariant(noun.text):
        return any(behind[:2])
    return any(behind) and noun.text[0].isupper() and unit_of(singular(noun.text)) != "person"


def _singular_head(run: list[Token], part_of_speech: PartOfSpeech) -> int | None:
    """Return the index of the noun of "one crew member": the last before a verb or whatever else ends the phrase."""
    head = None
    for index, word in enumerate(run[:_LONGEST_SINGULAR]):
        tag = part_of_speech(word)
        if tag in _NOUN:
            head = index
        elif (tag or word.lower.endswith(_ENDINGS_OF_OTHERS)) and head is not None:
            break
        elif not tag:
            head = index
    return head


def _unit(run: list[Token], head: int, part_of_speech: PartOfSpeech) -> str:
    noun = singular(run[head].text)
    for width in (3, 2):
        if head + 1 >= width:
            words = [word.lower for word in run[head + 1 - width : head]] + [noun.lower()]
            if " ".join(words) in compounds():
                return " ".join(words)
    unit, before = unit_of(noun), run[head - 1] if head else None
    if before is None or unit != noun.lower() or unit in _SELF_SUFFICIENT or "-" in before.text:
        return unit
    gerund = before.lower.endswith("ing") and before.lower not in _NOUNS_IN_ING  # "manufacturing jobs"
    if part_of_speech(before) == "NOUN" and before.text.islower() and not gerund:
        return f"{before.lower} {unit}"
    return unit

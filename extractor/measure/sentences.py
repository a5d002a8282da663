"""Where sentences end among the tokens of a text, for what must not look past them."""

from __future__ import annotations

from extractor.knowledge.words import word_list
from extractor.measure.tokens import Token, at

_ABBREVIATIONS = word_list("sentences abbreviations")


def sentence_numbers(text: str, tokens: list[Token]) -> list[int]:
    """Return the number of the sentence that each token stands in, counted from 0."""
    numbers, current = [], 0
    for index in range(len(tokens)):
        if index and _begins(text, tokens, index):
            current += 1
        numbers.append(current)
    return numbers


def _begins(text: str, tokens: list[Token], index: int) -> bool:
    token, before = tokens[index], tokens[index - 1]
    if "\n" in text[before.end : token.start]:
        return True
    closing = index - 1
    while closing > 0 and tokens[closing].text in "\"'”’)]":
        closing -= 1
    mark = tokens[closing].text
    if mark in ("!", "?"):
        return token.text[0].isupper() or token.kind == "number"
    if mark != "." or token.start == before.end:
        return False
    if at(tokens, closing - 1).lower in _ABBREVIATIONS or not (token.text[0].isupper() or token.kind != "word"):
        return False
    return len(at(tokens, closing - 1).text) > 1 or at(tokens, closing - 1).kind != "word"

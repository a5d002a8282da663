"""The word pieces that ship: those of English text. The others would be rows of the table that nothing reads."""

from __future__ import annotations

import json
import unicodedata
from typing import Any


def reads(piece: str) -> bool:
    """Whether English news may hold the piece: Latin letters, digits, punctuation and symbols.

    >>> [piece for piece in ("[SEP]", "oil", "##ł", "€", "[unused7]", "дом", "##国") if reads(piece)]
    ['[SEP]', 'oil', '##ł', '€']
    """
    if piece.startswith("[unused"):
        return False
    return all(
        character.isascii()
        or unicodedata.category(character)[0] in "PSZ"
        or unicodedata.name(character, "").startswith("LATIN")
        for character in piece.removeprefix("##")
    )


def english(tokenizer: str) -> tuple[str, list[int]]:
    """Leave out of a tokenizer (its JSON) the pieces that English does not use; words of them become [UNK].

    Returns the smaller tokenizer and, for each of its pieces, the number that the piece had before.
    """
    content: dict[str, Any] = json.loads(tokenizer)
    vocabulary: dict[str, int] = content["model"]["vocab"]
    kept = sorted((piece for piece in vocabulary if reads(piece)), key=vocabulary.__getitem__)
    numbers = {piece: number for number, piece in enumerate(kept)}
    content["model"]["vocab"] = numbers
    for token in content["added_tokens"]:
        token["id"] = numbers[token["content"]]
    content["post_processor"] = None  # the component adds [CLS] and [SEP] itself
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")), [vocabulary[piece] for piece in kept]

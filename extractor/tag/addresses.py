"""Tags of addresses, file names and newsgroups, which their form tells better than the network.

In EWT's training text e-mail and web addresses are ``ADD`` (242 of 245), file names ``NN`` (46 of 48), and so are
newsgroups (18 of 19).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.lang.lex_attrs import like_email, like_url

_FILES = frozenset(
    "doc docx xls xlsx ppt pptx pdf rtf txt csv htm html xml jpg jpeg gif png tif mp3 wav mpg zip exe url".split()
)
"""Endings of the names of files; "url" is that of a saved link."""
_GROUPS = frozenset("alt comp humanities misc rec sci soc talk".split())
"""Hierarchies of the Usenet; "news" is left out, which is a part of web addresses too."""
_ADDRESS = {"entity": "O", "upos": "PROPN", "xpos": "ADD", "morph": "_"}
_NOUN = {"xpos": "NN"}


def is_file(word: str) -> bool:
    """Return whether a word is the name of a file: "report.pdf", but "pdf" and "example.org/report.pdf" are none."""
    name, dot, ending = word.rpartition(".")
    return bool(name and dot) and ending.lower() in _FILES and "/" not in name and "@" not in name


def is_newsgroup(word: str) -> bool:
    """Return whether a word names a newsgroup: "sci.astro"."""
    hierarchy, _, rest = word.partition(".")
    return bool(rest) and hierarchy in _GROUPS and rest.replace(".", "").replace("-", "").isalpha()


def is_address(word: str) -> bool:
    """Return whether a word is an e-mail or web address."""
    return not (is_file(word) or is_newsgroup(word)) and (like_email(word) or like_url(word))


def find_addresses(words: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Return the place of every address, file name and newsgroup with its labels by head.

    An address is no part of a name, either.
    """
    for place, word in enumerate(words):
        if "." in word:
            if is_file(word) or is_newsgroup(word):
                yield place, _NOUN
            elif is_address(word):
                yield place, _ADDRESS

"""Reads the named entities of GUM's documents, with their coreference clusters, out of the CoNLL-U files.

A named entity is a person, organisation or place whose markable has a proper noun as its head; its span is the run of
proper nouns around the head, for organisations and places also across "of", "for", "and" inside the name. Words that
GUM itself tags as common nouns elsewhere ("Party", "Minister") are no names.
"""

import re
import tarfile
from functools import cache
from pathlib import Path

ARCHIVE = Path(__file__).parents[3] / "shared" / "data" / "ud" / "gum-open-genres.tar.gz"
LABELS = {"person": "PERSON", "organization": "ORG", "place": "GPE"}
INSIDE = ("IN", "DT", "CC", "POS", "HYPH", "CD")


@cache
def files():
    with tarfile.open(ARCHIVE) as tar:
        return {Path(name).stem: tar.extractfile(name).read().decode() for name in tar.getnames() if name.endswith("u")}


@cache
def common_words():
    rows = (line.split("\t") for text in files().values() for line in text.split("\n") if line[:1].isdigit())
    return frozenset(row[1] for row in rows if row[4] in ("NN", "NNS", "JJ") and row[1].islower())


def read(conllu):
    """Return the text, the named entities as (start, end, label, cluster), and the date of a document."""
    text, tokens, sentence, spans, opened = "", [], 0, [], {}
    for line in conllu.split("\n"):
        if not line:
            sentence = len(tokens)
        if line.startswith("# newpar "):
            text = text.rstrip() + "\n"
        if not line[:1].isdigit() or not line.split("\t")[0].isdigit():
            continue
        _, form, _, _, tag, _, head, _, _, misc = line.split("\t")
        start, index = len(text), len(tokens)
        text += form
        tokens.append((start, len(text), form, tag, sentence + int(head) - 1 if int(head) else -1))
        text += "" if "SpaceAfter=No" in misc else " "
        entity = re.search(r"Entity=([^|]+)", misc)
        for part in re.findall(r"\([^()]+\)?|[^()]+\)", entity[1]) if entity else []:
            cluster, kind = [*part.strip("()").split("-"), ""][:2]
            if part.startswith("("):
                opened.setdefault(cluster, []).append((index, kind))
            if part.endswith(")"):
                first, kind = opened[cluster].pop()
                spans.append((first, index, kind, cluster))
    named = {entity for span in spans if (entity := _named(tokens, *span))}
    outer, end = [], -1
    for entity in sorted(named, key=lambda entity: (entity[0], -entity[1])):
        if entity[0] >= end:
            outer.append(entity)
            end = entity[1]
    date = re.search(r"meta::dateCreated = (\d{4}-\d\d-\d\d)", conllu)
    return text, outer, date and date[1]


def _named(tokens, first, last, kind, cluster):
    inside = range(first, last + 1)
    head = next((i for i in inside if tokens[i][4] not in inside and tokens[i][3].isalpha()), None)
    if kind not in LABELS or head is None or not tokens[head][3].startswith("NNP"):
        return None
    start = _reach(tokens, head, -1, inside, kind)
    end = _reach(tokens, head, 1, inside, kind)
    if all(tokens[i][2].lower() in common_words() for i in range(start, end + 1)):
        return None
    return tokens[start][0], tokens[end][1], LABELS[kind], cluster


def _reach(tokens, index, step, inside, kind):
    """Walk over the proper nouns of a name, and over at most two small words between them."""
    longest = 1 if kind == "person" else 3
    while True:
        reachable = [index + step * count for count in range(1, longest + 1)]
        following = next((i for i in reachable if i in inside and tokens[i][3].startswith("NNP")), None)
        between = range(min(index, following) + 1, max(index, following)) if following is not None else ()
        if following is None or any(tokens[i][3] not in INSIDE for i in between):
            return index
        index = following

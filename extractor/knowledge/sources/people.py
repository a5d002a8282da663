"""Makes ``office_holders.csv`` and ``people.csv`` from the World Factbook's leaders and Wikipedia's current events.

``python -m extractor.knowledge.sources.people --data DATA/knowledge`` rewrites the rows that come from the sources
and keeps those whose source is ``hand``, which also win over a generated holder of the same office.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from extractor.knowledge.countries import countries
from extractor.knowledge.people import OFFICE_COLUMNS, PEOPLE_COLUMNS, name_words
from extractor.knowledge.tables import DATA_DIR, read_rows, write_rows

EDITION = "2026-01-22"
"""The last edition of the Factbook: who is in it is taken to be in office still."""

ROLES = {
    "president": "president",
    "prime minister": "prime minister",
    "premier": "premier",
    "chancellor": "chancellor",
    "federal chancellor": "chancellor",
    "taoiseach": "prime minister",
    "king": "king",
    "queen": "queen",
    "emperor": "emperor",
    "amir": "emir",
    "sultan": "sultan",
    "sultan and prime minister": "sultan",
    "supreme leader": "supreme leader",
    "vice president": "vice president",
}
LEADING = {
    "president": "AZE BLR CHN CMR DZA EGY FRA GEO KAZ KGZ KOR LKA RUS SEN SYR TJK TWN TUN TUR UKR UZB VNM",
    "king": "BHR JOR MAR SAU SWZ",
    "emir": "KWT QAT",
    "sultan": "BRN OMN",
    "supreme leader": "IRN PRK",
}
"""The office that "the Russian leader" holds, where it is not the head of government."""

FIRST_DENSE_EDITION = "2020-12-31"
"""From here on the editions follow one another weekly: a holder seen for the first time has just begun."""

FEWEST_MENTIONS = 2
"""Times a person must be named with a country's office in the news before the pair is believed."""

PATRONYMIC = re.compile(r"\b\w+(?:ovich|evich|yevich|ovna|evna|yevna|ichna)\b ")
STATE_OFFICES = re.compile(
    r"president|prime minister|premier|chancellor|king|queen|emir|minister|secretary of|spokes|leader|"
    r"ambassador|general|army chief|attorney general|(?:foreign|home|defen[cs]e|treasury) secretary"
)


def main() -> None:
    """Rewrite the two tables in the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with factbook, people_from_current_events")
    data = parser.parse_args().data
    by_hand = [row for row in read_rows("office_holders.csv") if row["source"] == "hand"]
    iso3_of = {row.iso2: row.iso3 for row in countries().values()}
    news = list(_csv(data / "people_from_current_events/title_person_country.csv"))
    press_names = _press_names(news)
    taken = {(row["iso3"], row["role"]) for row in by_hand if not row["organisation"]}
    held = [row for row in _leaders(data, iso3_of, press_names) if (row["iso3"], row["role"]) not in taken]
    write_rows(DATA_DIR / "office_holders.csv", OFFICE_COLUMNS, by_hand + held)
    known = {name_words(row["person"]) for row in by_hand + held}
    write_rows(DATA_DIR / "people.csv", PEOPLE_COLUMNS, _people(news, iso3_of, known))


def _leaders(data: Path, iso3_of: dict[str, str], press_names: dict) -> Iterator[dict[str, str]]:
    offices: dict[tuple[str, str], dict[str, dict]] = defaultdict(dict)
    executive = set()
    for row in _csv(data / "factbook/leaders_dated.csv"):
        iso3 = iso3_of.get(row["iso2"], "")
        title = re.sub(r"^(?:acting|interim|caretaker|transitional|transition) ", "", row["title"].lower())
        role = ROLES.get(title)
        if not iso3 or countries()[iso3].parent or role is None or (role == "vice president" and iso3 != "USA"):
            continue
        if role == "president" and row["role"] == "head of government":
            executive.add(iso3)
        if not _is_believable(row):
            continue
        full = _name(row["name"])
        words = name_words(full)
        if len(words) > 5 or (role == "queen" and iso3 != "GBR" and row["iso2"] != "DK"):
            continue
        person = press_names.get((row["iso2"], words[-1]), press_names.get((row["iso2"], words[0]), full))
        holder = offices[iso3, role].setdefault(
            f"{row['since']} {words[-1]}", {**row, "person": person, "aliases": set()}
        )
        holder["aliases"] |= {full} - {person}
        holder["last_seen"] = max(holder["last_seen"], row["last_seen"])
        holder["in_last_edition"] = max(holder["in_last_edition"], row["in_last_edition"])
    for (iso3, role), holders in offices.items():
        in_order = sorted(holders.values(), key=lambda row: row["since"])
        in_order = _one_row_a_term(in_order)
        for holder, successor in zip(in_order, [*in_order[1:], None], strict=True):
            until = successor["since"] if successor else "" if holder["in_last_edition"] == "1" else holder["last_seen"]
            leading = next((office for office, codes in LEADING.items() if iso3 in codes), "")
            leading = leading or ("president" if iso3 in executive else "prime minister")
            yield {
                "iso3": iso3,
                "organisation": "",
                "role": role,
                "since": holder["since"],
                "until": until,
                "person": holder["person"],
                "aliases": ";".join(sorted(holder["aliases"])),
                "leads": "yes"
                if role == leading or (leading == "prime minister" and role in ("premier", "chancellor"))
                else "",
                "as_of": EDITION,
                "source": "factbook",
            }


def _is_believable(row: dict[str, str]) -> bool:
    """Whether the row is one holder since a full date that its editions bear out."""
    if len(row["since"]) != len(EDITION) or "," in row["name"] or row["name"].startswith("Elect "):
        return False
    seen_late = row["first_seen"] > FIRST_DENSE_EDITION
    return not seen_late or int(row["first_seen"][:4]) - int(row["since"][:4]) <= 1


def _one_row_a_term(holders: list[dict]) -> list[dict]:
    """Join the rows of one holder that follow one another, and drop those who began on one day."""
    joined: list[dict] = []
    for holder in holders:
        if joined and (joined[-1]["person"] == holder["person"] or joined[-1]["since"] == holder["since"]):
            joined[-1]["last_seen"] = max(joined[-1]["last_seen"], holder["last_seen"])
            joined[-1]["in_last_edition"] = max(joined[-1]["in_last_edition"], holder["in_last_edition"])
            joined[-1]["aliases"] |= holder["aliases"]
        else:
            joined.append(holder)
    return joined


def _name(raw: str) -> str:
    """Write "Vladimir Vladimirovich PUTIN" and "Donald J. TRUMP" as the news does."""
    raw = re.sub(r"\([^)]*\)|\"[^\"]*\"|^(?:Sheikh|Gen\.|General|Dr\.|Sir|Prince|Lt\. Gen\.|Col\.) ", "", raw)
    raw = re.sub(r" (?:of the|of) .*|(?: Jr\.| Sr\.)$", "", raw)
    words = [
        "-".join(
            "'".join(part.capitalize() if part.isupper() else part for part in piece.split("'"))
            for piece in word.split("-")
        )
        if re.search(r"[A-Z]{2}", word) and not re.fullmatch(r"[IVX]+", word)
        else word
        for word in raw.split()
    ]
    words = [word for word in words if not re.fullmatch(r"[A-Z]\.", word)]
    return PATRONYMIC.sub("", " ".join(words))


def _press_names(news: list[dict[str, str]]) -> dict[tuple[str, str], str]:
    """Return how the news calls the leaders: the name most often given, by country and surname."""
    names: dict[tuple[str, str], str] = {}
    for row in sorted(news, key=lambda row: int(row["mentions"])):
        words = name_words(row["person"])
        if len(words) > 1 and row["title"] in ROLES and int(row["mentions"]) >= FEWEST_MENTIONS:
            names[row["iso2_or_org"], words[-1]] = row["person"]
    return names


def _people(news: list[dict[str, str]], iso3_of: dict[str, str], known: set) -> Iterator[dict[str, str]]:
    """Yield the people whom the news gives one country only, often enough to believe it."""
    rows: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for row in news:
        words = name_words(row["person"])
        if len(words) > 1 and STATE_OFFICES.search(row["title"]):
            rows[words].append(row)
    for words, same in rows.items():
        codes = {iso3_of.get(row["iso2_or_org"], row["iso2_or_org"]) for row in same}
        if words in known or len(codes) > 1 or sum(int(row["mentions"]) for row in same) < FEWEST_MENTIONS:
            continue
        iso3 = codes.pop()
        if iso3 == "EU" or iso3 in countries():
            best = max(same, key=lambda row: int(row["mentions"]))
            first, last = min(row["first_mention"] for row in same), max(row["last_mention"] for row in same)
            yield {
                "person": best["person"],
                "iso3": iso3,
                "role": best["title"],
                "first_mention": first,
                "as_of": last,
                "source": "current_events",
            }


def _csv(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


if __name__ == "__main__":
    main()

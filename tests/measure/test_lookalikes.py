"""What looks like a quantity and is none, and what looks like a look-alike and is a quantity."""

import pytest

from extractor.measure.normaliser import read_quantities

NO_QUANTITIES = [
    ("It cost the firms a lot.[2] Then it ended[13].", "the mark of a note"),
    ("It grew in 2023 and 2024.", "years"),
    ("The 2023-24 season and the 1986/87 crop ended.", "double years"),
    ("It was built in the 1990s, or the '80s.", "decades"),
    ("On May 5, 2024, and on 6 June, talks resumed.", "dates"),
    ("From June 14-15 until 2025-11-22 or 22/11/2025.", "dates in figures"),
    ("It fell on oct. 13 and on january 5.", "months in lower case"),
    ("In 1988 sales grew, as in the 2008 results.", "a year before what is not counted"),
    ("At 14:30 GMT, 3 p.m., 10.45pm and 0600 UTC.", "clock times"),
    ("The 14th exercise came after the 2nd and the third.", "ordinals"),
    ("The twenty-first century began.", "ordinals in words"),
    ("An F-16, a Boeing 737-800 and an A320 landed.", "aircraft"),
    ("Resolution 2231, Article 5, Section 12 and No. 10 apply.", "named by a number"),
    ("Since 9/11 the G20 and the Group of 20 met.", "names of events and groups"),
    ("Call +44 20 7946 0958 or (555) 123-4567 or 555-123-4567.", "phone numbers"),
    ("See https://example.org/2024/11/22?id=500 or a12@example.org.", "addresses"),
    ("COVID-19 and H5N1 spread.", "names of diseases"),
    ("The FTSE 100, the S&P 500 and Nikkei 225 opened.", "names of indices"),
    ("No one knew which one was the right one.", "the pronoun one"),
    ("3.2.1 Scope", "a section number"),
    ("The iOS 17 update reached the Nord Stream 2 office.", "names with a number"),
    ("The Kasta 5G network in Phase 3 of Vision 2030.", "generations, phases, plans"),
]

QUANTITIES = [
    ("In 2005, 1926 cases were reported.", [1926], "four digits that count"),
    ("They created over 1700 jobs.", [1700], "four digits behind a bound"),
    ("Each of the 2,000 men had 3 guns.", [2000, 3], "grouped digits are no year"),
    ("An earthquake of magnitude-7.9 struck.", [7.9], "a hyphen behind a noun that measures"),
    ("Rs500 and US$5 and PHP1 billion.", [500, 5, 1e9], "letters that are a currency"),
    ("It costs $2024.", [2024], "a year with a currency is money"),
    ("One person was killed and one of the cars burned.", [1, 1], "one that counts"),
    ("The 1,500th visitor paid 20 pounds.", [20], "an ordinal beside a sum"),
    ("Temperatures of minus 5 degrees and +3 degrees.", [-5, 3], "signs"),
    ("The 400m race and 5m people.", [400, 5e6], "metres and millions"),
]


@pytest.mark.parametrize(("text", "what"), NO_QUANTITIES, ids=lambda value: value[:40])
def test_no_quantity(text, what):
    assert [reading.quote for reading in read_quantities(text)] == [], what


@pytest.mark.parametrize(("text", "wanted", "what"), QUANTITIES, ids=lambda value: str(value)[:40])
def test_quantity(text, wanted, what):
    assert [reading.value for reading in read_quantities(text)] == wanted, what

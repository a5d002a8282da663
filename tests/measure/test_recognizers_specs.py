"""Microsoft Recognizers-Text's English cases for currency, dimension and percentage that news can hold.

The cases lie in ../shared (MIT); without it the test is skipped. Cases out of scope are left out by their reason.
"""

import json
import re
import tarfile
from pathlib import Path

import pytest

from extractor.knowledge.currencies import currencies
from extractor.measure.normaliser import Reading, read_quantities

SPECS = Path(__file__).parents[3] / "shared" / "data" / "quant" / "recognizers-specs-english.tar.gz"
FLOOR = 0.90

MODELS = {
    "currency": "Specs/NumberWithUnit/English/CurrencyModel.json",
    "dimension": "Specs/NumberWithUnit/English/DimensionModel.json",
    "percentage": "Specs/Number/English/PercentModel.json",
}

UNITS = {
    "dollar": "USD", "united states dollar": "USD", "cent": "USD", "pound": "GBP", "pence": "GBP", "penny": "GBP",
    "franc": "CHF", "rupee": "INR", "peseta": "ESP", "netherlands guilder": "NLG", "japanese yen": "JPY",
    "foot": "foot", "meter": "metre", "ton": "tonne", "metric ton": "tonne", "milliliter": "millilitre",
    "kilometer": "kilometre", "millimeter": "millimetre", "decimeter": "decimetre", "square meter": "square metre",
    "square kilometer": "square kilometre", "kilometer per hour": "kilometre/hour", "mile per hour": "mile/hour",
    "sen": None,
}  # fmt: skip

# Why a case of the specs is no case for a reader of news; each is a test on the case.
OUT_OF_SCOPE = {
    "no number is written": lambda case, result: result["Resolution"].get("value") in (None, "null"),
    "unit of computing, cooking, physics or cryptocurrency": lambda case, result: (
        result["Resolution"].get("unit")
        in {"Bitcoin", "Satoshi", "Picometer", "Turn", "Dram", "Cup", "Radian", "Bit", "Megabit"}
        or "millisecond" in result["Resolution"].get("unit", "")
    ),
    "unit in brackets": lambda case, result: re.search(r"\d [([{<]", result["Text"]),
    "cents left unsaid in speech": lambda case, result: re.search(
        r"and (?:one|two|fifty)$|forty five$", result["Text"]
    ),
    "script of another language": lambda case, result: "ரூ" in result["Text"],
    "number behind its unit": lambda case, result: re.match(r"per ?cents? of|percents? of", result["Text"], re.I),
}


def cases():
    if not SPECS.exists():
        return []
    found = []
    with tarfile.open(SPECS) as archive:
        for model, name in MODELS.items():
            for case in json.loads(archive.extractfile(name).read().decode("utf-8-sig")):
                found.extend((model, case["Input"], result) for result in case["Results"] if in_scope(case, result))
    return found


def in_scope(case: dict, result: dict) -> bool:
    return not case.get("NotSupported") and not any(rule(case, result) for rule in OUT_OF_SCOPE.values())


def value_of(resolution: dict) -> float:
    return float(resolution["value"].replace("%", "").replace(",", ""))


def unit_of(model: str, resolution: dict) -> str | None:
    if model == "percentage":
        return "%"
    if "isoCurrency" in resolution and resolution["isoCurrency"] in currencies():
        return resolution["isoCurrency"]
    name = resolution["unit"].lower()
    if model == "dimension" and name == "pound":
        return "pound"
    if name in UNITS:
        return UNITS[name]
    for currency in currencies().values():
        if name in [known.lower() for known in currency.names]:
            return currency.code
    return name


def right(model: str, text: str, result: dict) -> bool:
    """Whether a reading overlaps the wanted span with its value and unit; a minor unit may count as its hundredth."""
    wanted, unit = value_of(result["Resolution"]), unit_of(model, result["Resolution"])
    minor = result["Resolution"].get("unit") in {"Cent", "Pence", "Penny", "Sen"}
    start = text.find(result["Text"]) if "Start" not in result else result["Start"]
    end = start + len(result["Text"])
    return any(
        reading.start < end
        and start < reading.end
        and (reading.unit == unit or str(reading.unit).startswith(f"{unit}/"))  # the specs read no rates and prices
        and any(abs(value - wanted / (100 if minor else 1)) < 1e-9 * max(1, abs(wanted)) for value in values(reading))
        for reading in read_quantities(text)
    )


def values(reading: Reading) -> tuple[float, ...]:
    """Both bounds of a range; a signed percentage is a magnitude with a direction."""
    upper = reading.value if reading.value_to is None else reading.value_to
    return (reading.value, upper, -reading.value) if reading.unit == "%" else (reading.value, upper)


@pytest.mark.skipif(not SPECS.exists(), reason="needs ../shared/data/quant")
@pytest.mark.parametrize("model", MODELS)
def test_share_of_cases_read_right(model):
    own = [(text, result) for name, text, result in cases() if name == model]
    wrong = [(text, result["Text"]) for text, result in own if not right(model, text, result)]
    share = 1 - len(wrong) / len(own)
    assert share >= FLOOR, f"{share:.3f} of {len(own)} cases; wrong: {wrong}"

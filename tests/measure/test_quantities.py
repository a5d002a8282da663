"""The component: what a figure counts, takes from its neighbours, and why it may make no fact."""

import pickle
import time
import timeit

import pytest
import spacy
from spacy.tokens import Doc

from extractor.annotations import write_records
from extractor.measure.quantities import Quantities
from extractor.records import Mention


@pytest.fixture(scope="module")
def nlp():
    blank = spacy.blank("en")
    blank.add_pipe("extractor_quantities")
    return blank


def units(doc):
    return [(quantity.quote, quantity.unit) for quantity in doc._.quantities]


COUNTED = [
    ("Police arrested 20 suspected armed robbers.", [("20", "robber")], "the plural behind participles and adjectives"),
    ("Some 300 police officers were hurt.", [("300", "police officer")], "a lexical compound is one unit"),
    ("At least five people died.", [("five", "person")], "an irregular plural"),
    ("They sold 12 aircraft and 40 sheep.", [("12", "aircraft"), ("40", "sheep")], "invariant nouns"),
    ("It killed 30 Iraqis and wounded 12.", [("30", "person"), ("12", "person")], "peoples are persons"),
    ("Two U.S. soldiers were hurt.", [("Two", "soldier")], "initials do not end the phrase"),
    ("There are 900 new COVID-19 cases.", [("900", "case")], "a name with a number inside the phrase"),
    ("The number of refugees rose to 7,500.", [("7,500", "refugee")], "the topic of the sentence"),
    ("The death toll rises to 71.", [("71", "person")], "a toll counts persons"),
    ("It cut 4,300 jobs in France and 3,700 in Spain.", [("4,300", "job"), ("3,700", "job")], "shared by the next"),
    ("Eight soldiers died and 20 others were hurt.", [("Eight", "soldier"), ("20", "soldier")], "others of the same"),
    ("Shares fell by eight and fourteen percent.", [("eight", "%"), ("fourteen percent", "%")], "coordination"),
    ("Oil rose $2 a barrel to $65.", [("$2 a barrel", "USD/barrel"), ("$65", "USD/barrel")], "a price compared"),
    ("From 8 million to 28 million postal items.", [("8 million to 28 million", "item")], "a range without a change"),
    ("The party lost 12 seats.", [("12", "seat")], "a plain count"),
    ("The rate rose 0.2 points to 5%.", [("0.2 points", "pp"), ("5%", "%")], "points beside a percentage"),
    ("An earthquake measuring 6.1 on the Richter scale hit Iran.", [("6.1", "magnitude")], "the Richter scale"),
    ("With 13 votes for and 122 against, it fell.", [("13", "vote"), ("122", "vote")], "votes against"),
    ("Its daily output is 46 million tonnes.", [("46 million tonnes", "tonne/day")], "a rate said before"),
    (
        "It makes 40 barrels of oil and 20 tonnes of tar a day.",
        [("40 barrels", "barrel/day"), ("20 tonnes", "tonne/day")],
        "one rate for a list",
    ),
    ("It has 12 vice-presidents and 800+ new judges.", [("12", "vice-president"), ("800", "judge")], "joined words"),
    ("Brent rises to $85.41 as prices climb.", [("$85.41", "USD/barrel")], "oil is priced by the barrel"),
    (
        "Output was 1.8 million bpd. It had stood at 1.7 million.",
        [("1.8 million bpd", "barrel/day"), ("1.7 million", "barrel/day")],
        "the sentence before",
    ),
    ("They were ill for five consecutive days.", [("five consecutive days", "day")], "a unit behind an adjective"),
    ("Coffee sold at 3,900 pesos ($0.95) a pound.", [("3,900 pesos", None), ("$0.95", "USD/pound")], "a price behind"),
    (
        "Tin sold at 3,900 ringgit (US$876) a tonne.",
        [("3,900 ringgit", "MYR/tonne"), ("US$876", "USD/tonne")],
        "both amounts of a conversion are prices",
    ),
    (
        "The price of beef per kilo was Rs 151.50 against Rs 136.50.",
        [("Rs 151.50", "INR/kilogram"), ("Rs 136.50", "INR/kilogram")],
        "a price named before",
    ),
    ("In May a quintal averaged $184.33.", [("$184.33", "USD/quintal")], "what costs the amount"),
    (
        "The rouble slid to 92.5 to the dollar from 90.",
        [("92.5", "RUB/USD"), ("90", "RUB/USD")],
        "a rate of exchange, named by the currency before",
    ),
    ("The euro rose to 1.085 against the dollar.", [("1.085", "USD/EUR")], "the euro is quoted as the base"),
    (
        "Exports were $22.4 billion and imports 12.9 billion.",
        [("$22.4 billion", "USD"), ("12.9 billion", "USD")],
        "a sum without its currency",
    ),
    (
        "The gap grew to $261 million from May's 129 million.",
        [("$261 million", "USD"), ("129 million", "USD")],
        "compared over a possessive",
    ),
    ("It rose 50 basis points to 1.85.", [("50 basis points", "bp"), ("1.85", "%")], "where basis points lead"),
    ("The stock rose 8% to 3.65.", [("8%", "%"), ("3.65", None)], "where percentages lead is unknown"),
    ("A deficit of 7.4 compared to the 9.4 percent.", [("7.4", "%"), ("9.4 percent", "%")], "compared with the next"),
    ("The PMI rose to 51.2 from 50.3.", [("51.2", "points"), ("50.3", "points")], "an index has points"),
    ("She has a lead of 16 points over him.", [("16 points", "pp")], "points between shares"),
    ("Lagos, a city of 15 million, has a port.", [("15 million", "person")], "inhabitants"),
    ("A family of four shared it.", [("four", "person")], "members of a group"),
    ("It felled 18 trees per second.", [("18", "tree/second")], "a rate of a count"),
    ("Some 13 million people's homes are gone.", [("13 million", "person")], "the owners are counted"),
    ("It fined six of the club's fans.", [("six", "fan")], "the owner is not counted"),
    ("The total number of swine flu cases stands at 20.", [("20", "case")], "the noun that ends the phrase"),
    ("The soil has a pH of 5.8.", [("5.8", "pH")], "acidity"),
    ("The index ended at 16,644, 16 per cent up.", [("16,644", "points"), ("16 per cent", "%")], "no list of two"),
    ("Life expectancy for men is 73.", [("73", "year")], "years of life"),
    ("Car prices will rise by an average of 1500.", [("1500", None)], "prices are not counted"),
    ("Its worth was 1.4 billion ($1.8bn).", [("1.4 billion", None), ("$1.8bn", "USD")], "a currency left out"),
    (
        "It filled eight million 250ml bottles.",
        [("eight million", "bottle"), ("250ml", "millilitre")],
        "the noun behind a measure",
    ),
    ("It bought 60 of its new A350 jets.", [("60", "jet")], "a model before the noun"),
    ("It has only one well, and just one refinery works.", [("one", "well"), ("one", "refinery")], "one that counts"),
    ("It played 68 league games.", [("68", "game")], "a count of sport is a quantity"),
    ("Two US guards and one US nurse were hurt.", [("Two", "guard"), ("one", "nurse")], "initials are no pronoun"),
    ("There is one major flaw.", [("one", "flaw")], "one that counts behind there is"),
    ("It wants a striker or two.", [("two", "striker")], "the noun before or"),
    ("It took a year or two.", [("two", "year")], "the unit before or"),
    ("It fell by a million or two.", [("a million", None), ("two", None)], "no noun before or"),
    ("It sold 63,150 Model 3s and 40 Leopard 2s.", [("63,150", "Model 3"), ("40", "Leopard 2")], "types by name"),
    ("It fired 33 Kh-101/Kh-55 missiles.", [("33", "missile")], "two types before the noun"),
    ("It sells 2 million 9 litre cases a year.", [("2 million", "case"), ("9 litre", "litre")], "no rate of a size"),
    ("It hit 21 degrees in May and 17.5 in June.", [("21 degrees", "degree"), ("17.5", "degree")], "a degree shared"),
    (
        "The highest bid was 84.5 cents, against 70 a day before.",
        [("84.5 cents", "USD"), ("70", "USD")],
        "cents shared with the next",
    ),
    (
        "They own 1.5 billion ($2 billion), and the whole list 771 billion ($1 trillion).",
        [("1.5 billion", None), ("$2 billion", "USD"), ("771 billion", None), ("$1 trillion", "USD")],
        "a sum is not in the currency that it is converted to",
    ),
    (
        "The bid is C $6 (US $4.46) per share.",
        [("C $6", "CAD/share"), ("US $4.46", "USD/share")],
        "a letter and a space before the dollar",
    ),
    (
        "The gap was £1.6 billion ($2.5 billion), compared with 2.0 billion in May.",
        [("£1.6 billion", "GBP"), ("$2.5 billion", "USD"), ("2.0 billion", "GBP")],
        "the currency of the sum, not of its conversion",
    ),
    (
        "Gold settled at $1,284 an ounce, and copper added 2 cents to $2.69 a pound.",
        [("$1,284 an ounce", "USD/ounce"), ("2 cents", "USD/pound"), ("$2.69 a pound", "USD/pound")],
        "the price that a change leads to",
    ),
    ("It helps families of up to four.", [("four", "person")], "members of groups"),
    ("Eggs averaged 64.2 cents a dozen.", [("64.2 cents a dozen", "USD/dozen")], "a price for twelve"),
    ("Winds reached 35 kt.", [("35 kt", "knot")], "a symbol of two units"),
    ("It was 40 deg C in May.", [("40 deg C", "degree Celsius")], "degrees in short"),
    ("It was 104° Fahrenheit.", [("104° Fahrenheit", "degree Fahrenheit")], "a sign before the name"),
    ("It turned 12 barns into homes.", [("12", "barn")], "things that turn into others have no age"),
    ("Sony fell 2% to Y=5,182.", [("2%", "%"), ("Y=5,182", "JPY")], "the yen of wires without the sign"),
    ("It cost tens of thousands of dollars.", [("tens of thousands of dollars", "USD")], "a vague sum of money"),
    (
        "He averages 20.1 points per game and 6.9 apg.",
        [("20.1 points per game", "point/game"), ("6.9 apg", "assist/game")],
        "rates of a player",
    ),
    ("The Dow lost 315 points to 17280.", [("315 points", "points"), ("17280", "points")], "points of an index"),
]


@pytest.mark.parametrize(("text", "wanted", "why"), COUNTED, ids=lambda value: str(value)[:40])
def test_unit_from_the_words_around(nlp, text, wanted, why):
    assert units(nlp(text)) == wanted, why


EXCLUDED = [
    ("Ann Lee, 53, resigned.", "age"),
    ("A 16-year-old boy and a man aged 40 met.", "age age"),
    ("A teacher, 53, and pupils under the age of 5 years left.", "age age"),
    ("She will be 35 by May, and he is only 19.", "age age"),
    ("She was 2 points ahead.", "None"),
    ("She turned 80 on Friday.", "age"),
    ("It will invest $5 million over the next seven years.", "None time frame"),
    ("Three years ago it bought 5 ships.", "time frame None"),
    ("They signed a five-year deal.", "None"),
    ("The two countries agreed.", "points back"),
    ("Hundreds of people came.", "vague"),
    ("One of the ships sank.", "pronoun"),
    ("Spain won 3-1 on Sunday.", ""),
]


@pytest.mark.parametrize(("text", "reasons"), EXCLUDED)
def test_why_a_quantity_makes_no_fact(nlp, text, reasons):
    assert " ".join(str(quantity.excluded) for quantity in nlp(text)._.quantities) == reasons


DIRECTIONS = [
    ("Imports rose 5% to 300 tonnes.", ["up", "up"]),
    ("Prices fell by about 3%, or $2.", ["down", "down"]),
    ("Output was down 7%.", ["down"]),
    ("Profit (+8%) beat -2%.", ["up", "down"]),
    ("It reached 40 tonnes.", [None]),
    ("It rose to 8 tonnes from 6 tonnes.", ["up", None]),
    ("Shares rose under 4% and fell as much as 3%.", ["up", "down"]),
    ("They added a 30 kilometre road.", [None]),
    ("It rose 2 degrees Celsius overnight.", ["up"]),
]


@pytest.mark.parametrize(("text", "wanted"), DIRECTIONS)
def test_direction(nlp, text, wanted):
    assert [quantity.direction for quantity in nlp(text)._.quantities] == wanted


MODIFIERS = [
    ("more than 5%", ">"), ("over 5%", ">"), ("at least 5%", ">="), ("no fewer than 50 men", ">="),
    ("5% or more", ">="), ("500+ jobs", ">="), ("less than 5%", "<"), ("under 5%", "<"), ("up to 5%", "<="),
    ("as many as 50 men", "<="), ("at most 5%", "<="), ("nearly 5%", "~"), ("about 5%", "~"), ("5% or so", "~"),
    ("an estimated 5%", "~"), ("exactly 5%", "="), ("up to almost 5%", "<="), ("60 years or older", ">="),
    ("sub-7 nanometre chips", "<"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), MODIFIERS)
def test_modifier(nlp, text, wanted):
    assert [quantity.modifier for quantity in nlp(text)._.quantities] == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They seized 14 cars and more than 300 rounds.", ["=", ">"]),
        ("It has 14 cars and up to 300 men.", ["=", "<="]),
        ("Some one-fifth own two or more.", ["~", ">="]),
        ("Tickets start at $35.", [">="]),
    ],
)
def test_a_modifier_belongs_to_its_own_figure(nlp, text, wanted):
    assert [quantity.modifier for quantity in nlp(text)._.quantities] == wanted


def test_a_conversion_takes_the_modifier(nlp):
    doc = nlp("It flew more than 100 kilometres (62 miles).")
    assert [quantity.modifier for quantity in doc._.quantities] == [">", ">"]


def mention(start, text, iso3):
    return Mention(start=start, end=start + len(text), label="GPE", text=text, entity_id=iso3, name=text, iso3=iso3)


@pytest.mark.parametrize(
    ("country", "iso3", "text", "wanted"),
    [
        ("Manila", "PHL", "Manila pays 300 pesos.", [("300 pesos", "PHP")]),
        ("Mexico", "MEX", "Mexico pays 300 pesos and $5.", [("300 pesos", "MXN"), ("$5", "USD")]),
        ("Lagos", "NGA", "Lagos pays N500 and Rs 20.", [("N500", "NGN"), ("Rs 20", "INR")]),
        ("Lahore", "PAK", "Lahore pays Rs 20.", [("Rs 20", "PKR")]),
        ("Paris", "FRA", "Paris paid 900 francs.", [("900 francs", "FRF")]),
    ],
)
def test_the_country_of_the_article_decides_a_shared_currency(nlp, country, iso3, text, wanted):
    doc = nlp.make_doc(text)
    write_records(doc, "mentions", [mention(0, country, iso3)])
    assert [(quantity.quote, quantity.unit) for quantity in Quantities().find(doc)] == wanted


def test_a_bare_dollar_is_another_countrys_only_in_its_own_press(nlp):
    text = "Australia will spend $5 million, Australia said. Australia agreed."
    doc = nlp.make_doc(text)
    spans = [0, text.index("Australia said"), text.index("Australia agreed")]
    write_records(doc, "mentions", [mention(start, "Australia", "AUS") for start in spans])
    assert [quantity.unit for quantity in Quantities().find(doc)] == ["AUD"]
    write_records(doc, "mentions", [mention(0, "Australia", "AUS")])
    assert [quantity.unit for quantity in Quantities().find(doc)] == ["USD"]


def test_parts_of_speech_find_the_noun(nlp):
    words = ["About", "40", "rabbi", "wives", "protest", "loudly", "."]
    tags = ["ADV", "NUM", "NOUN", "NOUN", "VERB", "ADV", "PUNCT"]
    doc = Doc(nlp.vocab, words=words, pos=tags, tags=tags)
    assert [(quantity.quote, quantity.unit) for quantity in Quantities().find(doc)] == [("40", "rabbi wife")]


@pytest.mark.parametrize(
    ("noun", "head", "wanted"), [("building", "permits", "building permit"), ("manufacturing", "jobs", "job")]
)
def test_a_noun_in_ing_stays_with_its_head_and_a_gerund_does_not(nlp, noun, head, wanted):
    words, tags = ["About", "40", noun, head, "."], ["ADV", "NUM", "NOUN", "NOUN", "PUNCT"]
    doc = Doc(nlp.vocab, words=words, pos=tags, tags=tags)
    assert [quantity.unit for quantity in Quantities().find(doc)] == [wanted]


def test_digits_before_a_name_belong_to_it(nlp):
    words = ["The", "787", "Dreamliner", "replaced", "its", "40", "Tupolev", "jets", "."]
    tags = ["DET", "NUM", "PROPN", "VERB", "DET", "NUM", "PROPN", "NOUN", "PUNCT"]
    doc = Doc(nlp.vocab, words=words, pos=tags, tags=tags)
    assert [(quantity.quote, quantity.unit) for quantity in Quantities().find(doc)] == [("40", "jet")]


def test_debris_is_not_read(nlp):
    from extractor.tag.layout import make_layout

    doc = nlp.make_doc("Exports rose 5% in May, the ministry said on Monday.\n\n403 Comments\n\nShare 12 times")
    layout = make_layout(nlp, "extractor_layout")
    layout(doc)
    debris = [doc.text[block.start : block.end] for block in doc._.blocks if block.kind == "debris"]
    assert debris
    found = [quantity.quote for quantity in Quantities().find(doc)]
    assert "5%" in found
    assert not any(quote in block for quote in found for block in debris)


def test_quantities_survive_pickling_and_other_processes(nlp):
    texts = ["Imports rose 5% to 300 tonnes."] * 3
    wanted = [quantity.to_dict() for quantity in nlp(texts[0])._.quantities]
    docs = [*nlp.pipe(texts, n_process=2), pickle.loads(pickle.dumps(nlp(texts[0])))]
    assert all([quantity.to_dict() for quantity in doc._.quantities] == wanted for doc in docs)


def test_time_is_linear_in_a_text_without_a_full_stop(nlp):
    def seconds(times):
        doc = Doc(nlp.vocab, words=["the number rose by 5 and 7 to 300 jobs and 12 more were lost, " * times])
        return min(timeit.repeat(lambda: Quantities().find(doc), number=1, repeat=3, timer=time.process_time))

    assert seconds(2000) <= 11 * seconds(200) + 0.05


def test_datelines_are_not_read(nlp):
    from extractor.tag.layout import make_layout

    doc = nlp.make_doc("date 2025-11-11 403\n\nExports rose 5% in May, the ministry said on Monday.")
    make_layout(nlp, "extractor_layout")(doc)
    assert [quantity.quote for quantity in Quantities().find(doc)] == ["5%"]

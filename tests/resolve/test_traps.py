"""Names that look like a country or a place of one and are not; and the same names where they are."""

import pytest

from extractor.resolve.resolver import Resolver
from tests.resolve.marked import read_marked

RESOLVER = Resolver()

TRAPS = [
    ("Jordan Peterson gave a lecture in [[Toronto|GPE]].", "JOR", "a person, untagged"),
    ("[[Jordan Peterson|PERSON]] spoke. Jordan was paid.", "JOR", "the given name of a person named before"),
    ("Chad Smith played the drums.", "TCD", "a person, untagged"),
    ("The drummer, [[Chad|PERSON]], left the band.", "TCD", "a given name"),
    ("Roast Turkey is on the menu, with stuffing.", "TUR", "a dish"),
    ("Turkey with cranberry sauce costs 12 dollars.", "TUR", "a dish at the start of a sentence"),
    ("He moved to New England in May.", "GBR", "a region of the US"),
    ("Oil spilled across the Niger Delta.", "NER", "a region of Nigeria"),
    ("[[Paris Hilton|PERSON]] opened a hotel.", "FRA", "a person"),
    ("[[London Breed|PERSON]] won by 4 points.", "GBR", "a person"),
    ("Voters in [[Georgia|GPE]] and [[Florida|GPE]] waited.", "GEO", "a state beside a state"),
    ("Police in [[Atlanta|GPE]], [[Georgia|GPE]], said so.", "GEO", "a state after its city"),
    ("A guinea pig escaped.", "GIN", "an animal"),
    ("Guinea pigs are popular pets.", "GIN", "an animal at the start of a sentence"),
    ("New Mexico raised its minimum wage.", "MEX", "a state of the US"),
    ("The Gulf of Mexico was calm.", "MEX", "a sea"),
    ("The Indian Ocean is warming.", "IND", "a sea"),
    ("Native American tribes sued.", "USA", "a people within a country is no nationality"),
    ("Latin American currencies fell.", "USA", "a continent"),
    ("South American exporters met.", "USA", "a continent"),
    ("The Guinea fowl population fell.", "GIN", "an animal"),
    ("The [[Bank of England|ORG]] sits in a hall named Georgia.", "GEO", "a hall"),
    ("Tourists swam in the Persian Gulf.", "IRN", "a sea"),
    ("The South China Sea dispute goes on.", "CHN", "a sea"),
    ("The Sea of Japan froze.", "JPN", "a sea"),
    ("tell us about it", "USA", "a pronoun"),
    ("She ate Swiss cheese.", "CHE", "a kind of cheese"),
    ("The French fries were cold.", "FRA", "a dish"),
    ("The [[French|NORP]] fries were cold.", "FRA", "a dish of which the reader tagged a word"),
    ("He is a German shepherd breeder.", "DEU", "a dog"),
    ("They played Russian roulette.", "RUS", "a game"),
    ("Chinese whispers spread.", "CHN", "a game"),
    ("A Brazil nut fell.", "BRA", "a nut"),
    ("The West Indies won the match.", "IND", "a region"),
    ("The Korean Peninsula was calm.", "KOR", "two countries"),
    ("[[Korean|NORP]] cars sell well.", "PRK", "the rarer of two countries"),
    ("[[Congo|GPE]] held a vote.", "COG", "the rarer of two countries"),
    ("[[Michael Jordan|PERSON]] retired; [[Jordan|PERSON]] was 40.", "JOR", "a surname"),
    ("[[Katherine Ireland|PERSON]] resigned; [[Ireland|PERSON]] was minister.", "IRL", "a surname"),
    ("[[Air Jordan|PRODUCT]] sales rose.", "JOR", "a brand"),
    ("Asia and Europe trade.", "PHL", "a continent, not the town of that name"),
    ("[[London|GPE]] Breed lost.", "GBR", "a person of whom the reader tagged the given name as a city"),
    ("A cruise ship called [[Jordan|GPE]] sank.", "JOR", "a ship"),
    ("The [[Turkey|GPE]] came with cranberry sauce.", "TUR", "a dish that the reader tagged"),
    ("It cost [[HK$14|GPE]].", "HKG", "an amount"),
    ("The Georgia Tech team won.", "GEO", "a university"),
    ("Wild Turkey is a whiskey.", "TUR", "a brand"),
    ("Traffic on the Panama Canal fell.", "MEX", "a canal"),
    ("The lake, Chad Basin, dried up.", "TCD", "a basin of four countries"),
]

EVIDENCE = [
    ("[[Central|ORG]] [[African|NORP]] troops left.", "Central African", "CAF", "two pieces that the reader tagged"),
    ("Turkish troops crossed the border, and Turkey sent tanks.", "Turkey", "TUR", "its adjective stands by"),
    ("The king of [[Jordan|GPE]] left [[Amman|GPE]].", "Jordan", "JOR", "the reader says so, and the capital"),
    ("[[Chad|GPE]] shut its border.", "Chad", "TCD", "the reader says so"),
    ("[[Kinshasa|GPE]] is quiet. [[Congo|GPE]] votes today.", "Congo", "COD", "its capital"),
    ("[[Brazzaville|GPE]] is quiet. [[Congo|GPE]] votes today.", "Congo", "COG", "its capital"),
    ("[[Goma|GPE]] fell. The [[Congolese|NORP]] army fled.", "Congolese", "COD", "a city of one of the two"),
    ("[[Seoul|GPE]] shares rose as [[Korean|NORP]] exports grew.", "Korean", "KOR", "its capital"),
    ("[[Georgia|GPE]] and [[Russia|GPE]] met in [[Tbilisi|GPE]].", "Georgia", "GEO", "its capital"),
    ("[[Niamey|GPE]] is calm; Niger has uranium.", "Niger", "NER", "its capital; untagged"),
    ("[[Paris|GPE]], [[Texas|GPE]], has a tower.", "Paris", "USA", "the state that follows"),
    ("Floods hit [[Tripoli|GPE]] in northern [[Lebanon|GPE]].", "Tripoli", "LBN", "the country in the article"),
    ("[[Tripoli|GPE]] was shelled.", "Tripoli", "LBY", "the bigger place"),
    ("[[Birmingham|GPE]] is in [[Alabama|GPE]].", "Birmingham", "USA", "the country of the state"),
]


def test_there_are_forty_traps():
    assert len(TRAPS) >= 40


@pytest.mark.parametrize(("marked", "iso3", "why"), TRAPS)
def test_trap(marked, iso3, why):
    doc, _ = read_marked(marked)
    assert iso3 not in {mention.iso3 for mention in RESOLVER.find(doc) if mention.iso3}, why


def test_two_countries_of_one_name_are_not_told_apart_by_guessing():
    doc, _ = read_marked("[[Brazzaville|GPE]] and [[Kinshasa|GPE]] met on [[Congo|GPE]].")
    assert RESOLVER.find(doc)[-1].iso3 is None


@pytest.mark.parametrize(("marked", "surface", "iso3", "why"), EVIDENCE)
def test_evidence_decides(marked, surface, iso3, why):
    doc, _ = read_marked(marked)
    assert [mention.iso3 for mention in RESOLVER.find(doc) if mention.text == surface] == [iso3], why

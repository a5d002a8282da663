import gzip

from recipe.scoring import span_scores
from scripts.evaluate_entities import alone, documents, in_documents, on_gold_tokens

SENTENCES = [
    (["Ana", "met", "Baltic", "traders"], ["B-PER", "O", "B-OTH", "O"]),
    (["Oil", "Ltd", "fell"], ["B-ORG", "I-ORG", "O"]),
    (["Peru", "won"], ["B-LOC", "O"]),
]


class Answers:
    """Finds the spans that it was told to find, and writes down what it was asked."""

    def __init__(self, *found):
        self.found = set(found)
        self.asked = []

    def entities(self, words, starts):
        self.asked.append((words, starts))
        return self.found


def rows(*opens):
    return [(words, tags, first) for (words, tags), first in zip(SENTENCES, opens, strict=True)]


def test_a_document_is_read_at_once_with_its_sentences():
    reader = Answers()
    gold = [gold for gold, _ in on_gold_tokens(reader, rows(True, False, True), "uner")]
    assert gold == [{(0, 1, "PERSON"), (4, 6, "ORG")}, {(0, 1, "PLACE")}]
    assert reader.asked == [(SENTENCES[0][0] + SENTENCES[1][0], [0, 4]), (["Peru", "won"], [0])]


def test_a_span_of_several_possible_labels_counts_on_neither_side():
    reader = Answers((0, 1, "PERSON"), (2, 3, "EVENT"), (2, 4, "EVENT"))
    ((gold, found),) = on_gold_tokens(reader, rows(True, False, False)[:1], "uner")
    assert gold == {(0, 1, "PERSON")}
    assert found == {(0, 1, "PERSON"), (2, 4, "EVENT")}, "other edges are an error"
    assert span_scores([(gold, found)], ("PERSON", "EVENT"))["all"]["precision"] == 0.5


def test_documents_begin_where_they_are_opened():
    assert [len(document) for document in documents(rows(False, False, True))] == [2, 1]


def test_a_treebank_tells_order_and_documents(tmp_path):
    tagged, bank = tmp_path / "tags.iob2.gz", tmp_path / "bank.conllu.gz"
    with gzip.open(tagged, "wt", encoding="utf-8") as stream:
        stream.write("Peru\tB-LOC\nwon\tO\n\nOil\tB-ORG\nfell\tO\n\n")
    with gzip.open(bank, "wt", encoding="utf-8") as stream:
        for opening, words in (("# newdoc id = 1\n", ["Oil", "fell"]), ("# newdoc id = 2\n", ["Peru", "won"])):
            stream.write(opening)
            for number, word in enumerate(words, start=1):
                stream.write(f"{number}\t{word}\t{word}\tX\tX\t_\t0\troot\t_\t_\n")
            stream.write("\n")
    assert list(in_documents(tagged, bank)) == [
        (["Oil", "fell"], ["B-ORG", "O"], True),
        (["Peru", "won"], ["B-LOC", "O"], True),
    ]
    assert [first for _, _, first in alone(tagged)] == [True, True]

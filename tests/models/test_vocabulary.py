from pathlib import Path

from recipe.vocabulary import english, reads
from tokenizers import Tokenizer
from tokenizers.models import WordPiece


def test_pieces_of_other_scripts_are_left_out():
    assert [piece for piece in ("[CLS]", "oil", "##é", "€", "°c", "[unused7]", "дом", "##国") if reads(piece)] == [
        "[CLS]",
        "oil",
        "##é",
        "€",
        "°c",
    ]


def test_the_smaller_tokenizer_reads_english_as_before_under_new_numbers():
    vocabulary = {"[PAD]": 0, "[unused0]": 1, "[UNK]": 2, "дом": 3, "oil": 4, "##s": 5}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.add_special_tokens(["[PAD]", "[UNK]"])
    smaller, kept = english(tokenizer.to_str())
    read = Tokenizer.from_str(smaller)
    assert [kept[number] for number in read.encode("oils").ids] == tokenizer.encode("oils").ids == [4, 5]
    assert read.encode("дом").tokens == ["[UNK]"]


def test_the_shipped_tokenizer_holds_no_piece_that_english_does_not_use():
    shipped = Tokenizer.from_file(str(Path(__file__).parents[2] / "models/reader/tokenizer.json"))
    assert all(map(reads, shipped.get_vocab()))

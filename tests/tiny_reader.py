"""A reader small enough to be made in a test: one table look-up instead of an encoder, with the same interface.

Its answers depend on the words alone, so that what the runtime makes of them can be said beforehand.
"""

import json

import numpy as np
import spacy
from onnx import TensorProto, checker, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

LEXICON = {
    # word: entity, upos, xpos, morph, lemma, relation
    "anna": ("B-PERSON", "PROPN", "NNP", "Number=Sing", "k0+", "nsubj"),
    "smith": ("I-PERSON", "PROPN", "NNP", "Number=Sing", "k0+", "flat"),
    "peru": ("B-GPE", "PROPN", "NNP", "Number=Sing", "k0+", "obl"),
    "chile": ("B-GPE", "PROPN", "NNP", "Number=Sing", "k0+", "obl"),
    "left": ("O", "VERB", "VBD", "Tense=Past", "=leave", "root"),
    "visited": ("O", "VERB", "VBD", "Tense=Past", "l2+", "root"),
    "cities": ("O", "NOUN", "NNS", "Number=Plur", "l3+y", "obj"),
    "three": ("O", "NUM", "CD", "_", "l0+", "nummod"),
    "for": ("O", "ADP", "IN", "_", "l0+", "case"),
    ".": ("O", "PUNCT", ".", "_", "l0+", "punct"),
}
OTHERWISE = ("O", "X", "FW", "_", "l0+", "dep")
HEADS = ("entity", "upos", "xpos", "morph", "lemma", "relation")
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
MAX_PIECES = 24


def vocabulary() -> dict[str, int]:
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    pieces = [*SPECIAL, *LEXICON, *letters, *("##" + letter for letter in letters)]
    return {piece: number for number, piece in enumerate(pieces)}


def tokenizer() -> Tokenizer:
    made = Tokenizer(models.WordPiece(vocabulary(), unk_token="[UNK]"))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


def labels() -> dict[str, list[str]]:
    types = ["PERSON", "GPE"]
    found = {"entity": ["O", *(f"{prefix}-{name}" for name in types for prefix in "BI")]}
    for place, head in enumerate(HEADS[1:], start=1):
        found[head] = sorted({row[place] for row in [*LEXICON.values(), OTHERWISE]})
    return found


def network(heads: tuple[str, ...]) -> bytes:
    """The ONNX file: for every word the row of its first piece in each head's table; heads hang on the verbs."""
    pieces = vocabulary()
    names = labels()
    nodes = [helper.make_node("GatherElements", ["pieces", "words"], ["ids"], axis=1)]
    tables, outputs = [], []
    for place, head in enumerate(HEADS):
        if head in heads:
            table = np.zeros((len(pieces), len(names[head])), dtype=np.float32)
            for piece, number in pieces.items():
                table[number, names[head].index(LEXICON.get(piece, OTHERWISE)[place])] = 4.0
            tables.append(numpy_helper.from_array(table, f"{head}_table"))
            nodes.append(helper.make_node("Gather", [f"{head}_table", "ids"], [head]))
            outputs.append(helper.make_tensor_value_info(head, TensorProto.FLOAT, ["B", "W", len(names[head])]))
    if "arc" in heads:
        is_verb = np.array([[LEXICON.get(piece, OTHERWISE)[1] == "VERB"] for piece in pieces], dtype=np.float32)
        tables += [
            numpy_helper.from_array(is_verb, "verbs"),
            numpy_helper.from_array(np.array(0.0, dtype=np.float32), "zero"),
            numpy_helper.from_array(np.array(0.5, dtype=np.float32), "half"),
        ]
        # A verb scores 1 as the root, and 0.5 as the head of any word; all other arcs score nothing.
        nodes += [
            helper.make_node("Gather", ["verbs", "ids"], ["from_root"]),
            helper.make_node("Transpose", ["from_root"], ["as_head"], perm=[0, 2, 1]),
            helper.make_node("Mul", ["from_root", "zero"], ["nothing"]),
            helper.make_node("Mul", ["as_head", "half"], ["halved"]),
            helper.make_node("Add", ["nothing", "halved"], ["from_words"]),
            helper.make_node("Concat", ["from_root", "from_words"], ["arc"], axis=2),
        ]
        outputs.append(helper.make_tensor_value_info("arc", TensorProto.FLOAT, ["B", "W", None]))
    if "states" in heads:
        states = np.arange(len(pieces) * 8, dtype=np.float32).reshape(-1, 8)
        tables.append(numpy_helper.from_array(states, "state_table"))
        nodes.append(helper.make_node("Gather", ["state_table", "ids"], ["states"]))
        outputs.append(helper.make_tensor_value_info("states", TensorProto.FLOAT, ["B", "W", 8]))
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["B", "W" if name == "words" else "T"])
        for name in ("pieces", "cases", "mask", "words")
    ]
    graph = helper.make_graph(nodes, "reader", inputs, outputs, tables)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    checker.check_model(model)
    return model.SerializeToString()


def write_reader(folder, heads):
    """Write a reader's three files into the folder, and return the folder."""
    folder.mkdir()
    config = {"name": "tiny", "version": "0", "max_pieces": MAX_PIECES, "temperature": 1.0, "labels": labels()}
    (folder / "model.onnx").write_bytes(network(heads))
    (folder / "tokenizer.json").write_text(tokenizer().to_str(), encoding="utf-8")
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return folder


def pipeline(reader):
    nlp = spacy.blank("en")
    nlp.add_pipe("extractor_layout")
    nlp.add_pipe("extractor_reader", config={"model": str(reader)})
    return nlp

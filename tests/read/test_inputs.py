from io import BytesIO

import pytest

from extractor.read import count_articles, read_inputs
from extractor.records import Article
from extractor.result import Failure


def read(names, stdin=b""):
    notices = []
    return list(read_inputs([str(name) for name in names], BytesIO(stdin), notices.append)), notices


def test_a_file_is_named_by_its_path_as_given_and_kept_as_it_is(tmp_path, monkeypatch):
    (tmp_path / "a.text").write_bytes(b"One.\r\nTwo.\n")
    monkeypatch.chdir(tmp_path)

    assert read(["a.text"]) == ([Article(text="One.\r\nTwo.\n", doc_id="a.text")], [])


def test_a_folder_stands_for_its_texts_at_any_depth(tmp_path):
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "b.txt").write_text("B.")
    (tmp_path / "deep" / "er" / "a.TXT").write_text("A.")
    (tmp_path / "deep" / "feed.jsonl").write_text('{"text": "F."}\n')
    (tmp_path / "picture.png").write_bytes(b"\x00")

    articles, _ = read([tmp_path])

    assert [article.text for article in articles] == ["B.", "A.", "F."]
    assert articles[2].doc_id == f"{tmp_path / 'deep' / 'feed.jsonl'}:1"
    assert count_articles([str(tmp_path)]) == 3


@pytest.mark.parametrize(
    ("stdin", "texts"),
    [
        pytest.param(b"Oil.\nGas.\n", ["Oil.\nGas.\n"], id="a text"),
        pytest.param(b'{"text": "Oil."}\n{"text": "Gas."}\n', ["Oil.", "Gas."], id="articles as JSONL"),
        pytest.param(b"{not JSON\n", ["{not JSON\n"], id="a text that begins like JSONL"),
    ],
)
def test_standard_input(stdin, texts):
    articles, _ = read(["-"], stdin)

    assert [article.text for article in articles] == texts
    assert articles[0].doc_id in {"-", "-:1"}
    assert count_articles(["-"]) is None


def test_each_bad_input_fails_alone(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b" \n")
    (tmp_path / "empty.jsonl").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01")
    (tmp_path / "folder").mkdir()
    (tmp_path / "locked.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "good.txt").write_text("Oil.")
    names = [
        "missing.txt",
        "x" * 5000,
        "nul\0.txt",
        "empty.txt",
        "empty.jsonl",
        "binary.txt",
        "folder",
        "locked.txt",
        "good.txt",
    ]

    results, _ = read([tmp_path / name for name in names])

    assert results[-1] == Article(text="Oil.", doc_id=str(tmp_path / "good.txt"))
    reasons = ["No such file", "too long", "null byte", "empty", "empty", "binary", "no text", "No such file"]
    for name, reason, failure in zip(names[:-1], reasons, results[:-1], strict=True):
        assert isinstance(failure, Failure)
        assert failure.doc_id == str(tmp_path / name)
        assert reason in failure.error
        assert "\n" not in str(failure)


def test_a_guessed_encoding_is_said(tmp_path):
    (tmp_path / "old.txt").write_bytes("€5 million".encode("cp1252"))

    articles, notices = read([tmp_path / "old.txt"])

    assert articles[0].text == "€5 million"
    assert notices == [f"{tmp_path / 'old.txt'}: not UTF-8, read as cp1252"]

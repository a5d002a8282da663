import gzip
import zipfile
import zlib
from io import BytesIO

import pytest

from extractor.read import count_articles, read_inputs
from extractor.read.limits import MAX_DOCUMENT
from extractor.records import Article
from extractor.result import Failure
from tests.read.feed_cases import FEEDS


def read(*names):
    return list(read_inputs([str(name) for name in names], BytesIO(), print))


def write_zip(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.txt.gz", "Oil.", "Oil."),
        ("a.gz", "Oil.", "Oil."),
        ("a.jsonl.gz", '{"text": "Oil."}', "Oil."),
        ("a.csv.gz", "text\nOil.", "Oil."),
        ("a.xml.gz", FEEDS["RSS 2.0"], None),
        ("a.txt", "Oil.", "Oil."),
    ],
)
def test_gzip_of_every_format(tmp_path, name, content, text):
    (tmp_path / name).write_bytes(gzip.compress(content.encode()))

    [article] = read(tmp_path / name)

    assert article.text == text or "Exports rose" in article.text
    assert count_articles([str(tmp_path / name)]) == 1


def test_the_members_of_a_zip(tmp_path):
    archive = write_zip(
        tmp_path / "news.zip",
        {
            "b/two.txt": "Two.",
            "a.txt": "One.",
            "feed.xml": FEEDS["Atom"],
            "more.jsonl.gz": gzip.compress(b'{"text": "Three."}\n{"text": "Four."}'),
            "picture.png": b"\x89PNG",
            "__MACOSX/b/._two.txt": b"\x00\x05",
            "settings.json": '{"colour": "red"}',
        },
    )

    *articles, settings = read(archive)

    assert settings.skipped
    assert settings.doc_id == f"{archive}/settings.json"
    assert [(article.doc_id.removeprefix(f"{archive}/"), article.text[:5]) for article in articles] == [
        ("b/two.txt", "Two."),
        ("a.txt", "One."),
        (articles[2].url, "Oil &"),
        ("more.jsonl.gz:1", "Three"),
        ("more.jsonl.gz:2", "Four."),
    ]
    assert read(tmp_path) == [*articles, settings]


EVIL_NAMES = [
    "../../etc/x.txt",
    "/etc/x.txt",
    "C:/x.txt",
    "a/../../x.txt",
    "..\\x.txt",
    "a\x1b[2J.txt",
    "a\nb.txt",
]


@pytest.mark.parametrize("name", EVIL_NAMES)
def test_names_that_lead_out_are_refused(tmp_path, name):
    archive = write_zip(tmp_path / "evil.zip", {name: "Oil.", "good.txt": "Gas."})

    failure, article = read(archive)

    assert isinstance(failure, Failure)
    assert "leads out of the archive" in failure.error
    assert str(failure).isprintable()
    assert article.text == "Gas."
    assert sorted(file.name for file in tmp_path.iterdir()) == ["evil.zip"]


def test_links_encrypted_members_and_other_methods_are_refused(tmp_path):
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("folded.txt", "Oil.", zipfile.ZIP_BZIP2)
        archive.writestr("nested.zip", b"PK\x03\x04")
        archive.writestr("secret.txt", "Gas.")
    data = bytearray((tmp_path / "a.zip").read_bytes())
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 8] |= 1  # the flag of encryption, in the archive's last entry
    (tmp_path / "a.zip").write_bytes(data)

    failures = read(tmp_path / "a.zip")

    reasons = ["is a link", "by method 12", "zip file, which is opened only where it is named", "encrypted"]
    assert all(isinstance(failure, Failure) for failure in failures)
    assert [reason in failure.error for reason, failure in zip(reasons, failures, strict=True)] == [True] * 4


DAMAGED = [
    pytest.param("a.gz", gzip.compress(b"Oil rose 4% in October." * 50)[:-20], id="gzip cut off"),
    pytest.param("b.gz", gzip.compress(b"Oil.")[:5] + b"\xff" * 40, id="no deflate"),
    pytest.param("c.zip", b"PK\x03\x04" + b"\x00" * 60, id="no zip"),
    pytest.param("d.gz", gzip.compress(gzip.compress(b"Oil.")), id="gzip in gzip"),
]


@pytest.mark.parametrize(("name", "content"), DAMAGED)
def test_damaged_files_fail_with_a_line(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text("Oil.")

    failure, article = read(tmp_path / name, tmp_path / "good.txt")

    assert isinstance(failure, Failure)
    assert failure.doc_id == str(tmp_path / name)
    assert article == Article(text="Oil.", doc_id=str(tmp_path / "good.txt"))


def test_a_damaged_member_costs_that_member(tmp_path):
    archive = write_zip(tmp_path / "a.zip", {"a.txt": "Oil rose.", "b.txt": "Gas fell."})
    data = archive.read_bytes()
    folded = zlib.compressobj(wbits=-15)
    content = folded.compress(b"Oil rose.") + folded.flush()
    archive.write_bytes(data.replace(content, b"\xff" * len(content), 1))

    failure, article = read(archive)

    assert "damaged" in failure.error
    assert article.text == "Gas fell."


def bomb(size):
    """So many zeros, folded a thousand times."""
    folder = zlib.compressobj(9, wbits=31)
    zeros = bytes(2**20)
    return b"".join(folder.compress(zeros) for _ in range(size // 2**20)) + folder.flush()


def test_bombs_are_refused(tmp_path):
    (tmp_path / "a.jsonl.gz").write_bytes(bomb(4 * MAX_DOCUMENT))
    (tmp_path / "b.txt.gz").write_bytes(bomb(4 * MAX_DOCUMENT))
    write_zip(tmp_path / "c.zip", {f"{n}.jsonl": bytes(MAX_DOCUMENT) for n in range(4)})

    failures = read(tmp_path)

    assert all(isinstance(failure, Failure) for failure in failures)
    assert "times its size" in failures[0].error
    assert "times its size" in failures[1].error
    assert any("times its size" in failure.error for failure in failures[2:])

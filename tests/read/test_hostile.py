"""Input made to exhaust or betray its reader, read in a process of its own that may not have more than 1.5 GiB."""

import json
import resource
import subprocess
import sys
import zipfile
import zlib
from textwrap import dedent

import pytest

MEMORY = 3 * 2**29
"""Bytes."""

SCRIPT = dedent(
    """
    import json, resource, sys
    from io import BytesIO
    from extractor.read import read_inputs
    from extractor.result import Failure

    asked = []
    REQUESTS = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request")
    sys.addaudithook(lambda event, arguments: event in REQUESTS and asked.append(event))
    results, notices = [], []
    for result in read_inputs([sys.argv[1]], BytesIO(), notices.append):
        if isinstance(result, Failure):
            results.append((result.doc_id, None, result.error))
        else:
            results.append((result.doc_id, result.text[:200], None))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"results": results, "notices": notices, "asked": asked, "peak": peak}))
    """
)

RSS = '<rss version="2.0"><channel><title>Wire</title>{}</channel></rss>'
ITEM = "<item><title>Oil</title><description>{}</description></item>"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
ESCAPED_DIVS = "&lt;div&gt;" * 100_000
SCRIPTS = (
    "&lt;script src='http://evil.example/x.js'&gt;steal()&lt;/script&gt;Oil rose 4%."
    "&lt;img src='http://evil.example/pixel.gif' onerror='steal()'&gt;&lt;iframe src='file:///etc/passwd'&gt;"
)

XML = {
    "laughs.xml": f'<!DOCTYPE rss [<!ENTITY l0 "lol">{LAUGHS}]>' + RSS.format(ITEM.format("&l9;")),
    "blowup.xml": f'<!DOCTYPE rss [<!ENTITY a "{"x" * 100_000}">]>' + RSS.format(ITEM.format("&a;" * 100_000)),
    "external.xml": '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + RSS.format(ITEM.format("&a;")),
    "remote.xml": '<!DOCTYPE rss SYSTEM "http://evil.example/evil.dtd">' + RSS.format(ITEM.format("Oil rose 4%.")),
    "nested.xml": RSS.format(ITEM.format(ESCAPED_DIVS + "Oil rose 4%.")),
    "nested-xml.xml": RSS.format("<item>" * 40_000),
    "scripts.xml": RSS.format(ITEM.format(SCRIPTS)),
    "path.xml": "/etc/passwd",
}
PAGES = {
    "nested.html": "<html><body>" + "<div>" * 100_000 + "<p>Oil rose 4%.</p>",
    "scripts.html": "<html><body><img src='http://evil.example/x.gif'><script src='http://evil.example/x.js'></script>"
    + "<p>Oil exports rose 4% in October, the ministry said on Tuesday, as refiners bought more of it.</p>" * 5,
}
OTHERS = {"nested.json": "[" * 1_000_000, "nested.jsonl": '{"text":' * 1_000_000}

LINES = [
    ("line.txt", b"", 20),
    ("line.jsonl", b'{"text": "', 200),
    ("line.csv", b"text\n", 20),
    ("line.html", b"<p>", 20),
]
"""Files of one line, what it begins with, and its size in MiB."""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    for name, content in (XML | PAGES | OTHERS).items():
        (folder / name).write_text(content)
    line = b"x" * 2**20
    for name, head, size in LINES:
        with (folder / name).open("wb") as file:
            file.write(head)
            file.writelines(line for _ in range(size))
            file.write(b'"}\n{"text": "After the long line."}\n')
    packer = zlib.compressobj(1, wbits=31)
    zeros = b"".join(packer.compress(bytes(2**20)) for _ in range(256)) + packer.flush()
    (folder / "bomb.txt.gz").write_bytes(zeros)
    (folder / "bomb.jsonl.gz").write_bytes(zeros)
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(4):
            archive.writestr(f"{number}.jsonl", bytes(2**26))
    with zipfile.ZipFile(folder / "names.zip", "w") as archive:
        archive.writestr("../../evil.txt", "Oil.")
        archive.writestr("good.txt", "Oil rose 4%.")

    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    assert done.returncode == 0, done.stderr
    outcome = json.loads(done.stdout)
    outcome["folder"] = str(folder)
    outcome["stderr"] = done.stderr
    return outcome


def test_memory_is_bounded_and_no_request_leaves(outcome):
    assert outcome["peak"] <= MEMORY
    assert outcome["asked"] == []
    assert outcome["stderr"] == ""


REFUSED = {
    "laughs.xml": "entity 'l1'",
    "blowup.xml": "entity 'a'",
    "external.xml": "entity 'a'",
    "nested.html": "100,003 elements",
    "line.txt": "more than 16 MiB",
    "line.html": "more than 16 MiB",
    "line.csv": "more than 16 MiB",
    "line.jsonl:1": "more than 16 MiB",
    "nested.json": "no JSON",
    "nested.jsonl:1": "no JSON",
    "bomb.txt.gz": "times its size",
    "bomb.jsonl.gz": "times its size",
    "names.zip/../../evil.txt": "leads out of the archive",
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_a_line(outcome, name):
    errors = {doc_id.removeprefix(outcome["folder"] + "/"): error for doc_id, _, error in outcome["results"] if error}

    assert REFUSED[name] in errors[name]


SURVIVED = {
    "remote.xml:1": "Oil\n\nOil rose 4%.",
    "nested.xml:1": "Oil\n\nOil rose 4%.",
    "scripts.xml:1": "Oil\n\nOil rose 4%.",
    "scripts.html": "Oil exports rose 4% in October",
    "line.jsonl:2": "After the long line.",
    "names.zip/good.txt": "Oil rose 4%.",
}


@pytest.mark.parametrize("name", SURVIVED)
def test_survived(outcome, name):
    texts = {doc_id.removeprefix(outcome["folder"] + "/"): text for doc_id, text, _ in outcome["results"] if text}

    assert texts[name].startswith(SURVIVED[name])
    assert "steal" not in texts[name]


def test_no_file_of_this_machine_is_read(outcome):
    assert "root:" not in json.dumps(outcome)
    assert [error for doc_id, _, error in outcome["results"] if doc_id.endswith("/path.xml")] == [
        "This is no feed: neither RSS, RDF nor Atom, nor a list of feeds (OPML)."
    ]

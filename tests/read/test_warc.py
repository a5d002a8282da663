import gzip
import sys
from io import BytesIO

import pytest

from extractor.errors import InputError
from extractor.read import read_inputs
from extractor.read.warc import read_warc
from extractor.result import Failure
from tests.read.sources import make_source

PARAGRAPH = "<p>Oil exports rose 4% in October, the ministry said, after refiners bought more of it than before.</p>"
PAGE = f"<html><head><title>Oil rises</title></head><body><article>{PARAGRAPH * 4}</article></body></html>"


@pytest.fixture
def archive():
    """A WARC file with two pages, one of which has no text, and much else."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    content = BytesIO()
    writer = WARCWriter(content, gzip=False)

    def add(address, body, status="200 OK", media_type="text/html; charset=utf-8", kind="response"):
        headers = StatusAndHeaders(status, [("Content-Type", media_type)], protocol="HTTP/1.1")
        given = headers if kind == "response" else None
        writer.write_record(writer.create_warc_record(address, kind, payload=BytesIO(body), http_headers=given))

    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    add("https://a.example/2025/11/11/oil", PAGE.encode())
    add("https://a.example/empty", b"<html><body></body></html>")
    add("https://a.example/gone", PAGE.encode(), status="404 Not Found")
    add("https://a.example/picture", b"\x89PNG", media_type="image/png")
    add("https://a.example/text", b"Gas fell 2%.", kind="conversion")
    return content.getvalue()


def test_the_pages_of_an_archive(archive):
    page, empty, text = read_warc(make_source(archive, "a.warc"), print)

    assert (page.doc_id, page.url, page.published) == (page.url, "https://a.example/2025/11/11/oil", "2025-11-11")
    assert page.title == "Oil rises"
    assert page.text.startswith("Oil exports rose 4%")
    assert isinstance(empty, Failure)
    assert empty.doc_id == "https://a.example/empty"
    assert (text.text, text.url) == ("Gas fell 2%.", "https://a.example/text")


def test_folded_and_cut_off(tmp_path, archive):
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(archive))
    (tmp_path / "b.warc.gz").write_bytes(gzip.compress(archive)[:-200])

    results = list(read_inputs([str(tmp_path)], BytesIO(), print))

    assert [result.doc_id.rpartition("/")[2] for result in results[:3]] == ["oil", "empty", "text"]
    assert isinstance(results[-1], Failure)
    assert results[-1].doc_id == str(tmp_path / "b.warc.gz")


def test_without_the_library(monkeypatch, archive):
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)

    with pytest.raises(InputError, match=r"pip install \"geofact-extractor\[warc\]\""):
        list(read_warc(make_source(archive, "a.warc"), print))

import codecs

import pytest

from extractor.errors import InputError
from extractor.read.text import decode

READABLE = [
    pytest.param(b"Oil rose 4%", "Oil rose 4%", None, id="utf-8"),
    pytest.param("\ufeffOil – €5".encode(), "Oil – €5", None, id="a UTF-8 mark is no text"),
    pytest.param(codecs.BOM_UTF16_LE + "Oil – €5".encode("utf-16-le"), "Oil – €5", None, id="utf-16 little endian"),
    pytest.param(codecs.BOM_UTF16_BE + "Oil".encode("utf-16-be"), "Oil", None, id="utf-16 big endian"),
    pytest.param(codecs.BOM_UTF32_LE + "Oil".encode("utf-32-le"), "Oil", None, id="its mark begins as that of utf-16"),
    pytest.param("Oil – €5".encode("cp1252"), "Oil – €5", "cp1252", id="not UTF-8: guessed and said"),
    pytest.param(b"a\r\nb\rc\nd\x0ce", "a\r\nb\rc\nd\x0ce", None, id="newlines and form feeds stay"),
    pytest.param(b"", "", None, id="nothing"),
]


@pytest.mark.parametrize(("data", "text", "guessed"), READABLE)
def test_decodes(data, text, guessed):
    assert decode(data) == (text, guessed)


REFUSED = [
    pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary", id="an image: NUL bytes"),
    pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\x01\x02", "binary", id="control characters, not UTF-8"),
    pytest.param(b"caf\xe9 \x81", "neither UTF-8", id="a byte that Windows-1252 lacks"),
    pytest.param(codecs.BOM_UTF16_LE + b"abc", "neither UTF-8", id="half a character of UTF-16"),
]


@pytest.mark.parametrize(("data", "reason"), REFUSED)
def test_refuses_what_is_no_text(data, reason):
    with pytest.raises(InputError, match=reason):
        decode(data)

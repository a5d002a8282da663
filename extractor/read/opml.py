"""OPML: lists of feeds, as feed readers export them."""

from __future__ import annotations

import re

from extractor.errors import InputError
from extractor.read.doctype import check_doctype

_BARE_AMPERSAND = re.compile(rb"&(?![#\w]+;)")  # in an address, the commonest mistake


def find_feeds(data: bytes) -> tuple[str, ...]:
    """Return the addresses of the feeds that an OPML file lists, each once, in order; the file may be ill-formed.

    Raises InputError for what is no OPML.
    """
    from lxml import etree

    check_doctype(data)
    if b"\x00" not in data:  # else it is UTF-16
        data = _BARE_AMPERSAND.sub(b"&amp;", data)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"The file is no XML ({error}).") from error
    if root is None or not isinstance(root.tag, str) or root.tag.lower() != "opml":
        raise InputError("This is no OPML: its root element is no <opml>.")
    # Names of attributes are written in every case: xmlUrl, xmlURL, xmlurl.
    outlines = ({key.lower(): value for key, value in each.attrib.items()} for each in root.iter("outline"))
    return tuple(dict.fromkeys(url for outline in outlines if (url := outline.get("xmlurl", "").strip())))

"""OPML: lists of feeds, as feed readers export them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from xml.etree.ElementTree import ParseError

from extractor.errors import InputError
from extractor.read.text import decode

_ADDRESS = re.compile(r"""\bxmlurl\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


def find_feeds(data: bytes) -> tuple[str, ...]:
    """Return the addresses of the feeds that an OPML file lists, each once, in order.

    An ill-formed file, with bare ampersands or quotes in its titles as many have, is read attribute by attribute.
    Raises InputError for what is no OPML, and for one that declares entities, which can be an attack.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(data)
    except DefusedXmlException as error:
        raise InputError(
            f"The list of feeds declares entities, which can be an attack: remove them ({error})."
        ) from error
    except (ParseError, ValueError, LookupError):  # the latter two: an encoding that the parser does not know
        text, _ = decode(data)
        is_opml = "<opml" in text.lower()
        found: Iterator[str] = (unescape(match[1] or match[2] or "") for match in _ADDRESS.finditer(text))
    else:
        is_opml = root.tag.lower() == "opml"
        # The name of the attribute is written in every case: xmlUrl, xmlURL, xmlurl.
        found = (value for each in root.iter() for name, value in each.attrib.items() if name.lower() == "xmlurl")
    if not is_opml:
        raise InputError("This is no OPML: it has no element <opml>.")
    return tuple(dict.fromkeys(address.strip() for address in found if address.strip()))

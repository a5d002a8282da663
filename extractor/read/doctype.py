"""Refuses XML whose document type declares entities that grow, or that reach for other files."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import ParseError

from extractor.errors import InputError

LONGEST_ENTITY = 100
"""Characters of an entity that a feed may declare for itself: a sign, a name, a line of rights."""

_CHUNK = 64 * 1024
_REFERENCE = re.compile(r"[&%]\w")


def check_doctype(data: bytes) -> None:
    """Raise InputError if the XML declares an external entity, one made of others, or a long one.

    Only what stands before the root element is read, and nothing is expanded or fetched. What is no XML passes.
    """
    from defusedxml.common import EntitiesForbidden
    from defusedxml.ElementTree import DefusedXMLParser

    class Prolog(DefusedXMLParser):
        def defused_entity_decl(  # noqa: PLR0913, PLR0917 - as expat calls it
            self,
            name: str,
            is_parameter: bool,
            value: str | None,
            base: str | None,
            system: str | None,
            public: str | None,
            notation: str | None,
        ) -> None:
            if value is None or len(value) > LONGEST_ENTITY or _REFERENCE.search(value):
                raise EntitiesForbidden(name, value, base, system, public, notation)

    parser = Prolog(target=_Root())
    try:
        for start in range(0, len(data), _CHUNK):
            parser.feed(data[start : start + _CHUNK])
    except EntitiesForbidden as error:
        raise InputError(
            f"The document type declares the entity {error.name[:40]!r}, which is external, long or made of others: "
            "such a file can be an attack, so it is not read. Remove the declaration if you trust it."
        ) from error
    except (_RootReachedError, ParseError, ValueError, LookupError):
        return


class _RootReachedError(Exception):
    """The prolog is over."""


class _Root:
    """Takes the events of the parser up to the root element."""

    def start(self, *_: Any) -> None:
        raise _RootReachedError

    def close(self) -> None:
        """Nothing is kept."""

"""Jinja templates that escape whatever comes from outside."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def make_environment(*packages: str) -> Environment:
    """Return an environment with the templates of these packages (in their folders ``templates``); it escapes."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["exact"] = escape_exactly
    return environment


def read_asset(package: str, name: str) -> Markup:
    """Return a style sheet or script of a package's folder ``templates``, to be put into a page as it is."""
    from markupsafe import Markup

    return Markup(files(package).joinpath("templates", name).read_text(encoding="utf-8"))


def escape_exactly(text: str) -> Markup:
    """Escape a text so that a browser shows character for character what it was given, and offsets hold.

    An HTML parser would drop a carriage return and a NUL: the one becomes a reference, the other U+FFFD, which
    parsers put for it elsewhere.
    """
    from markupsafe import Markup, escape

    return Markup(str(escape(text)).replace("\r", "&#13;").replace("\0", "\ufffd"))

"""Every error that the extractor raises on purpose. Each message names the value, the cause and the way out."""

from __future__ import annotations


class ExtractorError(Exception):
    """Root of all errors of this package: something in the input or the set-up that its owner can mend."""


class InputError(ExtractorError):
    """An input that cannot be read as an article."""


class ForeignError(InputError):
    """A file in a format that is read, but made for something else than articles: a table, settings, a site map."""


class DateError(ExtractorError):
    """A publication date that is no ISO date."""


class ModelError(ExtractorError):
    """A pipeline or model that cannot be found or loaded."""


class KnowledgeError(ExtractorError):
    """A row of a knowledge file that breaks the file's own rules."""


class UnitError(ExtractorError):
    """A conversion between units that do not measure the same thing."""


class StoreError(ExtractorError):
    """A store that cannot be opened, read or written."""


class ChartError(ExtractorError):
    """A chart that is asked for and has nothing to show."""


class QuestionError(ExtractorError):
    """A question that cannot be put to a store: an unknown country, a date that is none."""

"""The whole pipeline as a spaCy ``Language``: one component after the other, each in a module of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from extractor.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

FINDERS = ("extractor_resolver", "extractor_quantities", "extractor_times", "extractor_claims")
"""Components that build records out of tags and entities, in the order in which they need one another."""

MAX_LENGTH = 100_000_000
"""Characters in one text: every component is linear in the text, so spaCy's limit for its parser is lifted."""


def load(
    model: str | Path | None = None, *, knowledge: str | Path | Iterable[Mapping[str, Any]] | None = None
) -> Language:
    """Return the pipeline; ``doc._.facts`` and the other records are on every ``Doc`` that it returns.

    model: None for the model that comes with the package; the folder of another model of ours (``model.onnx``,
    ``claims.onnx``, ``tokenizer.json``, ``config.json``); or the name or folder of any trained spaCy pipeline
    (``en_core_web_trf``), which then supplies tags, entities and sentences in place of our own reader.
    knowledge: entities of your own, which win over the tables of the package: a CSV file, or rows as dictionaries,
    with the columns of :data:`extractor.knowledge.user.COLUMNS`, of which only ``name`` is required.

    Raises ModelError if there is no such model, KnowledgeError for a file or row that breaks the rules.
    """
    import spacy

    from extractor.knowledge.user import from_rows, load_knowledge
    from extractor.tag.model_files import is_reader_folder

    known = load_knowledge(knowledge) if isinstance(knowledge, str | Path) else from_rows(knowledge or ())
    if model is None or is_reader_folder(model):
        nlp = spacy.blank("en")
        nlp.add_pipe("extractor_layout")
        files = {"model": model and str(model)}
        reader = nlp.add_pipe("extractor_reader", config=files)
        nlp.meta.update({key: reader.files.config[key] for key in ("name", "version")})  # type: ignore[attr-defined]
    else:
        nlp = _load_spacy_pipeline(model)
        if "extractor_layout" not in nlp.pipe_names:
            nlp.add_pipe("extractor_layout", first=True)
        if not _finds_sentences(nlp):
            nlp.add_pipe("extractor_sentences", after="extractor_layout")
        # The claims are read from our encoder's vectors, whoever tags.
        if "extractor_reader" not in nlp.pipe_names:
            nlp.add_pipe("extractor_reader", config={"annotate": False})
        files = {"model": None}
    for name in FINDERS:
        if name not in nlp.pipe_names:  # the claim network reads the vectors of the reader that it comes with
            nlp.add_pipe(name, config=files if name == "extractor_claims" else {})
    if known.rows:
        nlp.replace_pipe("extractor_resolver", "extractor_resolver", config={"knowledge": known.to_rows()})
    nlp.max_length = MAX_LENGTH
    return nlp


def _load_spacy_pipeline(model: str | Path) -> Language:
    import spacy

    try:
        return spacy.load(model)
    except OSError as error:
        raise ModelError(
            f"Cannot load the model {str(model)!r}: {error} "
            "Give the folder of a model, or the name of an installed spaCy pipeline; leave it out to use our own."
        ) from error


def _finds_sentences(nlp: Language) -> bool:
    found = {name for pipe in nlp.pipe_names for name in nlp.get_pipe_meta(pipe).assigns}
    return bool(found & {"doc.sents", "token.is_sent_start", "token.sent_start", "token.head"})


_loading = Lock()


def default_pipeline() -> Language:
    """Return the pipeline of the model that comes with the package, loaded once and shared by all threads."""
    with _loading:
        return _load_default()


@cache
def _load_default() -> Language:
    return load()

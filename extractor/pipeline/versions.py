"""What a pipeline is made of, in one line: two lines that differ may read an article differently."""

from __future__ import annotations

import json
from hashlib import blake2b
from importlib.metadata import version
from typing import TYPE_CHECKING

from extractor.tag.model_component import ModelComponent

if TYPE_CHECKING:
    from spacy.language import Language

DIGITS = 8
"""Hexadecimal digits of a hash."""


def describe_pipeline(nlp: Language) -> str:
    """Return program, model and own knowledge: "geofact-extractor-0.1.0 geofact-reader-0.1.0+93f1c2a7".

    The model's files are hashed as well, since a model may be trained anew under its old version.
    """
    files: dict[str, bytes] = {}
    for _, component in nlp.pipeline:
        if isinstance(component, ModelComponent):
            files |= component.files.files
    parts = [
        f"geofact-extractor-{version('geofact-extractor')}",
        f"{nlp.meta['name']}-{nlp.meta['version']}+{_hash(*(files[name] for name in sorted(files)))}",
    ]
    if "extractor_resolver" in nlp.pipe_names:
        knowledge = nlp.get_pipe_config("extractor_resolver").get("knowledge")
        if knowledge:
            parts.append(f"knowledge+{_hash(json.dumps(knowledge, sort_keys=True).encode())}")
    return " ".join(parts)


def _hash(*contents: bytes) -> str:
    digest = blake2b(digest_size=DIGITS // 2)
    for content in contents:
        digest.update(content)
    return digest.hexdigest()

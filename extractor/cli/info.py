"""``extractor info``: what is installed, for bug reports and citations."""

from __future__ import annotations

import platform
from importlib.metadata import metadata, version
from importlib.resources import files

import typer

DISTRIBUTION = "geofact-extractor"
LIBRARIES = ("spacy", "onnxruntime", "tokenizers", "dateparser", "quantulum3")


def info_command() -> None:
    """Print the versions, the model and its licence, and the knowledge tables."""
    info = read_info()
    width = max(map(len, info))
    for name, value in info.items():
        typer.echo(f"{name:{width}}  {value}")


def read_info() -> dict[str, str]:
    """Return what is installed, by name. Raises ModelError if the model is missing."""
    from extractor.tag.model_files import ModelFiles

    model = ModelFiles.read().config
    tables = [table for table in files("extractor.knowledge").joinpath("data").iterdir() if table.name.endswith(".csv")]
    return {
        DISTRIBUTION: version(DISTRIBUTION),
        "licence": metadata(DISTRIBUTION)["License-Expression"],
        "model": f"{model['name']} {model['version']}",
        "model licence": model["license"],
        "knowledge": f"{len(tables)} tables",
        "python": platform.python_version(),
        **{library: version(library) for library in LIBRARIES},
    }

"""The layers of the package: every module imports only from its own layer or from those below it."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "extractor"

LAYERS = [
    ["errors"],
    ["records", "knowledge", "annotations"],
    ["tag"],
    ["resolve"],
    ["measure"],
    ["claim"],
    ["result", "compare"],
    ["pipeline"],
    ["chart", "ray", "read", "write", "store"],
    ["ask", "batch", "report"],
    ["cli"],
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def part_of(dotted: str) -> str | None:
    """The part of the package that a dotted module name belongs to: 'extractor.read.text' -> 'read'."""
    names = dotted.split(".")
    return names[1] if names[0] == "extractor" and len(names) > 1 else None


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports from the package's root"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_downward(path):
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    above = {name for name in imports(path) if (part := part_of(name)) is not None and LEVEL.get(part, 99) > LEVEL[own]}
    assert above == set()


def test_every_part_has_a_layer():
    assert {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in MODULES} <= set(LEVEL)

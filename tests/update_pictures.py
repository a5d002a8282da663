"""Make the pictures of the README from samples/.

    python tests/update_pictures.py

A test makes them too, and compares.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
TERMINAL = ROOT / "docs" / "terminal.svg"

COMMAND = "extractor run samples/trade.txt --explain"
WIDTH = 100


def picture_terminal() -> str:
    """Return the command's output on a terminal as SVG, with fonts of the reader's own."""
    # A pipe is no terminal: what the command would find out from one, it is told.
    environment = {**os.environ, "COLUMNS": str(WIDTH), "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    scripts = Path(sys.executable).parent
    shown = subprocess.run(
        [scripts / "extractor", *COMMAND.split()[1:], "--format", "table"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    console = Console(record=True, width=WIDTH, file=io.StringIO(), legacy_windows=False)
    console.print(Text.from_ansi(f"$ {COMMAND}\n{shown.rstrip()}"))
    svg = console.export_svg(title="", unique_id="terminal")
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def main() -> None:
    """Make every picture anew."""
    TERMINAL.parent.mkdir(exist_ok=True)
    TERMINAL.write_text(picture_terminal(), encoding="utf-8")


if __name__ == "__main__":
    main()

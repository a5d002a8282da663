"""Make the pictures of the README from samples/.

    python tests/update_pictures.py

A test makes them too, and compares what does not depend on the fonts of the machine.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from chromium import MISSING, start_chromium
from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
TERMINAL = ROOT / "samples" / "pictures" / "terminal.svg"
PAGE = ROOT / "samples" / "pictures" / "report.png"

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


REPORT = "extractor report samples/trade.txt"
"""The page in the picture, with the record of its first figure chosen."""


def picture_page() -> bytes:
    """Return the top of the command's page in Chromium, as PNG."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        page = Path(folder) / "report.html"
        scripts = Path(sys.executable).parent
        subprocess.run([scripts / "extractor", *REPORT.split()[1:], "-o", page], cwd=ROOT, check=True)
        driver = start_chromium(Path(folder) / "profile", width=1080, height=900)
        try:
            driver.get(page.as_uri())
            driver.execute_script("document.querySelector('a.figure').click()")
            return driver.get_screenshot_as_png()
        finally:
            driver.quit()


def main() -> None:
    """Make every picture anew."""
    TERMINAL.parent.mkdir(exist_ok=True)
    TERMINAL.write_text(picture_terminal(), encoding="utf-8")
    if MISSING:
        sys.exit(f"{PAGE} stays as it is. {MISSING}")
    PAGE.write_bytes(picture_page())


if __name__ == "__main__":
    main()

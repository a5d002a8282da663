"""What importing the package, or asking for help, may cost."""

import subprocess
import sys
import time

import extractor

HEAVY = ("spacy", "onnxruntime", "tokenizers", "dateparser", "quantulum3", "pandas", "matplotlib", "rich")


def run(code):
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_import_loads_nothing_heavy():
    assert run(f"import extractor, sys; print(*(name for name in {HEAVY} if name in sys.modules))") == []


def test_import_is_fast():
    times = []
    for _ in range(3):
        start = time.perf_counter()
        run("import extractor")
        times.append(time.perf_counter() - start)

    assert min(times) <= 0.3


def test_every_public_name_is_there():
    assert all(getattr(extractor, name) is not None for name in extractor.__all__)


def test_the_command_line_asks_for_no_spacy_before_it_reads():
    code = (
        "import sys, extractor.cli; extractor.cli.app(['--help'], standalone_mode=False); print('spacy' in sys.modules)"
    )
    assert run(code)[-1] == "False"

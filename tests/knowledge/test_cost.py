"""What it costs to load every table of who is who, in a fresh interpreter."""

import subprocess
import sys

LOAD = """
import time, tracemalloc
from extractor.knowledge import countries, metonyms, organisations, people, places
def load():
    countries.countries(), countries.country_names(), countries.lookalikes(), countries.name_of("RUSSIA")
    metonyms.buildings(), metonyms.capitals(), metonyms.acting_words("acts")
    organisations.organisations(), organisations.legal_forms()
    people.people(), people.leaders_by_surname(), people.offices(), people.role_words("head")
    places.find_places("Paris"), places.place_demonyms()
if __name__ == "__main__":
    import sys
    if "memory" in sys.argv:
        tracemalloc.start()
        load()
        print(tracemalloc.get_traced_memory()[1] / 1e6)
    else:
        started = time.process_time()
        load()
        print((time.process_time() - started) * 1000)
"""


def measure(*arguments):
    command = [sys.executable, "-c", LOAD, *arguments]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def test_all_tables_load_in_150_milliseconds():
    assert min(measure() for _ in range(3)) <= 150


def test_all_tables_fit_in_60_megabytes():
    assert measure("memory") <= 60

"""What a page of news costs, from its HTML to its facts, and what a day of Common Crawl News would cost.

usage: python tests/benchmarks/bench_pages.py [--pages ARCHIVE.tar.gz | FOLDER]

Times are processor times of one thread, so that a busy machine disturbs little. Common Crawl News comes as WARC files
with about a million pages a day; how much of that is English is not counted here.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tarfile
import time
from pathlib import Path
from tempfile import TemporaryDirectory

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[name] = "1"

import extractor

ROOT = Path(__file__).parents[2]
PAGES = ROOT.parent / "shared" / "data" / "html" / "article-extraction-dev.tar.gz"
A_DAY = 1_000_000
"""Pages."""


def measure(folder: Path) -> None:
    """Print what the pages of the folder cost."""
    extractor.extract("Imports rose 4% in May.")  # loads the model
    list(extractor.read_articles(next(folder.rglob("*.html*"))))  # loads the library that reads pages
    start = time.process_time()
    articles = [article for article in extractor.read_articles(folder) if isinstance(article, extractor.Article)]
    opening = (time.process_time() - start) / len(articles)
    reading, facts = [], 0
    for article in articles:
        start = time.process_time()
        result = extractor.extract(article.text, published=article.published, url=article.url)
        reading.append(time.process_time() - start)
        facts += len(result.facts)
    words = statistics.mean(len(article.text.split()) for article in articles)
    read = statistics.mean(reading)
    page = opening + read
    print(f"{len(articles)} pages of {words:.0f} words and {facts / len(articles):.1f} facts")
    print(f"HTML to text       {opening * 1000:6.0f} ms")
    print(f"text to facts      {read * 1000:6.0f} ms ({words / read:,.0f} words a second)")
    print(f"pages a core-hour  {3600 / page:6,.0f}")
    print(f"{A_DAY:,} pages  {A_DAY * page / 3600:6,.0f} core-hours")


def main() -> None:
    """Measure the pages that are named, or those beside the checkout."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=PAGES)
    pages = parser.parse_args().pages
    if pages.is_dir():
        measure(pages)
        return
    with TemporaryDirectory() as folder, tarfile.open(pages) as archive:
        archive.extractall(folder, filter="data")
        measure(Path(folder))


if __name__ == "__main__":
    main()

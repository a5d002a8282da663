"""The 19,031 Reuters articles of 1987 as a file that the command line reads."""

import gzip
import json
from datetime import datetime
from pathlib import Path

SOURCE = Path(__file__).parents[3] / "shared" / "data" / "news" / "reuters-21578.jsonl.gz"


def write_articles(path: Path, limit: int | None = None, source: Path = SOURCE) -> int:
    """Write the first articles as JSONL, and return how many there are."""
    count = 0
    with gzip.open(source, "rt", encoding="utf-8") as lines, path.open("w", encoding="utf-8") as output:
        for line in lines:
            if count == limit:
                break
            row = json.loads(line)
            article = {
                "doc_id": f"reuters/{row['id']}",
                "published": datetime.strptime(row["date"].split()[0], "%d-%b-%Y").date().isoformat(),
                "title": row["title"],
                "text": "\n\n".join(part for part in (row["title"], row.get("dateline"), row["body"]) if part),
            }
            output.write(json.dumps(article) + "\n")
            count += 1
    return count

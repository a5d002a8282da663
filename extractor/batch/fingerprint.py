"""What tells whether an article has changed."""

from __future__ import annotations

import json
from hashlib import blake2b

from extractor.records import Article


def fingerprint(article: Article) -> str:
    """Return a hash of all that is read of an article, as it came: 32 hexadecimal digits."""
    parts = [article.text, article.title, article.url, article.published]
    return blake2b(json.dumps(parts).encode(), digest_size=16).hexdigest()

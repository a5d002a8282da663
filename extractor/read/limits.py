"""How much one input may hold: what is larger is refused with a line, and memory stays flat."""

MAX_DOCUMENT = 16 * 1024 * 1024
"""Bytes of a file that is read as a whole: an article, a page or a list."""

MAX_FEED = 8 * 1024 * 1024
"""Bytes of a feed: what feedparser makes of one takes up to fifty times as much memory, and a second or more a MiB."""

MAX_ITEMS = 50_000
"""Items of a feed, likewise: even an empty one takes a kilobyte."""

MAX_LINE = 16 * 1024 * 1024
"""Bytes of one line of a file that is read line by line: an article of the most characters, each escaped in JSON."""

MAX_UNPACKED = 32 * 1024**3
"""Bytes that one compressed file may unfold to."""

MAX_RATIO = 200
"""So many times its size may a file unfold to once it is past :data:`MAX_DOCUMENT`; news unfolds to 3 to 10 times."""

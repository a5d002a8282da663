"""How much one input may hold: what is larger is refused with a line, and memory stays flat."""

MAX_DOCUMENT = 16 * 1024 * 1024
"""Bytes of a file that is read as a whole: an article, a page or a feed."""

MAX_LINE = 16 * 1024 * 1024
"""Bytes of one line of a file that is read line by line: an article of the most characters, each escaped in JSON."""

MAX_UNPACKED = 32 * 1024**3
"""Bytes that one compressed file may unfold to."""

MAX_RATIO = 200
"""So many times its size may a file unfold to once it is past :data:`MAX_DOCUMENT`; news unfolds to 3 to 10 times."""

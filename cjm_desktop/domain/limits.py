"""The one set of limits: asked at every edit and import, before a document is written, and when one is opened.

How many records of a kind a project may have stands with the kind (`MOST` in domain/records).

They lie far above any real map and low enough that whatever keeps to them opens within two seconds and less than
1 GiB. Sizes are counted in letters: no letter takes more than four bytes in the file, also where JSON writes it as
two signs, so a record that keeps to these limits always fits into `MAX_ROW`, and a project into `MAX_FILE`.

A table of 100,000 rows was taken in once. Measured on 100,000 cards: reading takes 1.6 s (in ten maps 2.1 s), laying
out one map of all 13 s, after which an edit of one card stops the window for 0.3 s, and a step that goes for 4 s.
With 20,000 these are 0.3 s, 1.9 s, 0.03 s and 0.5 s. So more are refused, in one sentence.
"""

MAX_TEXT = 20_000
"""Letters of one text."""

MAX_TOGETHER = 200_000
"""Letters of the fields of one card together, of all its tags, and of all that a newer version said of a record."""

MAX_TAGS = 1_000
MAX_IDS = 2_000
"""Records that one record names in a list: the personas of a map, the channels of a persona."""

MAX_DEPTH = 32
"""How deep lists and objects of a value may lie in each other."""

MAX_WHOLE = 2**63 - 1
"""The largest whole number: what a database and most other programs can hold."""

MAX_REVISION = 2**53
"""Edits of one map."""

MAX_FACES = 40_000
"""Faces that the emotion lanes of a project show together: each lane shows those of all personas of its map, or of one.

One takes 0.1 ms to lay out and 2 KB, and without this limit there could be 40 million.
"""

MAX_LETTERS = 6_000_000
"""Letters of all texts of a project."""

MAX_ROW = 4 * 1024 * 1024
"""Bytes of one record in the file."""

MAX_FILE = 192 * 1024 * 1024
"""Bytes of a document: what the limits above need when every record begins a page of its own."""


class TooMuch(ValueError):
    """What was read is more than a project may have; the message is the end of a sentence."""


def too_long(text: str) -> str:
    """Why a text is too long to be kept, as a sentence; empty where it is not."""
    if len(text) <= MAX_TEXT:
        return ""
    return f"A text may have {MAX_TEXT:,} letters, and this one has {len(text):,}: shorten it."

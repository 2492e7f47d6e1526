"""The first hundred bytes of a document, looked at before SQLite sees any of it.

Source of the layout: https://www.sqlite.org/fileformat.html, section 1.3.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from cjm_desktop.domain.limits import MAX_FILE
from cjm_desktop.storage.errors import NewerVersion, NotReadable, shown
from cjm_desktop.storage.folders import or_an_earlier_version

APPLICATION_ID = 0x434A4D44
"""'CJMD', at offset 68: by this a file is known as one of ours."""

PAGE_SIZE = 4096
LENGTH = 100
_MAGIC = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says: the version of our file, and whether it was switched to a write-ahead log."""

    version: int
    write_ahead: bool


def check_header(head: bytes, size: int, path: str | os.PathLike[str], newest: int) -> Header:
    """Read the header of a file of `size` bytes.

    Raises:
        NotReadable: It is no map, or cut short.
        NewerVersion: A newer version of the program made it.
    """
    if size == 0:
        raise NotReadable(f"{shown(path)} is empty: open another copy of it.")
    if size > MAX_FILE:
        raise NotReadable(
            f"{shown(path)} is too large to be a map ({size / 1e6:,.0f} MB, and {MAX_FILE / 1e6:,.0f} are the most): "
            "choose another file."
        )
    if len(head) < LENGTH or not head.startswith(_MAGIC):
        raise NotReadable(f"{shown(path)} is not a CJM Desktop map: choose a .cjm file.")
    if _number(head, 68) != APPLICATION_ID:
        raise NotReadable(
            f"{shown(path)} is a database of another program, not a CJM Desktop map: choose a .cjm file."
        )
    version = _number(head, 60)
    if version > newest:
        raise NewerVersion(
            f"{shown(path)} was made by a newer version of CJM Desktop (file version {version}, "
            f"this program reads up to {newest}): update CJM Desktop to open it."
        )
    if version == 0 or head[18] != head[19] or head[18] not in (1, 2) or _number(head, 56) != 1:
        raise damaged(path, "its header is wrong")
    page = int.from_bytes(head[16:18]) or 0
    page = 65536 if page == 1 else page
    if page < 512 or page & (page - 1) or head[20] != 0:
        raise damaged(path, "its header is wrong")
    if _number(head, 28) * page != size:
        raise damaged(path, "it is cut short or has something added")
    return Header(version, head[18] == 2)


def damaged(path: str | os.PathLike[str], reason: str) -> NotReadable:
    """The sentence for a file that cannot be trusted."""
    return NotReadable(
        f"{shown(path)} is damaged ({reason}) and was not opened: "
        f"open another copy of it{or_an_earlier_version(Path(os.fsdecode(path)))}."
    )


def _number(head: bytes, offset: int) -> int:
    return int.from_bytes(head[offset : offset + 4])

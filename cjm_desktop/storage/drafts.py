"""What is being typed and was not accepted yet, beside the working copy: after a crash it becomes an edit.

`draft.json` holds the records as they would be, and the revision they build on: once a later edit is in the
working copy, a draft from before it says nothing any more. Beside them stand the texts that are no value of their
field yet, as they were typed. Plain data only: the start page asks for drafts.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

DRAFT = "draft.json"
Fields = dict[str, Any]
"""What was typed, by names. Of a record `kind` says what it is, and `fields` holds its own, also one called `kind`."""


def keep_draft(
    folder: Path, records: Iterable[Fields], revision: int, texts: Iterable[Fields] = ()
) -> None:
    """Write a draft durably, as a whole.

    Raises:
        OSError: It could not be written; an earlier one stands.
    """
    part = folder / f"{DRAFT}.new"
    with part.open("wb") as file:
        draft = {"revision": revision, "records": list(records), "texts": list(texts)}
        file.write(json.dumps(draft).encode())
        file.flush()
        os.fsync(file.fileno())
    part.replace(folder / DRAFT)


def drop_draft(folder: Path) -> None:
    """Forget it.

    Raises:
        OSError: It could not be removed.
    """
    (folder / DRAFT).unlink(missing_ok=True)


def read_draft(folder: Path, revision: int) -> list[Fields]:
    """What was being typed after the edit of this revision; empty where nothing was, or nothing can be read."""
    return _read(folder, revision, "records")


def read_texts(folder: Path, revision: int) -> list[Fields]:
    """As `read_draft`: the texts that were no value of their field yet."""
    return _read(folder, revision, "texts")


def _read(folder: Path, revision: int, part: str) -> list[Fields]:
    try:
        said: Any = json.loads((folder / DRAFT).read_bytes())
        return list(said[part]) if said["revision"] == revision else []
    except (OSError, ValueError, KeyError, TypeError):
        return []

"""What was typed and left, carried over to a document that was saved since."""

from pathlib import Path

from pydantic import ValidationError

from cjm_desktop.domain.changes import Change, difference
from cjm_desktop.domain.choosing import name_of
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records import RECORD_TYPES
from cjm_desktop.domain.rules import check_change
from cjm_desktop.errors import UserError
from cjm_desktop.storage.drafts import Fields, read_draft, read_texts
from cjm_desktop.storage.opening import open_session
from cjm_desktop.storage.session import MapSession

_NO_WORDS = ("id", "rank", "kind", "theme", "icon")  # texts that nobody wrote


def on_newer(document: Path, folder: Path, base: Project, revision: int) -> MapSession:
    """A session of the document as it is now, with the draft of a working copy that builds on `base`.

    What fits is an edit, what is no value yet is among the `left_texts`, and so is what has no place any more.
    The working copy is left alone.

    Raises:
        StorageError: The document cannot be read, or the draft could not be kept anew.
    """
    session = open_session(document)
    try:
        change, lost = _carried(folder, base, session.project, revision)
        session.left_texts = [*read_texts(folder, revision), *lost]
        if not session.read_only:
            session.write(change)
            session.keep_draft(Change(), session.left_texts)
        return session
    except BaseException:
        session.close(discard=True)
        raise


def _carried(
    folder: Path, base: Project, newer: Project, revision: int
) -> tuple[Change, list[Fields]]:
    """The edit that was being typed, made on the newer project, and the words of it that fit nowhere."""
    after, lost = newer, list[Fields]()
    for typed in read_draft(folder, revision):
        try:
            record = RECORD_TYPES[typed["kind"]].model_validate(typed["fields"])
            before = base.find(record.KIND, record.id)
        except (KeyError, TypeError, AttributeError, ValueError):
            continue
        put = _put(record, before, newer, after)
        if put is not None:
            after = put
        else:
            lost += _words_of(record, before)
    return difference(newer, after), lost


def _put(record: Record, before: Record | None, newer: Project, after: Project) -> Project | None:
    """The project with what was changed of a record; None where it has no place or was changed by others too."""
    now = newer.find(record.KIND, record.id)
    if before is not None:
        typed = _changed(record, before)
        if now is None or any(getattr(now, each) != getattr(before, each) for each in typed):
            return None
        record = now.model_copy(update=typed)
    try:
        put = after.put(record)
        check_change(put, difference(after, put))
    except (ValueError, ValidationError, UserError):
        return None
    return put


def _changed(record: Record, before: Record) -> dict[str, object]:
    names = type(record).model_fields
    return {n: getattr(record, n) for n in names if getattr(record, n) != getattr(before, n)}


def _words_of(record: Record, before: Record | None) -> list[Fields]:
    """What was written into a record, as texts without a place."""
    written = _changed(record, before) if before is not None else dict(record)
    of = name_of(before) if before is not None else ""
    return [
        {
            "about": [[record.KIND, record.id]],
            "field": name.capitalize(),
            "text": text,
            "reason": "",
            "of": of,
            "placeless": True,
        }
        for name, text in written.items()
        if type(text) is str and text and name not in _NO_WORDS and not name.endswith("_id")
    ]

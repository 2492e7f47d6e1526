"""What was being typed when the program died comes back; what was accepted since is not undone by it."""

from pathlib import Path

import pytest

from cjm_desktop.domain.changes import difference
from cjm_desktop.domain.edits.cards import alter_card
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import RECORD_TYPES
from cjm_desktop.storage.drafts import DRAFT
from cjm_desktop.storage.folders import sessions_folder
from cjm_desktop.storage.opening import new_session, open_session, read_project
from cjm_desktop.storage.recovery import recover, recoverable
from cjm_desktop.storage.session import MapSession
from tests.builders import card_saying
from tests.storage.processes import crash_after
from tests.storage.work import FIRST, names, remove_card, retext, seen, texts, the_project


def type_on(session: MapSession, text: str, said: str = FIRST) -> None:
    """Type over the text of a card without accepting it."""
    project = session.project
    typed = alter_card(card_saying(project, said).id, text=text).apply(project)
    session.keep_draft(difference(project, typed))


def type_and_die(path: Path) -> None:
    session = open_session(path)
    type_on(session, "half a sent")
    type_on(session, "half a sentence – „naïve“ 🚲")


def type_after_saving(path: Path) -> None:
    session = open_session(path)
    retext(session, "saved")
    session.publish()
    type_on(session, "typed", "saved")


def type_into_a_new_map() -> None:
    type_on(new_session(the_project()), "typed")


def type_and_accept(path: Path) -> None:
    session = open_session(path)
    type_on(session, "typ")
    retext(session, "typed to the end")


def type_and_take_back(path: Path) -> None:
    session = open_session(path)
    type_on(session, "typed")
    type_on(session, FIRST)


def delete_what_is_typed_on(path: Path) -> None:
    session = open_session(path)
    remove_card(session, "Reads reviews")
    type_on(session, "typed")


def type_into_every_kind(path: Path) -> None:
    session = open_session(path)
    session.keep_draft(difference(session.project, typed_everywhere(session.project)))


def typed_everywhere(project: Project) -> Project:
    """The project with a text typed into one record of every kind."""
    for kind, record_type in RECORD_TYPES.items():
        record = min(project.table(kind), key=lambda r: r.id)
        names = (
            name for name in ("title", "text", "quote", "name") if name in record_type.model_fields
        )
        project = project.put(record.altered(**{next(names): f"typed into a {kind}"}))
    return project


def back() -> MapSession:
    (offer,) = recoverable()
    return recover(offer)


@pytest.mark.parametrize(
    ("work", "typed"),
    [(type_and_die, "half a sentence – „naïve“ 🚲"), (type_after_saving, "typed")],
)
def test_typed_text_comes_back_and_the_document_never_had_it(
    map_file: Path, state: Path, work: object, typed: str
) -> None:
    before = seen(map_file.parent)
    crash_after(state, work, map_file)  # type: ignore[arg-type]
    if work is type_and_die:
        assert seen(map_file.parent) == before
    assert typed not in texts(read_project(map_file))
    session = back()
    assert typed in texts(session.project)
    assert session.unpublished
    session.publish()
    session.close()
    assert typed in texts(read_project(map_file))
    assert names(sessions_folder()) == set()
    assert recoverable() == []


def test_text_typed_into_a_record_of_any_kind_comes_back(map_file: Path, state: Path) -> None:
    expected = typed_everywhere(read_project(map_file))
    crash_after(state, type_into_every_kind, map_file)
    assert back().project == expected


def test_what_was_typed_into_a_map_without_a_file_comes_back(state: Path) -> None:
    crash_after(state, type_into_a_new_map)
    assert "typed" in texts(back().project)


def test_a_recovered_text_survives_the_next_crash(map_file: Path, state: Path) -> None:
    crash_after(state, type_and_die, map_file)
    crash_after(state, back)
    assert "half a sentence – „naïve“ 🚲" in texts(back().project)


def test_a_draft_from_before_an_edit_is_not_looked_at(map_file: Path, state: Path) -> None:
    crash_after(state, type_and_accept, map_file)
    found = texts(back().project)
    assert "typed to the end" in found
    assert "typ" not in found


def test_what_was_taken_back_is_not_offered(map_file: Path, state: Path) -> None:
    crash_after(state, type_and_take_back, map_file)
    assert recoverable() == []
    assert names(sessions_folder()) == set()


@pytest.mark.parametrize("spoilt", [b"", b"{", b'{"revision": 1, "records": [{"kind": "no"}]}'])
def test_a_draft_that_cannot_be_read_takes_nothing_else_along(
    map_file: Path, state: Path, spoilt: bytes
) -> None:
    crash_after(state, delete_what_is_typed_on, map_file)
    (offer,) = recoverable()
    (offer.folder / DRAFT).write_bytes(spoilt)
    found = texts(back().project)
    assert FIRST in found
    assert "Reads reviews" not in found


def test_typing_without_a_crash_leaves_nothing(map_file: Path, state: Path) -> None:
    before = seen(map_file.parent)
    session = open_session(map_file)
    type_on(session, "typed")
    assert names(sessions_folder())
    type_on(session, FIRST)
    session.close()
    assert seen(map_file.parent) == before
    assert names(sessions_folder()) == set()


def test_a_new_map_in_which_only_a_text_was_taken_back_leaves_nothing(state: Path) -> None:
    session = new_session(the_project())
    type_on(session, "typed")
    type_on(session, FIRST)
    session.close()
    assert names(sessions_folder()) == set()
    assert recoverable() == []

"""Edits, saving, saving elsewhere: what the user finds in the files afterwards."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cjm_desktop.storage.backups import backups_of
from cjm_desktop.storage.errors import CannotWrite, ChangedElsewhere, HeldElsewhere, Vanished
from cjm_desktop.storage.opening import new_session, open_session, read_project, write_project
from cjm_desktop.storage.state import Saving
from tests.builders import a_project
from tests.storage.work import (
    FIRST,
    files_below,
    names,
    remove_card,
    retext,
    seen,
    texts,
    the_project,
)


def test_a_map_comes_back_as_it_was_written(documents: Path) -> None:
    project = the_project()
    write_project(documents / "a.cjm", project)
    assert read_project(documents / "a.cjm") == project
    assert names(documents) == {"a.cjm"}


def test_what_was_edited_and_saved_is_in_the_file(map_file: Path) -> None:
    session = open_session(map_file)
    retext(session, "Sees a poster")
    assert session.unpublished
    session.publish()
    assert not session.unpublished
    session.close()
    assert read_project(map_file) == session.project
    assert "Sees a poster" in texts(read_project(map_file))


def test_undo_and_redo_across_a_save_reach_the_file(map_file: Path) -> None:
    session = open_session(map_file)
    document = retext(session, "Sees a poster")
    session.publish()
    document.undo()
    session.publish()
    assert read_project(map_file) == the_project()
    document.redo()
    session.publish()
    session.close()
    assert "Sees a poster" in texts(read_project(map_file))


def test_a_deleted_text_is_not_in_the_bytes_of_the_file(map_file: Path) -> None:
    said = "Builds a shortlist of three"
    session = open_session(map_file)
    assert said.encode() in map_file.read_bytes()
    remove_card(session, said)
    session.publish()
    assert said.encode() not in map_file.read_bytes()
    retext(session, "Something else")
    session.publish()
    session.close()
    assert FIRST.encode() not in map_file.read_bytes()


def test_saving_leaves_one_file_and_closing_leaves_no_working_copy(
    map_file: Path, state: Path
) -> None:
    session = open_session(map_file)
    retext(session, "one")
    session.publish()
    retext(session, "two", "one")
    session.publish()
    assert names(map_file.parent) == {map_file.name}
    session.close()
    assert names(map_file.parent) == {map_file.name}
    assert not files_below(state / "sessions")
    assert not files_below(state / "locks")


def test_the_state_tells_where_the_work_is(map_file: Path) -> None:
    session = open_session(map_file)
    told = []
    session.on_state = lambda state: told.append((state.saving, state.text))
    retext(session, "one")
    session.publish()
    at = session.state.at
    assert at is not None
    assert told == [
        (Saving.UNSAVED, "Edited"),
        (Saving.SAVING, "Saving ..."),
        (Saving.SAVED, f"Saved {at:%H:%M}"),
    ]
    session.close()


def test_a_new_map_lives_in_the_working_copy_until_it_is_saved(documents: Path) -> None:
    session = new_session(the_project())
    assert session.path is None
    assert not session.unpublished
    retext(session, "one")
    assert session.state.text == "Not saved yet"
    with pytest.raises(CannotWrite, match="choose where"):
        session.publish()
    session.save_as(documents / "new.cjm")
    assert session.path == documents / "new.cjm"
    retext(session, "two", "one")
    session.publish()
    session.close()
    assert "two" in texts(read_project(documents / "new.cjm"))


def test_save_as_goes_on_in_the_new_file(map_file: Path, documents: Path) -> None:
    before = map_file.read_bytes()
    session = open_session(map_file)
    retext(session, "one")
    session.save_as(documents / "other.cjm")
    retext(session, "two", "one")
    session.publish()
    session.close()
    assert map_file.read_bytes() == before
    assert "two" in texts(read_project(documents / "other.cjm"))


def test_save_as_over_a_file_asks_first_and_keeps_it(map_file: Path, documents: Path) -> None:
    other = documents / "other.cjm"
    write_project(other, a_project("Other", seed=2).build())
    session = open_session(map_file)
    with pytest.raises(CannotWrite, match="choose another name"):
        session.save_as(other)
    assert read_project(other).info.title == "Other"
    session.save_as(other, force=True)
    assert read_project(other) == session.project
    session.close()
    assert [read_project(b.path).info.title for b in backups_of(other)] == ["Other"]


def test_a_copy_is_written_and_the_session_stays(map_file: Path, documents: Path) -> None:
    session = open_session(map_file)
    retext(session, "one")
    session.save_copy(documents / "copy.cjm")
    assert session.path == map_file
    assert session.unpublished
    assert read_project(documents / "copy.cjm") == session.project
    session.close(discard=True)


def test_an_existing_file_is_never_overwritten_without_force(map_file: Path) -> None:
    before = map_file.read_bytes()
    with pytest.raises(CannotWrite, match="choose another name"):
        write_project(map_file, a_project("Other", seed=2).build())
    assert map_file.read_bytes() == before
    write_project(map_file, a_project("Other", seed=2).build(), force=True)
    assert read_project(map_file).info.title == "Other"


def test_a_change_by_somebody_else_is_noticed(map_file: Path, documents: Path) -> None:
    session = open_session(map_file)
    retext(session, "mine")
    write_project(documents / "theirs.cjm", a_project("Theirs", seed=2).build())
    (documents / "theirs.cjm").replace(map_file)
    with pytest.raises(ChangedElsewhere, match="changed by somebody else"):
        session.publish()
    assert read_project(map_file).info.title == "Theirs"
    assert session.state.saving is Saving.CANNOT_SAVE
    session.publish(force=True)
    session.close()
    assert "mine" in texts(read_project(map_file))
    kept = [read_project(backup.path).info.title for backup in backups_of(map_file)]
    assert "Theirs" in kept


def test_a_file_that_was_only_touched_is_not_called_changed(map_file: Path) -> None:
    session = open_session(map_file)
    retext(session, "mine")
    os.utime(map_file)
    session.publish()
    session.close()
    assert "mine" in texts(read_project(map_file))


def test_a_moved_file_is_noticed_and_not_made_anew(map_file: Path) -> None:
    session = open_session(map_file)
    retext(session, "mine")
    map_file.rename(map_file.with_name("renamed.cjm"))
    with pytest.raises(Vanished, match="moved or renamed"):
        session.publish()
    assert not map_file.exists()
    session.save_as(map_file.with_name("renamed.cjm"), force=True)
    session.close()
    assert "mine" in texts(read_project(map_file.with_name("renamed.cjm")))


def test_a_second_window_can_look_and_save_elsewhere_only(map_file: Path, documents: Path) -> None:
    first = open_session(map_file)
    retext(first, "mine")
    second = open_session(map_file)
    assert second.read_only
    assert "another window on this computer" in second.held_by
    assert second.project == the_project()
    with pytest.raises(HeldElsewhere):
        retext(second, "theirs")
    with pytest.raises(HeldElsewhere):
        second.publish()
    with pytest.raises(HeldElsewhere):
        second.save_as(map_file, force=True)
    second.save_as(documents / "second.cjm")
    assert not second.read_only
    retext(second, "theirs")
    second.publish()
    first.publish()
    second.close()
    first.close()
    assert "mine" in texts(read_project(map_file))
    third = open_session(map_file)
    assert not third.read_only
    third.close()


def test_saving_through_a_link_keeps_the_link(map_file: Path, documents: Path) -> None:
    link = documents / "link.cjm"
    link.symlink_to(map_file.name)
    session = open_session(link)
    assert open_session(map_file).read_only
    retext(session, "mine")
    session.publish()
    session.close()
    assert link.is_symlink()
    assert "mine" in texts(read_project(map_file))


def test_saving_keeps_the_rights_of_the_file(map_file: Path) -> None:
    map_file.chmod(0o640)
    session = open_session(map_file)
    retext(session, "mine")
    session.publish()
    session.close()
    assert map_file.stat().st_mode & 0o777 == 0o640


def test_the_version_from_before_the_session_is_kept_once(map_file: Path) -> None:
    before = map_file.read_bytes()
    session = open_session(map_file)
    for text, said in (("one", FIRST), ("two", "one"), ("three", "two")):
        retext(session, text, said)
        session.publish()
    session.close()
    assert [backup.path.read_bytes() for backup in backups_of(map_file)] == [before]


def test_saving_what_is_saved_leaves_the_file_alone(map_file: Path) -> None:
    before = seen(map_file.parent)
    session = open_session(map_file)
    session.publish()
    assert seen(map_file.parent) == before
    document = retext(session, "one")
    session.publish()
    after = seen(map_file.parent)
    session.publish()
    assert seen(map_file.parent) == after
    document.undo()
    session.publish()
    session.close()
    assert read_project(map_file) == the_project()


def test_reverting_to_what_was_opened_is_an_edit(map_file: Path) -> None:
    session = open_session(map_file)
    retext(session, "one")
    session.publish()
    assert session.opened == the_project()
    session.close()


def test_fields_of_a_newer_version_are_written_back(documents: Path) -> None:
    project = the_project()
    card = next(iter(project.cards))
    odd = {"mood_board": {"pictures": [1, 2.5, None, "ü ß"]}, "weight": 7}
    newer = card.altered(**odd, fields={**card.fields, "sound": ["a", {"b": True}]})
    lane = project.lanes[card.lane_id].altered(kind="hologram")
    path = documents / "newer.cjm"
    write_project(path, project.put(newer, lane))
    session = open_session(path)
    retext(session, "changed", newer.text)
    session.publish()
    session.close()
    again = read_project(path)
    assert again.lanes[lane.id].kind == "hologram"
    assert again.cards[card.id].model_extra == odd
    assert again.cards[card.id].fields["sound"] == ["a", {"b": True}]


def test_a_person_can_query_the_file(map_file: Path) -> None:
    with closing(sqlite3.connect(map_file)) as database:
        rows = database.execute(
            "SELECT lane.title, card.text FROM card JOIN lane ON lane.id = card.lane_id "
            "JOIN step ON step.id = card.step_id WHERE step.title = 'Compares' ORDER BY 1, 2"
        ).fetchall()
    assert ("Pain points", "Specs differ between site and shop") in rows

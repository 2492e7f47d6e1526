"""After a crash: what was edited is offered, and only that."""

import contextlib
import os
import signal
from pathlib import Path

import pytest

from cjm_desktop.storage.errors import HeldElsewhere, NotReadable
from cjm_desktop.storage.opening import new_session, open_session, read_project
from cjm_desktop.storage.recovery import Recoverable, discard, recover, recoverable
from tests.storage.processes import crash_after
from tests.storage.work import files_below, names, retext, texts, the_project


def edit_and_save_some(path: Path) -> None:
    session = open_session(path)
    retext(session, "saved")
    session.publish()
    retext(session, "not saved", "saved")


def edit_and_save_all(path: Path) -> None:
    session = open_session(path)
    retext(session, "saved")
    session.publish()


def edit_a_new_map() -> None:
    retext(new_session(the_project()), "one")


def import_a_map() -> None:
    new_session(the_project(), edited=True)


def die_while_saving(path: Path) -> None:
    """Die in the one instant in which the new document has a temporary name."""
    session = open_session(path)
    retext(session, "mine")
    really = os.replace

    def replace(source: Path, target: Path) -> None:
        if Path(target) == path:
            os.kill(os.getpid(), signal.SIGKILL)
        really(source, target)

    os.replace = replace  # type: ignore[assignment]  # this process ends here
    session.publish()


def offered() -> Recoverable:
    (offer,) = recoverable()
    return offer


def test_unsaved_edits_are_offered_and_come_back(map_file: Path, state: Path) -> None:
    crash_after(state, edit_and_save_some, map_file)
    assert "saved" in texts(read_project(map_file))
    assert offered().document == map_file
    assert offered().title == "Buying a first e-bike"
    session = recover(offered())
    assert "not saved" in texts(session.project)
    assert session.path == map_file
    assert session.unpublished
    session.publish()
    session.close()
    assert "not saved" in texts(read_project(map_file))
    assert recoverable() == []
    assert not files_below(state / "sessions")


def test_an_offer_stays_until_it_is_taken(map_file: Path, state: Path) -> None:
    crash_after(state, edit_and_save_some, map_file)
    first = offered()
    assert offered() == first
    recover(first).close()
    assert offered() == first


def test_a_map_that_was_never_saved_is_offered(documents: Path, state: Path) -> None:
    crash_after(state, edit_a_new_map)
    assert offered().document is None
    session = recover(offered())
    assert session.path is None
    assert "one" in texts(session.project)
    session.save_as(documents / "rescued.cjm")
    session.close()
    assert "one" in texts(read_project(documents / "rescued.cjm"))


def test_an_import_that_was_never_saved_is_offered(state: Path) -> None:
    crash_after(state, import_a_map)
    assert recover(offered()).project == the_project()


def test_nothing_is_offered_when_the_document_has_everything(map_file: Path, state: Path) -> None:
    crash_after(state, edit_and_save_all, map_file)
    assert recoverable() == []
    assert not files_below(state / "sessions")


def test_a_living_session_is_not_offered(map_file: Path, state: Path) -> None:
    session = open_session(map_file)
    retext(session, "mine")
    assert recoverable() == []
    session.close()
    assert offered().document == map_file


def test_a_session_that_is_being_recovered_is_not_offered_again(
    map_file: Path, state: Path
) -> None:
    crash_after(state, edit_and_save_some, map_file)
    offer = offered()
    session = recover(offer)
    assert recoverable() == []
    with pytest.raises(HeldElsewhere):
        recover(offer)
    with pytest.raises(HeldElsewhere):
        discard(offer)
    session.close()


def test_what_is_discarded_is_kept(map_file: Path, state: Path) -> None:
    crash_after(state, edit_and_save_some, map_file)
    discard(offered())
    assert recoverable() == []
    assert any(name.endswith("/work.cjm") for name in files_below(state / "discarded"))


def test_closing_without_saving_on_purpose_offers_nothing(map_file: Path, state: Path) -> None:
    session = open_session(map_file)
    retext(session, "mine")
    session.close(discard=True)
    assert recoverable() == []
    assert any(name.endswith("/work.cjm") for name in files_below(state / "discarded"))


def test_edits_are_offered_when_the_document_is_gone(map_file: Path, state: Path) -> None:
    crash_after(state, edit_and_save_some, map_file)
    map_file.unlink()
    session = recover(offered())
    assert "not saved" in texts(session.project)
    session.publish(force=True)
    session.close()
    assert "not saved" in texts(read_project(map_file))


def test_a_recovered_map_does_not_take_the_file_of_another_window(
    map_file: Path, state: Path
) -> None:
    crash_after(state, edit_and_save_some, map_file)
    other = open_session(map_file)
    session = recover(offered())
    assert session.path is None
    assert "not saved" in texts(session.project)
    session.close()
    other.close()


def test_a_damaged_working_copy_is_said_and_left_alone(map_file: Path, state: Path) -> None:
    crash_after(state, edit_and_save_some, map_file)
    (folder,) = (state / "sessions").iterdir()
    (folder / "work.cjm-wal").unlink()
    broken = b"SQLite format 3\0" + b"\xff" * 9000
    (folder / "work.cjm").write_bytes(broken)
    with pytest.raises(NotReadable, match="stays there"):
        recover(offered())
    assert (folder / "work.cjm").read_bytes() == broken


def test_a_crash_while_saving_leaves_no_file_beside_the_document(
    map_file: Path, state: Path
) -> None:
    crash_after(state, die_while_saving, map_file)
    assert names(map_file.parent) == {map_file.name}
    assert len(names(state / "arriving")) == 1
    assert len(recoverable()) == 1
    assert names(state / "arriving") == set()


def test_what_a_crash_leaves_beside_the_document_goes_at_the_next_start(
    map_file: Path, state: Path
) -> None:
    """A state folder on another disk cannot hold the new document: here a file stands in its way."""
    state.mkdir(exist_ok=True)
    with contextlib.suppress(FileNotFoundError):
        (state / "arriving").rmdir()
    (state / "arriving").write_text("in the way")
    crash_after(state, die_while_saving, map_file)
    assert len(names(map_file.parent)) == 2
    assert len(recoverable()) == 1
    assert names(map_file.parent) == {map_file.name}

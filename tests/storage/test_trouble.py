"""Full disks, missing rights, folders that go away: one sentence, and nothing is lost."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cjm_desktop.storage.errors import CannotWrite, NotReadable
from cjm_desktop.storage.opening import open_session, read_project, write_project
from cjm_desktop.storage.recovery import recover, recoverable
from cjm_desktop.storage.session import MapSession
from cjm_desktop.storage.state import Saving
from tests.builders import big_map
from tests.storage.processes import as_nobody
from tests.storage.work import FIRST, files_below, names, retext, seen, texts

IS_ROOT = os.geteuid() == 0


def again_as_root_of_a_namespace() -> None:
    """Run the test of now once more where its user is root, and end this run of it: the summary says how."""
    test = os.environ["PYTEST_CURRENT_TEST"].rpartition(" (")[0]
    inside = ["unshare", "--user", "--map-root-user", "--mount"]
    if subprocess.run([*inside, "true"], capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a disk, and this system has no namespaces for users")
    done = subprocess.run(
        [*inside, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or " passed" not in done.stdout:
        pytest.fail(done.stdout + done.stderr)
    pytest.skip("ran as root of a namespace of its own, and passed")


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """A real disk of one MiB in place of a folder."""
    if not IS_ROOT:
        again_as_root_of_a_namespace()
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"this system lets nobody mount: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path, leave: int = 0) -> Path:
    """Leave only so many bytes on a small disk."""
    ballast = folder / "ballast"
    with ballast.open("wb") as file:
        room = os.statvfs(folder)
        file.write(bytes(max(0, room.f_bavail * room.f_bsize - leave)))
    return ballast


def assert_one_sentence(error: CannotWrite | NotReadable, path: Path) -> None:
    said = str(error)
    assert path.name in said
    assert ": " in said
    assert said.endswith(".")
    assert "\n" not in said
    assert len(error.short) < 80


def assert_cannot_save(session: MapSession, short: str) -> None:
    """Saving fails with a sentence, the document stays byte for byte, the work stays."""
    assert session.path is not None
    before = seen(session.path.parent) if session.path.parent.is_dir() else {}
    with pytest.raises(CannotWrite) as refusal:
        session.publish()
    assert_one_sentence(refusal.value, session.path)
    assert session.state.saving is Saving.CANNOT_SAVE
    assert session.state.text == short
    assert session.unpublished
    if session.path.parent.is_dir():
        assert seen(session.path.parent) == before


def assert_work_survives(session: MapSession, text: str, elsewhere: Path) -> None:
    """It can be saved elsewhere, and would be offered after a crash."""
    session.save_copy(elsewhere)
    assert text in texts(read_project(elsewhere))
    session.close()
    (offer,) = recoverable()
    again = recover(offer)
    assert text in texts(again.project)
    again.close()


def test_a_full_disk_under_the_document(tmp_path: Path, state: Path) -> None:
    folder = tmp_path / "stick"
    with small_disk(folder):
        path = folder / "map.cjm"
        write_project(path, big_map(5, 20, 10, 400))
        assert path.stat().st_size > 100_000
        session = open_session(path)
        said = next(iter(session.project.cards)).text
        retext(session, "mine", said)
        ballast = fill(folder, leave=50_000)
        assert_cannot_save(session, "The disk is full: save elsewhere")
        ballast.unlink()
        session.publish()
        assert session.state.text.startswith("Saved")
        assert names(folder) == {"map.cjm"}
        retext(session, "mine too", "mine")
        fill(folder)
        assert_cannot_save(session, "The disk is full: save elsewhere")
        assert_work_survives(session, "mine too", tmp_path / "elsewhere.cjm")


def test_a_disk_too_small_for_a_new_map(tmp_path: Path, state: Path) -> None:
    folder = tmp_path / "stick"
    with small_disk(folder):
        with pytest.raises(CannotWrite, match="the disk is full"):
            write_project(folder / "map.cjm", big_map(10, 50, 20, 6000))
        assert names(folder) == set()


def test_a_full_disk_under_the_working_copy(map_file: Path, state: Path) -> None:
    """Edits are kept in memory, the state says so, saving works, room makes them durable again."""
    with small_disk(state):
        session = open_session(map_file)
        retext(session, "one")
        assert session.state.text == "Edited"
        ballast = fill(state)
        edit_often(session, "one", "two")
        assert session.state.text == "Changes are only in memory: save now"
        assert not session.retry()
        with pytest.raises(CannotWrite, match="only in memory"):
            session.close()
        session.publish()
        assert session.state.text.startswith("Saved")
        assert "two" in texts(read_project(map_file))
        edit_often(session, "two", "three")
        assert session.state.saving is Saving.CANNOT_SAVE
        ballast.unlink()
        assert session.retry()
        assert session.state.text == "Edited"
        session.close()
        (offer,) = recoverable()
        assert "three" in texts(recover(offer).project)


def edit_often(session: MapSession, first: str, last: str) -> None:
    """More edits than fit into what a full disk leaves of the working copy."""
    for number in range(200):
        retext(session, f"{number}", first if number == 0 else f"{number - 1}")
    retext(session, last, "199")


def test_a_state_folder_that_was_full_from_the_start(map_file: Path, state: Path) -> None:
    with small_disk(state):
        ballast = fill(state)
        session = open_session(map_file)
        retext(session, "one")
        assert session.state.text == "Changes are only in memory: save now"
        session.publish()
        assert "one" in texts(read_project(map_file))
        ballast.unlink()
        retext(session, "two", "one")
        assert session.state.text == "Edited"
        session.close()
        (offer,) = recoverable()
        assert "two" in texts(recover(offer).project)


def test_a_state_folder_that_cannot_be_made(
    map_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CJM_STATE_DIR", str(tmp_path / "file" / "state"))
    session = open_session(map_file)
    retext(session, "one")
    assert session.state.text == "Changes are only in memory: save now"
    session.publish()
    assert session.state.text.startswith("Saved")
    session.close()
    assert recoverable() == []
    assert "one" in texts(read_project(map_file))


def test_a_state_folder_that_is_cleared_while_the_map_is_open(map_file: Path, state: Path) -> None:
    session = open_session(map_file)
    retext(session, "one")
    for name in files_below(state / "sessions"):
        (state / "sessions" / name).unlink()
    retext(session, "two", "one")
    assert session.state.text == "Edited"
    session.close()
    (offer,) = recoverable()
    assert "two" in texts(recover(offer).project)


def test_a_read_only_file(map_file: Path, tmp_path: Path) -> None:
    map_file.chmod(0o444)
    session = open_session(map_file)
    assert session.state.saving is Saving.SAVED
    retext(session, "mine")
    assert_cannot_save(session, "The file is read-only: save elsewhere")
    assert_work_survives(session, "mine", tmp_path / "elsewhere.cjm")


def work_in_a_folder_of_somebody_else(base: Path) -> None:
    theirs = base / "theirs"
    session = open_session(theirs / "map.cjm")
    retext(session, "mine", next(iter(session.project.cards)).text)
    assert_cannot_save(session, "Cannot write to this folder: save elsewhere")
    with pytest.raises(NotReadable, match="you may not read it"):
        read_project(base / "secret.cjm")
    with pytest.raises(CannotWrite, match="you may not write there"):
        session.save_copy(theirs / "other.cjm")
    assert_work_survives(session, "mine", base / "elsewhere.cjm")


@pytest.mark.skipif(not IS_ROOT, reason="only root can become another user")
def test_a_folder_of_somebody_else(state: Path) -> None:
    # The folders that pytest makes are closed to other users.
    base = Path(tempfile.mkdtemp(prefix="cjm-test-"))
    base.chmod(0o777)
    theirs = base / "theirs"
    theirs.mkdir(mode=0o755)
    path = theirs / "map.cjm"
    write_project(path, big_map(2, 4, 3, 10))
    path.chmod(0o666)
    secret = base / "secret.cjm"
    secret.write_bytes(path.read_bytes())
    secret.chmod(0o600)

    try:
        as_nobody(base / "state", work_in_a_folder_of_somebody_else, base)
        assert names(theirs) == {"map.cjm"}
    finally:
        subprocess.run(["rm", "-rf", str(base)], check=True)


def test_a_folder_that_vanished(map_file: Path, tmp_path: Path) -> None:
    session = open_session(map_file)
    retext(session, "mine")
    map_file.parent.rename(tmp_path / "moved")
    assert_cannot_save(session, "The folder is gone: save elsewhere")
    assert names(tmp_path / "moved") == {map_file.name}
    assert_work_survives(session, "mine", tmp_path / "elsewhere.cjm")
    (tmp_path / "moved").rename(map_file.parent)


def test_a_folder_that_became_a_file(map_file: Path, tmp_path: Path) -> None:
    session = open_session(map_file)
    retext(session, "mine")
    map_file.parent.rename(tmp_path / "moved")
    map_file.parent.write_text("")
    assert_cannot_save(session, "The folder is gone: save elsewhere")
    session.close(discard=True)


def test_a_document_that_became_a_folder(map_file: Path) -> None:
    session = open_session(map_file)
    retext(session, "mine")
    map_file.unlink()
    map_file.mkdir()
    with pytest.raises(CannotWrite, match="a folder has this name"):
        session.publish()
    assert map_file.is_dir()
    session.close(discard=True)


def test_a_journal_of_another_program_is_not_left_to_spoil_the_new_file(map_file: Path) -> None:
    session = open_session(map_file)
    retext(session, "mine")
    journal = Path(f"{map_file}-journal")
    journal.write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(600))
    assert_cannot_save(session, "Open in another program: save elsewhere")
    journal.unlink()
    session.publish()
    session.close()
    assert FIRST not in texts(read_project(map_file))

"""Who has a document: locks that end with their process, however it ends."""

import errno
import os
import time
from pathlib import Path

import pytest

from cjm_desktop.storage import locks
from cjm_desktop.storage.backups import KEPT_OF_ONE, backups_of, keep
from cjm_desktop.storage.locks import Lock, Owner, acquire
from cjm_desktop.storage.opening import open_session
from tests.storage.processes import crash_after, start
from tests.storage.work import retext


def hold(path: Path) -> None:
    acquire(path)
    path.with_name("held").touch()
    time.sleep(60)


def test_a_lock_is_held_by_one_and_said_by_whom(tmp_path: Path) -> None:
    first = acquire(tmp_path / "a.lock")
    assert isinstance(first, Lock)
    second = acquire(tmp_path / "a.lock")
    assert isinstance(second, Owner)
    assert second.pid == os.getpid()
    assert second.said().startswith("another window on this computer, since ")
    first.release()
    first.release()
    assert not (tmp_path / "a.lock").exists()
    third = acquire(tmp_path / "a.lock")
    assert isinstance(third, Lock)
    third.release()


def test_a_lock_ends_with_a_killed_process(tmp_path: Path) -> None:
    process = start(tmp_path, hold, tmp_path / "a.lock")
    while not (tmp_path / "held").exists():
        assert process.is_alive()
        time.sleep(0.01)
    held = acquire(tmp_path / "a.lock")
    assert isinstance(held, Owner)
    assert held.pid == process.pid
    process.kill()
    process.join()
    lock = acquire(tmp_path / "a.lock")
    assert isinstance(lock, Lock)
    lock.release()


def test_what_a_dead_process_wrote_holds_nothing(tmp_path: Path) -> None:
    """Not even when another process has its number by now."""
    (tmp_path / "a.lock").write_text(f'{{"pid": {os.getpid()}, "started": "1"}}')
    lock = acquire(tmp_path / "a.lock")
    assert isinstance(lock, Lock)
    lock.release()


@pytest.fixture
def no_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A state folder on a network drive that cannot lock."""

    def refuse(_: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(locks, "_system_lock", refuse)


@pytest.mark.usefixtures("no_locks")
def test_where_nothing_can_lock_the_owner_that_is_written_counts(tmp_path: Path) -> None:
    first = acquire(tmp_path / "a.lock")
    assert isinstance(first, Lock)
    assert isinstance(acquire(tmp_path / "a.lock"), Owner)
    written = (tmp_path / "a.lock").read_text()
    first.release()
    started = locks.started(os.getpid())
    (tmp_path / "a.lock").write_text(written.replace(f'"{started}"', '"1"'))
    lock = acquire(tmp_path / "a.lock")
    assert isinstance(lock, Lock), "another process has that number now"
    lock.release()


def test_an_error_of_the_disk_while_unlocking_neither_escapes_nor_holds_anybody_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = acquire(tmp_path / "a.lock")
    assert isinstance(lock, Lock)
    really = os.close

    def close(descriptor: int) -> None:
        really(descriptor)  # as Linux does: the number is free, and the error comes all the same
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "close", close)
        lock.release()
        lock.release()
        second = acquire(tmp_path / "a.lock")
        assert isinstance(second, Lock)
        assert isinstance(acquire(tmp_path / "a.lock"), Owner)
        second.release()


def test_a_name_that_never_leads_to_the_locked_file_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A network drive that numbers its files anew each time: said, not tried for ever."""
    monkeypatch.setattr(os.path, "samestat", lambda _one, _other: False)
    with pytest.raises(OSError, match="another file"):
        acquire(tmp_path / "a.lock")


def open_and_die(path: Path) -> None:
    retext(open_session(path), "mine")


def test_a_document_of_a_killed_window_can_be_edited_at_once(map_file: Path, state: Path) -> None:
    crash_after(state, open_and_die, map_file)
    session = open_session(map_file)
    assert not session.read_only
    session.close()


def test_two_paths_to_one_document_are_one_document(map_file: Path, documents: Path) -> None:
    (documents / "link").symlink_to(documents)
    session = open_session(documents / "link" / map_file.name)
    assert open_session(map_file).read_only
    session.close()
    assert not open_session(map_file).read_only


def test_a_clock_that_was_set_back_makes_no_backup_the_oldest(
    map_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(KEPT_OF_ONE):
        map_file.write_bytes(b"%d" % number)
        keep(map_file)
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000_000 * 86_400 * 365)
    for number in range(KEPT_OF_ONE, KEPT_OF_ONE + 3):
        map_file.write_bytes(b"%d" % number)
        keep(map_file)
    kept = [int(backup.path.read_bytes()) for backup in backups_of(map_file)]
    assert kept == list(range(KEPT_OF_ONE + 2, 2, -1)), "the newest first, the oldest gone"


def test_backups_are_bounded_and_the_oldest_go(
    map_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(KEPT_OF_ONE + 5):
        map_file.write_bytes(b"%d" % number)
        keep(map_file)
    kept = [int(backup.path.read_bytes()) for backup in backups_of(map_file)]
    assert kept == list(range(KEPT_OF_ONE + 4, 4, -1))
    other = map_file.with_name("other.cjm")
    other.write_bytes(b"other")
    monkeypatch.setattr("cjm_desktop.storage.backups.KEPT_BYTES", 10)
    keep(other)
    assert [b.path.read_bytes() for b in backups_of(other)] == [b"other"]
    left = [int(backup.path.read_bytes()) for backup in backups_of(map_file)]
    assert left == [KEPT_OF_ONE + 4, KEPT_OF_ONE + 3]

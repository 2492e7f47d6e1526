"""Replacing a file on disks of all kinds: with nameless files, without them, without links."""

import errno
import os
from pathlib import Path

import pytest

from cjm_desktop.storage.files import put_file
from tests.storage.work import names

TEMPORARY = ".cjm-1.saving"


def refuse(number: int) -> object:
    """A system call that this disk does not have."""

    def call(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return call


@pytest.fixture(params=["all that Linux has", "no nameless files", "no names for them", "no links"])
def disk(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on a disk of some kind."""
    if request.param in ("no nameless files", "no links"):
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    if request.param in ("no names for them", "no links"):
        monkeypatch.setattr(os, "link", refuse(errno.EPERM))
    return tmp_path


def test_a_new_file_is_put(disk: Path) -> None:
    found = put_file(disk / "a", b"new", overwrite=False, temporary=TEMPORARY)
    assert (disk / "a").read_bytes() == b"new"
    assert names(disk) == {"a"}
    assert found.holds(disk / "a")


def test_a_file_is_replaced(disk: Path) -> None:
    (disk / "a").write_bytes(b"old")
    (disk / "a").chmod(0o604)
    found = put_file(disk / "a", b"new", overwrite=True, temporary=TEMPORARY)
    assert (disk / "a").read_bytes() == b"new"
    assert names(disk) == {"a"}
    assert (disk / "a").stat().st_mode & 0o777 == 0o604
    assert found.holds(disk / "a")


def test_a_taken_name_stays_as_it_is(disk: Path) -> None:
    (disk / "a").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        put_file(disk / "a", b"new", overwrite=False, temporary=TEMPORARY)
    assert (disk / "a").read_bytes() == b"old"
    assert names(disk) == {"a"}


def test_a_failure_leaves_the_old_file_alone(disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (disk / "a").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", refuse(errno.EIO))
    with pytest.raises(OSError, match="Input/output"):
        put_file(disk / "a", b"new", overwrite=True, temporary=TEMPORARY)
    assert (disk / "a").read_bytes() == b"old"
    assert names(disk) == {"a"}


def test_a_rename_that_fails_leaves_the_old_file_alone(
    disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (disk / "a").write_bytes(b"old")
    monkeypatch.setattr(os, "replace", refuse(errno.EIO))
    with pytest.raises(OSError, match="Input/output"):
        put_file(disk / "a", b"new", overwrite=True, temporary=TEMPORARY)
    assert (disk / "a").read_bytes() == b"old"
    assert names(disk) == {"a"}


def test_a_touched_file_has_the_same_fingerprint_and_a_changed_one_has_not(disk: Path) -> None:
    found = put_file(disk / "a", b"same", overwrite=True, temporary=TEMPORARY)
    os.utime(disk / "a", (1, 1))
    assert found.holds(disk / "a")
    (disk / "a").write_bytes(b"some")
    assert not found.holds(disk / "a")
    (disk / "a").unlink()
    with pytest.raises(FileNotFoundError):
        found.holds(disk / "a")

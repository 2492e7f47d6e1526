"""Saving over a file keeps what the file system lets one keep, and gives nobody more rights than before."""

import errno
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cjm_desktop.formats import ExportOptions
from cjm_desktop.formats._export import export_map
from cjm_desktop.storage.opening import open_session, read_project, write_project
from tests.builders import a_shop
from tests.storage.processes import NOBODY, as_nobody
from tests.storage.work import retext

Save = Callable[[Path], None]


def save(path: Path) -> None:
    """As the window saves."""
    session = open_session(path)
    retext(session, "mine", next(iter(session.project.cards)).text)
    session.publish()
    session.close()


def save_by_force(path: Path) -> None:
    """As the command line saves with --force."""
    write_project(path, read_project(path), force=True)


def export(path: Path) -> None:
    project = a_shop().build()
    target = path.with_suffix(".csv")
    path.rename(target)
    options = ExportOptions(map_id=project.maps.ordered()[0].id)
    export_map(project, target, "csv", options, lambda _done: True)
    target.rename(path)


WAYS = pytest.mark.parametrize("way", [save, save_by_force, export])


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CJM_STATE_DIR", str(tmp_path / "state"))
    (tmp_path / "documents").mkdir()
    made = tmp_path / "documents" / "bikes.cjm"
    write_project(made, a_shop().build())
    return made


def setfacl(*words: str) -> None:
    if shutil.which("setfacl") is None or shutil.which("getfacl") is None:
        pytest.skip("the programs setfacl and getfacl are missing (package acl)")
    done = subprocess.run(["setfacl", *words], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"this disk keeps no access control lists: {done.stderr.strip()}")


def acl(path: Path) -> str:
    command = ["getfacl", "--omit-header", "--numeric", "--absolute-names", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o7777


@WAYS
@pytest.mark.parametrize("rights", [0o600, 0o604, 0o640, 0o660, 0o666])
def test_the_mode_stays(path: Path, way: Save, rights: int) -> None:
    path.chmod(rights)
    inode = path.stat().st_ino
    way(path)
    assert path.stat().st_ino != inode, "it is a new file"
    assert mode(path) == rights


@WAYS
def test_an_access_control_list_stays_letter_for_letter(path: Path, way: Save) -> None:
    path.chmod(0o640)
    setfacl("-m", "u:4711:rw,g:4712:r,m::rw", str(path))
    before = acl(path)
    assert mode(path) == 0o660, "the mask stands in the place of the group"
    assert "group::r--" in before
    way(path)
    assert acl(path) == before


@WAYS
def test_the_list_that_a_folder_hands_out_lets_nobody_in(path: Path, way: Save) -> None:
    path.chmod(0o600)
    setfacl("-d", "-m", "u:4711:rw,g::rw,o::r", str(path.parent))
    before = acl(path)
    assert "4711" not in before
    way(path)
    assert acl(path) == before
    assert mode(path) == 0o600


@WAYS
def test_where_the_list_cannot_be_kept_the_group_gets_its_own_rights(
    path: Path, way: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.chmod(0o640)
    setfacl("-m", "u:4711:rw", str(path))
    assert mode(path) == 0o660
    really = os.setxattr

    def setxattr(file: int, name: str, value: bytes) -> None:
        if name == "system.posix_acl_access":
            raise OSError(errno.EOPNOTSUPP, "Operation not supported")
        really(file, name, value)

    monkeypatch.setattr(os, "setxattr", setxattr)
    way(path)
    assert mode(path) == 0o640


@WAYS
def test_tags_and_comments_stay(path: Path, way: Save) -> None:
    try:
        os.setxattr(path, "user.xdg.tags", b"poster,bikes")
        os.setxattr(path, "user.xdg.comment", "für den Montag".encode())
    except OSError as error:
        pytest.skip(f"this disk keeps no extended attributes: {error}")
    way(path)
    assert os.getxattr(path, "user.xdg.tags") == b"poster,bikes"
    assert os.getxattr(path, "user.xdg.comment").decode() == "für den Montag"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
@WAYS
def test_owner_and_group_stay_where_one_may_give_them(path: Path, way: Save) -> None:
    os.chown(path, 4711, 4712)
    way(path)
    assert (path.stat().st_uid, path.stat().st_gid) == (4711, 4712)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder in which every user may work; those of the tests are closed to others."""
    base = Path(tempfile.mkdtemp(prefix="cjm-test-"))
    base.chmod(0o777)
    yield base
    shutil.rmtree(base)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
@pytest.mark.parametrize(
    ("list_", "rights", "wanted"),
    [("u:65534:rw", 0o640, 0o600), ("u:65534:rw", 0o644, 0o644), ("", 0o666, 0o666)],
)
def test_another_user_gives_the_own_group_nothing_that_was_not_for_all(
    shared: Path, list_: str, rights: int, wanted: int
) -> None:
    """The group of the old file cannot be kept: the new one gets what everybody had."""
    path = shared / "bikes.cjm"
    write_project(path, a_shop().build())
    path.chmod(rights)
    if list_:
        setfacl("-m", list_, str(path))
    as_nobody(shared / "state", save, path)
    found = path.stat()
    assert (found.st_uid, found.st_gid) == (NOBODY, NOBODY)
    group = next(line for line in acl(path).splitlines() if line.startswith("group::"))
    assert group.split()[0] == f"group::{_letters(wanted >> 3 & 7)}"
    assert found.st_mode & 0o007 == wanted & 0o007


def _letters(rights: int) -> str:
    return "".join(
        letter if rights & bit else "-" for letter, bit in zip("rwx", (4, 2, 1), strict=True)
    )


def test_a_read_only_target_of_an_export_is_said(path: Path) -> None:
    from cjm_desktop.errors import UserError

    target = path.with_suffix(".csv")
    target.write_text("theirs")
    target.chmod(0o444)
    project = a_shop().build()
    options = ExportOptions(map_id=project.maps.ordered()[0].id)
    with pytest.raises(UserError, match="is read-only: allow writing or choose another name"):
        export_map(project, target, "csv", options, lambda _done: True)
    assert target.read_text() == "theirs"

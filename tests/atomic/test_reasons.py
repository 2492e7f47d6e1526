"""Why a file was refused: each number of the operating system has its true sentence, and the remedy fits it."""

import errno
import os
import resource
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cjm_desktop.atomic.reasons import why_not_written
from cjm_desktop.errors import UserError
from cjm_desktop.formats import ExportOptions, formats
from cjm_desktop.formats._export import export_map
from cjm_desktop.storage.errors import cannot_keep, cannot_read, cannot_write
from cjm_desktop.storage.opening import open_session, read_project, write_project
from tests.builders import a_shop
from tests.storage.processes import as_nobody, start
from tests.storage.test_trouble import IS_ROOT, fill, small_disk
from tests.storage.work import retext, texts

ROOM = {"ENOSPC", "EDQUOT"}
EVERY = sorted(errno.errorcode)
formats()  # another user may not import what lies in the home of this one


@pytest.mark.parametrize("number", EVERY, ids=lambda number: errno.errorcode[number])
def test_room_is_asked_for_only_where_room_is_missing(number: int) -> None:
    """Each number there is, in each sentence that can carry it."""
    error = OSError(number, os.strerror(number))
    sentences = [
        str(cannot_write("/maps/bikes.cjm", error)),
        str(cannot_read("/maps/bikes.cjm", error)),
        str(cannot_keep("/state", error)),
        cannot_write("/maps/bikes.cjm", error).short,
        why_not_written(number, "").said("choose another place"),
    ]
    assert any("make room" in said for said in sentences) == (errno.errorcode[number] in ROOM)
    for said in sentences[:3]:
        assert said.endswith(".")
        assert ": :" not in said
        assert " or ." not in said
        assert not said.endswith((": .", "then ."))
    assert len(sentences[3]) < 80


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("EACCES", "you may not"),
        ("EPERM", "you may not"),
        ("EROFS", "read-only"),
        ("EIO", "reports a fault"),
        ("ENOTCONN", "network drive does not answer"),
        ("ESTALE", "network drive does not answer"),
        ("EMFILE", "too many files are open: close some programs"),
        ("ETXTBSY", "another program uses it: close it there"),
        ("EBUSY", "another program uses it: close it there"),
        ("ELOOP", "circle"),
        ("ENAMETOOLONG", "name is too long"),
        ("EISDIR", "folder"),
        ("ENOTDIR", "folder is gone"),
        ("EINVAL", "takes no such name"),
        ("ENOMEM", "memory is used up: close some programs"),
    ],
)
def test_the_cause_is_said(name: str, cause: str) -> None:
    number = getattr(errno, name)
    assert cause in str(cannot_write("/maps/bikes.cjm", OSError(number, os.strerror(number))))


@pytest.fixture
def shared() -> Iterator[Path]:
    base = Path(tempfile.mkdtemp(prefix="cjm-test-"))
    base.chmod(0o777)
    write_project(base / "bikes.cjm", a_shop().build())
    (base / "bikes.cjm").chmod(0o666)
    yield base
    subprocess.run(["rm", "-rf", str(base)], check=True)


def edit_without_a_place_for_it(path: Path) -> None:
    session = open_session(path)
    retext(session, "mine", next(iter(session.project.cards)).text)
    said = session.state.sentence
    assert "(you may not write there)" in said, said
    assert said.endswith("save the map now, then allow writing there."), said
    session.publish()
    assert "mine" in texts(read_project(path))
    session.close()


@pytest.mark.skipif(not IS_ROOT, reason="only root can become another user")
def test_a_state_folder_without_rights_is_said_to_be_that(shared: Path) -> None:
    (shared / "state").mkdir(mode=0o755)
    as_nobody(shared / "state", edit_without_a_place_for_it, shared / "bikes.cjm")


def export_without_rights(folder: Path) -> None:
    project = a_shop().build()
    options = ExportOptions(map_id=project.maps.ordered()[0].id)
    with pytest.raises(UserError, match="you may not write there: choose another place"):
        export_map(project, folder / "map.csv", "csv", options, lambda _done: True)


@pytest.mark.skipif(not IS_ROOT, reason="only root can become another user")
def test_a_folder_without_rights_takes_no_export(shared: Path) -> None:
    (shared / "theirs").mkdir(mode=0o755)
    as_nobody(shared / "state", export_without_rights, shared / "theirs")
    assert list((shared / "theirs").iterdir()) == []


def test_a_read_only_disk_is_said_to_be_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CJM_STATE_DIR", str(tmp_path / "state"))
    folder = tmp_path / "stick"
    with small_disk(folder):
        path = folder / "bikes.cjm"
        write_project(path, a_shop().build())
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        session = open_session(path)
        retext(session, "mine", next(iter(session.project.cards)).text)
        with pytest.raises(UserError) as refused:
            session.publish()
        assert "read-only" in str(refused.value)
        assert "make room" not in str(refused.value)
        with pytest.raises(UserError, match="the disk is read-only: save elsewhere"):
            session.save_copy(folder / "other.cjm")
        session.close(discard=True)


def save_with_no_file_to_open(path: Path) -> None:
    session = open_session(path)
    retext(session, "mine", next(iter(session.project.cards)).text)
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (len(os.listdir("/proc/self/fd")) - 1, most))
    with pytest.raises(UserError) as refused:
        session.save_copy(path.with_name("copy.cjm"))
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    assert "too many files are open: close some programs and try again" in str(refused.value)
    session.close(discard=True)


def test_too_many_open_files_are_said_to_be_that(tmp_path: Path) -> None:
    path = tmp_path / "bikes.cjm"
    write_project(path, a_shop().build())
    process = start(tmp_path / "state", save_with_no_file_to_open, path)
    process.join()
    assert process.exitcode == 0
    assert not path.with_name("copy.cjm").exists()


Refusal = Callable[[Path], Path]


def circle(folder: Path) -> Path:
    (folder / "a.cjm").symlink_to("b.cjm")
    (folder / "b.cjm").symlink_to("a.cjm")
    return folder / "a.cjm"


def below_a_file(folder: Path) -> Path:
    (folder / "file").write_text("")
    return folder / "file" / "bikes.cjm"


def without_a_folder(folder: Path) -> Path:
    return folder / "gone" / "bikes.cjm"


def too_long(folder: Path) -> Path:
    return folder / f"{'n' * 300}.cjm"


@pytest.mark.parametrize(
    ("make", "wanted", "unread"),
    [
        (circle, "circle", "circle"),
        (below_a_file, "folder is gone", "no such file"),
        (without_a_folder, "folder is gone", "no such file"),
        (too_long, "name is too long: choose a shorter one", "name is too long: check it"),
    ],
)
def test_places_that_lead_nowhere(
    tmp_path: Path, make: Refusal, wanted: str, unread: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CJM_STATE_DIR", str(tmp_path / "state"))
    path = make(tmp_path)
    with pytest.raises(UserError, match=wanted):
        write_project(path, a_shop().build())
    with pytest.raises(UserError, match=unread):
        read_project(path)


def test_a_full_disk_is_still_said_to_be_that(tmp_path: Path) -> None:
    with small_disk(tmp_path / "stick"):
        fill(tmp_path / "stick")
        with pytest.raises(UserError, match="the disk is full: make room or save elsewhere"):
            write_project(tmp_path / "stick" / "bikes.cjm", a_shop().build())

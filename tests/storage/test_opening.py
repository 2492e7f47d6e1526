"""Opening: nothing is written, and nothing that is no map of ours gets in."""

import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

import pytest

from cjm_desktop.storage.errors import NewerVersion, NotReadable, StorageError
from cjm_desktop.storage.header import APPLICATION_ID
from cjm_desktop.storage.opening import open_session, read_project, verify, write_project
from cjm_desktop.storage.recovery import recover, recoverable
from tests.builders import big_map
from tests.storage.work import (
    assert_is_a_sentence,
    files_below,
    in_database,
    retext,
    seen,
    texts,
    the_project,
)


def test_opening_and_closing_changes_nothing_on_the_disk(map_file: Path, state: Path) -> None:
    os.utime(map_file, (1_000_000_000, 1_000_000_000))
    before = seen(map_file.parent)
    session = open_session(map_file)
    read_project(map_file)
    verify(map_file)
    session.close()
    assert seen(map_file.parent) == before
    assert not files_below(state)


def test_a_large_map_opens_with_every_card_and_what_only_some_of_them_have(
    documents: Path,
) -> None:
    project = big_map(2, 10, 5, 2_500)
    some = sorted(project.cards, key=lambda card: card.id)[::900]
    odd = [
        some[0].altered(note="n", colour="#112233", tags=("a",)),
        some[1].altered(glow="green", until_id=some[1].step_id),
        some[2].altered(fields={"deep": [{"a": None}]}, votes=3),
    ]
    project = project.put(*odd)
    write_project(documents / "large.cjm", project)
    again = read_project(documents / "large.cjm")
    assert again == project
    assert [card for card in again.cards if card.model_extra] == [odd[1]]
    assert again.cards.by("lane_id") == project.cards.by("lane_id")


def test_who_only_looks_at_a_map_loads_nothing_for_writing(map_file: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from cjm_desktop.storage.opening import open_session; "
        "open_session(Path(sys.argv[1])); sys.exit('sqlalchemy' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code, str(map_file)], check=False)

    assert done.returncode == 0


def test_a_relative_path_is_opened_where_it_was_meant(
    map_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(map_file.parent)
    session = open_session(Path(map_file.name))
    monkeypatch.chdir("/")
    retext(session, "mine")
    session.publish()
    session.close()
    assert session.path == map_file


def test_verify_says_what_is_there(map_file: Path) -> None:
    said = " ".join(verify(map_file))
    assert "is sound" in said
    assert "1 map with 3 stages, 6 steps, 7 lanes" in said


def test_a_file_of_a_newer_version_is_named_so(map_file: Path) -> None:
    in_database("PRAGMA user_version = 1000")(map_file)
    before = seen(map_file.parent)
    with pytest.raises(NewerVersion, match="newer version of CJM Desktop"):
        open_session(map_file)
    assert seen(map_file.parent) == before


NO_MAPS: dict[str, bytes] = {
    "empty": b"",
    "text": b"Stage,Step,Lane\n",
    "one byte": b"S",
    "the magic alone": b"SQLite format 3\0",
    "zeros": bytes(8192),
    "half a header": b"SQLite format 3\0" + bytes(50),
    "a header alone": b"SQLite format 3\0" + bytes(52) + APPLICATION_ID.to_bytes(4) + bytes(28),
}


@pytest.mark.parametrize("data", NO_MAPS.values(), ids=NO_MAPS.keys())
def test_what_is_no_map_is_named_so(documents: Path, data: bytes) -> None:
    path = documents / "thing.cjm"
    path.write_bytes(data)
    with pytest.raises(NotReadable) as refusal:
        open_session(path)
    assert_is_a_sentence(str(refusal.value), path)
    assert path.read_bytes() == data


def test_a_foreign_database_is_named_so(documents: Path) -> None:
    path = documents / "foreign.cjm"
    in_database("CREATE TABLE card (id TEXT)")(path)
    with pytest.raises(NotReadable, match="another program"):
        open_session(path)


def test_things_that_are_no_files_are_refused_without_waiting(documents: Path) -> None:
    (documents / "folder.cjm").mkdir()
    os.mkfifo(documents / "pipe.cjm")
    (documents / "loop.cjm").symlink_to("loop.cjm")
    (documents / "nowhere.cjm").symlink_to("missing.cjm")
    (documents / "zero.cjm").symlink_to("/dev/zero")
    with closing(socket.socket(socket.AF_UNIX)) as server:
        server.bind(str(documents / "socket.cjm"))
        for name in ("folder", "pipe", "loop", "nowhere", "zero", "socket", "missing", "x" * 300):
            with pytest.raises(NotReadable) as refusal:
                open_session(documents / f"{name}.cjm")
            assert_is_a_sentence(str(refusal.value), documents / f"{name}.cjm")
    with pytest.raises(StorageError, match="not the name of a file"):
        read_project(documents / "a\0b.cjm")


def test_a_huge_sparse_file_is_refused_at_once(map_file: Path) -> None:
    os.truncate(map_file, 10 * 1024**3)
    begun = time.monotonic()
    with pytest.raises(NotReadable, match="too large"):
        open_session(map_file)
    assert time.monotonic() - begun < 1


def test_a_file_that_another_program_switched_to_a_log_still_opens(map_file: Path) -> None:
    in_database("PRAGMA journal_mode = WAL")(map_file)
    before = seen(map_file.parent)
    assert read_project(map_file) == the_project()
    assert seen(map_file.parent) == before


def test_a_file_whose_latest_part_stands_in_a_log_is_refused(map_file: Path) -> None:
    with closing(sqlite3.connect(map_file, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("UPDATE card SET text = 'later'")
        with pytest.raises(NotReadable, match="close it there"):
            read_project(map_file)


def test_a_hot_journal_beside_the_file_is_not_played_back(map_file: Path) -> None:
    """Another program broke off while it was writing: half of its change may stand in the file."""
    half = {}
    with closing(sqlite3.connect(map_file, isolation_level=None)) as other:
        other.execute("PRAGMA cache_size = 1")
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE card SET text = printf('%.*c', 15000, 'x')")
        journal = Path(f"{map_file}-journal")
        half = {path: path.read_bytes() for path in (map_file, journal)}
        other.execute("ROLLBACK")
    for path, data in half.items():
        path.write_bytes(data)
    before = seen(map_file.parent)
    with pytest.raises(NotReadable, match="damaged"):
        open_session(map_file)
    assert seen(map_file.parent) == before


@pytest.mark.parametrize("suffix", ["-journal", "-wal", "-shm"])
def test_rubbish_beside_the_file_does_not_matter(map_file: Path, suffix: str) -> None:
    Path(f"{map_file}{suffix}").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + os.urandom(5000))
    before = seen(map_file.parent)
    assert read_project(map_file) == the_project()
    assert seen(map_file.parent) == before


def test_work_that_takes_too_long_is_broken_off(
    documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    map_file = documents / "large.cjm"
    write_project(map_file, big_map(5, 20, 10, 1000))
    monkeypatch.setattr("cjm_desktop.storage.reading.SECONDS", -1.0)
    with pytest.raises(NotReadable, match="takes longer than any map does"):
        open_session(map_file)


FAR = 320_000_000_000
"""Seconds from 1970: in the year 12110."""


def folder_of_far_dates(*candidates: Path) -> Path:
    """A folder on a disk that keeps a date which no calendar has."""
    for folder in candidates:
        probe = folder / f"cjm-test-{os.getpid()}"
        try:
            probe.touch()
            os.utime(probe, (FAR, FAR))
            if probe.stat().st_mtime == FAR:
                return folder
        except OSError:
            continue
        finally:
            probe.unlink(missing_ok=True)
    pytest.skip("no disk here keeps dates beyond the year 9999 (tmpfs does)")


def test_a_date_beyond_every_calendar_is_no_trouble(
    map_file: Path, tmp_path: Path, state: Path
) -> None:
    with tempfile.TemporaryDirectory(dir=folder_of_far_dates(tmp_path, Path("/dev/shm"))) as folder:
        path = Path(folder) / "far.cjm"
        path.write_bytes(map_file.read_bytes())
        os.utime(path, (FAR, FAR))
        session = open_session(path)
        assert not session.read_only
        assert session.state.text == "Saved"
        retext(session, "mine")
        session.close()
        (offer,) = recoverable()
        again = recover(offer)
        assert again.path == path
        again.publish()
        again.close()
        assert "mine" in texts(read_project(path))


def test_a_document_that_cannot_be_opened_is_held_by_nobody(map_file: Path, state: Path) -> None:
    whole = map_file.read_bytes()
    map_file.write_bytes(whole[:-10])
    with pytest.raises(NotReadable):
        open_session(map_file)
    map_file.write_bytes(whole)
    assert not files_below(state / "locks")
    session = open_session(map_file)
    assert not session.read_only
    session.close()

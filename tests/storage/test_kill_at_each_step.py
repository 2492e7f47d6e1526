"""Killed before each single operation on the disk, and at random while closing and exporting.

Nothing is offered that the document has, nothing is lost, nothing stays beside a file.
"""

import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

import pytest

from cjm_desktop.domain.changes import Change
from cjm_desktop.formats import ExportOptions
from cjm_desktop.formats._export import export_map
from cjm_desktop.storage.opening import new_session, open_session, read_project, write_project
from cjm_desktop.storage.recovery import recover, recoverable
from tests.storage.processes import start
from tests.storage.work import files_below, names, retext, texts, the_project

KILLS = 60
ON_DISK = {"os.remove", "os.rmdir", "os.rename", "os.mkdir", "os.link", "os.setxattr", "os.chmod"}


def at_step(step: int, work: Callable[[Path], Callable[[], None]], path: Path) -> None:
    """Do the second half of some work and be killed before its disk operation of this number."""
    rest = work(path)
    counted = iter(range(step))

    def count(event: str, _arguments: tuple[object, ...]) -> None:
        if event in ON_DISK and next(counted, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    rest()


def killed_at_each_step(
    state: Path, work: Callable[[Path], Callable[[], None]], path: Path, check: Callable[[], None]
) -> int:
    """Kill it before each of its disk operations in turn; returns how many there were."""
    for step in range(200):
        process = start(state, at_step, step, work, path)
        process.join()
        check()
        if process.exitcode == 0:
            return step
        assert process.exitcode == -signal.SIGKILL
    raise AssertionError("it never came to its end")


def publish(path: Path) -> Callable[[], None]:
    session = open_session(path)
    retext(session, "mine", next(iter(session.project.cards)).text)
    return session.publish


def publish_a_new_map(path: Path) -> Callable[[], None]:
    session = new_session(the_project())
    retext(session, "mine", next(iter(session.project.cards)).text)
    return lambda: session.save_as(path.with_name("new.cjm"), force=True)


def export_over(path: Path) -> Callable[[], None]:
    target = path.with_suffix(".csv")
    target.write_text("old")
    return lambda: write_csv(target)


def write_csv(target: Path) -> None:
    project = the_project()
    options = ExportOptions(map_id=project.maps.ordered()[0].id)
    export_map(project, target, "csv", options, lambda _done: True)


def close_what_is_saved(path: Path) -> Callable[[], None]:
    session = open_session(path)
    retext(session, f"{time.time_ns()}", next(iter(session.project.cards)).text)
    session.publish()
    return session.close


def close_a_new_map_without_edits(_path: Path) -> Callable[[], None]:
    session = new_session(the_project())
    card = next(iter(session.project.cards))
    session.keep_draft(Change(updated=((card, card.altered(text="typed")),)))
    session.keep_draft(Change())
    return session.close


def first_edit(path: Path) -> Callable[[], None]:
    session = open_session(path)
    return lambda: (retext(session, "mine", next(iter(session.project.cards)).text), None)[1]


@pytest.mark.parametrize("work", [close_what_is_saved, close_a_new_map_without_edits])
def test_killed_at_any_step_of_closing_nothing_is_offered(
    map_file: Path, state: Path, work: Callable[[Path], Callable[[], None]]
) -> None:
    def check() -> None:
        assert recoverable() == []
        assert not files_below(state / "leaving"), "swept at the next start"
        read_project(map_file)

    assert killed_at_each_step(state, work, map_file, check) > 3


@pytest.mark.parametrize("work", [publish, publish_a_new_map])
@pytest.mark.parametrize("is_beside", [False, True], ids=["a name aside", "a name beside"])
def test_killed_at_any_step_of_saving_the_edit_is_in_the_document_or_offered(
    map_file: Path, state: Path, work: Callable[[Path], Callable[[], None]], is_beside: bool
) -> None:
    if is_beside:  # then the new file has a name beside the document
        (state / "arriving").rmdir()
        (state / "arriving").write_text("in the way")
    saved = 0

    def check() -> None:
        nonlocal saved
        new = map_file.with_name("new.cjm")
        offers = recoverable()
        assert names(map_file.parent) <= {map_file.name, new.name}
        read_project(map_file)
        document = map_file if work is publish else new
        if document.exists() and "mine" in texts(read_project(document)):
            saved += 1
        else:
            assert offers, "neither saved nor offered"
        for offer in offers:
            session = recover(offer)
            assert "mine" in texts(session.project)
            session.close(discard=True)
        document_again = the_project()
        write_project(map_file, document_again, force=True)
        new.unlink(missing_ok=True)

    assert killed_at_each_step(state, work, map_file, check) >= 2
    assert saved >= 1


def test_killed_at_any_step_of_an_export_the_old_file_or_the_new_one_stands(
    map_file: Path, state: Path
) -> None:
    target = map_file.with_suffix(".csv")

    def check() -> None:
        found = target.read_text()
        assert found == "old" or "Notices an e-bike" in found
        for part in names(map_file.parent) - {map_file.name, target.name}:
            assert part.endswith(".part")
            os.utime(map_file.with_name(part), (1_000_000_000, 1_000_000_000))
        write_csv(target)
        assert names(map_file.parent) == {map_file.name, target.name}, "swept by the next export"

    assert killed_at_each_step(state, export_over, map_file, check) >= 2


def test_killed_at_any_step_of_the_first_edit_nothing_false_is_offered(
    map_file: Path, state: Path
) -> None:
    """A folder that was begun is no work; one that holds the edit is offered with it."""
    offers = 0

    def check() -> None:
        nonlocal offers
        for offer in recoverable():
            session = recover(offer)
            assert "mine" in texts(session.project)
            session.close(discard=True)
            offers += 1

    assert killed_at_each_step(state, first_edit, map_file, check) > 3
    assert offers == 1, "the one that was not killed before its edit was confirmed"


def close_again_and_again(path: Path, said: Connection) -> None:
    number = 0
    while True:
        number += 1
        session = open_session(path)
        retext(session, f"edit {number}", next(iter(sorted(texts(session.project)))))
        session.publish()
        os.write(said.fileno(), b"closing\n")
        session.close()


def test_kills_while_closing_make_no_false_offer(map_file: Path, state: Path) -> None:
    for number in range(KILLS):
        reader, writer = Pipe(duplex=False)
        process = start(state, close_again_and_again, map_file, writer)
        writer.close()
        select.select([reader], [], [], 20)
        threading.Event().wait(0.004 * number / KILLS)  # another instant of closing each time
        process.kill()
        process.join()
        assert process.exitcode == -signal.SIGKILL
        for offer in recoverable():
            session = recover(offer)
            assert texts(session.project) != texts(read_project(map_file)), "offered for nothing"
            session.publish()
            session.close()


def test_work_whose_note_was_lost_is_offered_however_old(map_file: Path, state: Path) -> None:
    session = open_session(map_file)
    retext(session, "mine")
    session.close()
    (folder,) = (state / "sessions").iterdir()
    (folder / "about.json").unlink()
    for path in (*folder.iterdir(), folder):
        os.utime(path, (1_000_000, 1_000_000))
    (offer,) = recoverable()
    assert offer.document is None
    again = recover(offer)
    assert "mine" in texts(again.project)
    again.close()
    assert len(recoverable()) == 1

"""Ctrl-C, `kill`, a terminal that is closed, logging out: the program ends, and nothing typed is lost."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest

from cjm_desktop.storage.opening import read_project, write_project
from cjm_desktop.storage.recovery import recover, recoverable
from tests.builders import big_map
from tests.hanging import end_or_stacks
from tests.ui.conftest import write_small
from tests.ui.running import end_of, start, start_until_ready

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX systems")

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP] if sys.platform != "win32" else []
WHEN_OPEN = """
editor = program.windows[0].editor
if editor is None:
    QTimer.singleShot(50, lambda: act(program))
    return
from PySide6.QtTest import QTest
from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.deletion import delete_refs
from cjm_desktop.domain.ids import Ref
card = next(c for c in editor.document.project.cards if c.text == "Makes a list")
"""
TYPES_A_CARD = """
editor.canvas.edit_text(Ref("card", card.id))
field = editor.canvas.editing.field
field.selectAll()
QTest.keyClicks(field, "Half a wor")
print("ready", flush=True)
"""
TYPES_IN_A_FIELD = """
editor.document.select(Selection((Ref("card", card.id),)))
field = editor.inspector.form.field("Note").control
field.setFocus()
QTest.keyClicks(field, "Half a wor")
print("ready", flush=True)
"""
IS_ASKED = """
editor.document.commit(delete_refs([Ref("card", card.id)]))
def look():
    asked = QApplication.activeModalWidget()
    if asked is None:
        QTimer.singleShot(20, look)
    else:
        print("ready", flush=True)
QTimer.singleShot(0, look)
program.windows[0].close()
"""
UNTITLED = """
if not hasattr(act, "begun"):
    act.begun = True
    program.windows[0].files.open_example()
""" + WHEN_OPEN.replace('if c.text == "Makes a list"', "")


def texts(path: Path) -> set[str]:
    """Every text of the cards in a file."""
    cards = read_project(path).cards
    return {text for card in cards for text in (card.text, card.note)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_small(tmp_path)


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("typing", [TYPES_A_CARD, TYPES_IN_A_FIELD], ids=["card", "field"])
def test_what_is_being_typed_is_in_the_file(
    file: Path, number: signal.Signals, typing: str
) -> None:
    running = start_until_ready(WHEN_OPEN + typing, file)
    running.send_signal(number)
    assert end_of(running) == ""
    assert "Half a wor" in texts(file)
    assert recoverable() == []
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("asked", ["", IS_ASKED], ids=["", "while it asks whether to save"])
def test_work_without_a_file_is_offered_at_the_next_start(asked: str) -> None:
    edit = (
        asked
        or 'editor.document.commit(delete_refs([Ref("card", card.id)]))\nprint("ready", flush=True)'
    )
    running = start_until_ready(UNTITLED + edit)
    running.send_signal(signal.SIGTERM)
    assert end_of(running) == ""
    assert len(recoverable()) == 1


def test_a_text_that_no_field_could_hand_over_is_offered_at_the_next_start(file: Path) -> None:
    typing = TYPES_IN_A_FIELD.replace('"Note"', '"Votes"')
    running = start_until_ready(WHEN_OPEN + typing, file)
    running.send_signal(signal.SIGTERM)
    assert end_of(running) == ""
    (offer,) = recoverable()
    assert "Half a wor" in str(recover(offer).left_texts)


OPENS = {
    "Personas": ('program.windows[0].action("map.personas").trigger()', "Name"),
    "Channels": ('program.windows[0].action("map.channels").trigger()', "Name"),
    "Project": ('program.windows[0].action("map.project").trigger()', "Title"),
}
IN_A_DIALOG = """
from cjm_desktop.ui.dialogs.record_dialog import RecordDialog
open_now = program.windows[0].findChildren(RecordDialog)
if not open_now:
    {opens}
    QTimer.singleShot(0, lambda: act(program))
    return
field = open_now[0].form.field({field!r}).control
field.setFocus()
field.selectAll()
QApplication.clipboard().setText({text!r})
field.paste()
print("ready", flush=True)
"""


@pytest.mark.parametrize("dialog", OPENS)
def test_half_a_text_in_a_dialog_is_in_the_file(file: Path, dialog: str) -> None:
    opens, field = OPENS[dialog]
    typing = IN_A_DIALOG.format(opens=opens, field=field, text="Half a wor")
    running = start_until_ready(WHEN_OPEN + typing, file)
    running.send_signal(signal.SIGHUP)
    assert end_of(running) == ""
    project = read_project(file)
    texts_there = [*(p.name for p in project.personas), *(c.name for c in project.channels)]
    assert "Half a wor" in (*texts_there, project.info.title)
    assert recoverable() == []


@pytest.mark.parametrize("dialog", OPENS)
def test_a_text_in_a_dialog_that_fits_nowhere_is_offered_at_the_next_start(
    file: Path, dialog: str
) -> None:
    opens, field = OPENS[dialog]
    typing = IN_A_DIALOG.format(opens=opens, field=field, text="long " * 4_001)
    running = start_until_ready(WHEN_OPEN + typing, file)
    running.send_signal(signal.SIGTERM)
    assert end_of(running) == ""
    (offer,) = recoverable()
    (left,) = recover(offer).left_texts
    assert (left["field"], left["text"]) == (field, "long " * 4_001)


def test_a_file_that_somebody_else_changed_is_left_alone(file: Path) -> None:
    running = start_until_ready(WHEN_OPEN + TYPES_A_CARD, file)
    file.write_bytes(file.read_bytes() + b" ")
    theirs = file.read_bytes()
    running.send_signal(signal.SIGTERM)
    assert end_of(running) == ""
    assert file.read_bytes() == theirs
    assert len(recoverable()) == 1


def test_what_the_caller_has_switched_off_stays_off(file: Path) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as `nohup` does
    try:
        running = start(WHEN_OPEN + TYPES_A_CARD, file)
    finally:
        signal.signal(signal.SIGHUP, before)
    assert running.stdout is not None
    assert running.stdout.readline() == "ready\n"
    status = Path(f"/proc/{running.pid}/status").read_text()
    ignored = int(next(line for line in status.splitlines() if "SigIgn" in line).split()[1], 16)
    assert ignored & 1 << signal.SIGHUP - 1
    running.send_signal(signal.SIGTERM)
    assert end_of(running) == ""


def test_logging_out_that_may_be_called_off_brings_the_work_home_and_stays(file: Path) -> None:
    """The system asks all programs before it ends the session; some other one may say no."""
    stays = TYPES_A_CARD.replace('print("ready", flush=True)', "")
    after = """
from cjm_desktop.ui.ending import Ending
QApplication.instance().findChild(Ending).session_may_end()
print(program.windows[0].editor is editor, editor.keeper.needs_save(), flush=True)
"""
    running = start(WHEN_OPEN + stays + after, file)
    assert running.stdout is not None
    try:
        assert running.stdout.readline() == "True False\n"
        assert "Half a wor" in texts(file)
    finally:
        running.send_signal(signal.SIGTERM)
    assert end_of(running) == ""


def test_logging_out_keeps_what_stands_in_a_dialog_at_once(file: Path) -> None:
    """What comes after may be the end of the power: the text that fits nowhere is on the disk by then."""
    opens, field = OPENS["Personas"]
    stays = IN_A_DIALOG.format(opens=opens, field=field, text="long " * 4_001)
    after = """
from cjm_desktop.ui.ending import Ending
from cjm_desktop.storage.folders import sessions_folder
QApplication.instance().findChild(Ending).session_may_end()
(draft,) = sessions_folder().glob("*/draft.json")
print(open_now[0].isVisible(), "long long" in draft.read_text(), flush=True)
"""
    running = start(WHEN_OPEN + stays.replace('print("ready", flush=True)\n', "") + after, file)
    assert running.stdout is not None
    assert running.stdout.readline() == "True True\n"
    running.send_signal(signal.SIGTERM)
    assert end_of(running) == ""


WHILE_OPENING = """
window = program.windows[0]
if not program.opening:
    QTimer.singleShot(0, lambda: act(program))
    return
QTimer.singleShot({after}, {end})
"""


@pytest.mark.parametrize("after", [0, 100, 300, 500, 700])
@pytest.mark.parametrize(
    "end",
    ["window.close", "lambda: os.kill(os.getpid(), signal.SIGTERM)"],
    ids=["closed", "asked to end"],
)
def test_a_program_that_ends_while_it_opens_a_file_leaves_in_peace(
    tmp_path: Path, after: int, end: str
) -> None:
    file = tmp_path / "large.cjm"
    write_project(file, big_map(10, 6, 6, 3000))
    before = file.read_bytes()
    running = start("import os, signal" + WHILE_OPENING.format(after=after, end=end), file)
    assert end_of(running) == ""
    assert file.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["large.cjm"]  # no lock is left


BEGINS = """
import sys
from cjm_desktop.__main__ import main
from tests.edits import delete
print("begun", flush=True)
sys.exit(main())
"""


@pytest.mark.parametrize("after", [0, 50, 150, 300, 600])
def test_an_interrupt_during_the_start_ends_it_without_a_word(file: Path, after: int) -> None:
    running = subprocess.Popen(
        [sys.executable, "-c", BEGINS, str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "begun\n"
    # Somewhere in the start: how far it has come differs from machine to machine.
    sleep(after / 1000)
    running.send_signal(signal.SIGINT)
    _, complained = end_or_stacks(running)
    assert running.returncode in {-signal.SIGINT, 0}  # before or after the making
    lines = [line for line in complained.splitlines() if "propagateSizeHints" not in line]
    assert lines == []

"""A draft, or recovered work, whose file was saved since: the newer file comes first, and no text is lost."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.changes import difference
from cjm_desktop.domain.edits.cards import Cell, alter_card, move_card
from cjm_desktop.domain.edits.deletion import delete_refs
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.lanes import add_lane
from cjm_desktop.domain.ids import Ref, new_id
from cjm_desktop.storage.drafts import DRAFT
from cjm_desktop.storage.folders import sessions_folder
from cjm_desktop.storage.opening import open_session, read_project, write_project
from cjm_desktop.storage.recovery import recoverable
from cjm_desktop.ui.bars import MessageBar
from cjm_desktop.ui.main_window import MainWindow
from tests.builders import card_saying
from tests.edits import alter_project
from tests.storage.processes import crash_after
from tests.storage.work import document_of
from tests.ui.conftest import Answers, write_figure
from tests.ui.test_keeping_a_draft import close, open_file, type_what_is_no_number, value_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A map with a figure."""
    return write_figure(tmp_path)


def leave_a_draft_and_save(
    window: MainWindow, file: Path, answers: Answers, qtbot: QtBot, *edits: Edit
) -> None:
    """A text stays as a draft; then the file is opened as it is, edited and saved by closing."""
    type_what_is_no_number(open_file(window, file, qtbot))
    close(window, answers, "keep")
    make_older(1)
    answers.ways = ["as it is"]
    editor = open_file(window, file, qtbot)
    for edit in edits:
        assert editor.attempt(edit)
    close(window, answers)
    assert answers.asked == []


def make_older(hours: int) -> None:
    """As if what is kept had been left some hours ago."""
    for draft in sessions_folder().rglob(DRAFT):
        moment = draft.stat().st_mtime - 3600 * hours
        os.utime(draft, (moment, moment))


def bars_of(window: MainWindow) -> dict[str, MessageBar]:
    return {bar.key: bar for bar in window.messages.bars()}


def card_of(file: Path) -> Ref:
    return Ref("card", card_saying(read_project(file), "Revenue").id)


def test_the_newer_file_opens_and_the_draft_stands_in_its_field_there(
    window: MainWindow, file: Path, answers: Answers, qtbot: QtBot
) -> None:
    edit = alter_card(card_of(file).id, "Write a note", note="Said later")
    leave_a_draft_and_save(window, file, answers, qtbot, edit)
    answers.ways = ["recover"]
    editor = open_file(window, file, qtbot)
    assert "The file was saved since, today " in answers.details[-1]
    assert "the draft goes into its field in the newer file" in answers.details[-1]
    card = card_saying(editor.document.project, "Revenue")
    assert card.note == "Said later"
    assert list(bars_of(window)) == ["left"]
    field = value_of(editor)
    assert field.line.text() == "15k0"
    assert field.mark
    assert not editor.keeper.needs_save()
    close(window, answers, "keep")
    assert answers.asked == ["A text is not in the map yet."]
    assert len(recoverable()) == 1
    answers.ways = ["recover"]
    field = value_of(open_file(window, file, qtbot))
    field.line.setFocus()
    QTest.keyClick(field.line, Qt.Key.Key_Escape)
    close(window, answers)
    assert answers.asked == [], "nothing was changed, so nothing is asked"
    assert recoverable() == []
    assert card_saying(read_project(file), "Revenue").note == "Said later"


@pytest.mark.parametrize("way", ["copy", "cross"])
def test_a_draft_of_a_card_that_was_deleted_is_said_until_it_is_dismissed(
    window: MainWindow, file: Path, answers: Answers, qtbot: QtBot, way: str
) -> None:
    leave_a_draft_and_save(window, file, answers, qtbot, delete_refs([card_of(file)]))
    answers.ways = ["recover"]
    open_file(window, file, qtbot)
    said = bars_of(window)["placeless"].label.text()
    assert said.startswith("“15k0” was left in “Value” of “Revenue”")
    assert "deleted" in said
    close(window, answers)
    assert answers.asked == []
    answers.ways = ["recover"]
    open_file(window, file, qtbot)
    bar = bars_of(window)["placeless"]
    assert bar.label.text() == said
    if way == "copy":
        next(b for b in bar.findChildren(QPushButton) if b.text() == "Copy").click()
        assert QApplication.clipboard().text() == "15k0"
    else:
        bar.findChildren(QToolButton)[0].click()
    close(window, answers)
    assert answers.asked == []
    assert recoverable() == []
    open_file(window, file, qtbot)
    assert answers.asked == []
    assert bars_of(window) == {}


def test_a_draft_whose_card_has_no_such_field_any_more_is_said_when_it_is_shown(
    window: MainWindow, file: Path, answers: Answers, qtbot: QtBot
) -> None:
    project = read_project(file)
    card = card_saying(project, "Revenue")
    lane = next(iter(project.lanes))
    new = new_id()
    thoughts = add_lane(new, lane.map_id, "thoughts")
    move = move_card(card.id, to=Cell(new, card.step_id))
    leave_a_draft_and_save(window, file, answers, qtbot, thoughts, move)
    answers.ways = ["recover"]
    editor = open_file(window, file, qtbot)
    editor.left_over.show()
    said = bars_of(window)["placeless"].label.text()
    assert said.startswith("“15k0” was left in “Value” of “Revenue”")
    assert "has changed since" in said
    close(window, answers)
    assert answers.asked == []
    assert len(recoverable()) == 1


def edit_in(path: Path) -> None:
    document_of(open_session(path)).commit(alter_project(title="Typed before the crash"))


@pytest.fixture
def crashed(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that lacks the work of a program that was killed."""
    monkeypatch.setenv("CJM_STATE_DIR", str(tmp_path / "state"))
    crash_after(tmp_path / "state", edit_in, file)
    return file


def save_elsewhere(path: Path, hours: int) -> None:
    """As another computer does, so many hours later than now."""
    write_project(path, alter_project(title="Elsewhere").apply(read_project(path)), force=True)
    moment = path.stat().st_mtime + 3600 * hours
    os.utime(path, (moment, moment))


@pytest.mark.parametrize(
    ("hours", "words", "first"),
    [
        (2, "The file is newer: it was saved ", "as it is"),
        (-2, "The file was changed elsewhere too, ", "recover"),
    ],
)
def test_recovered_work_says_that_the_file_was_saved_since_and_the_newer_one_comes_first(
    window: MainWindow,
    crashed: Path,
    answers: Answers,
    qtbot: QtBot,
    hours: int,
    words: str,
    first: str,
) -> None:
    save_elsewhere(crashed, hours)
    answers.ways = ["as it is"]
    editor = open_file(window, crashed, qtbot)
    assert answers.asked[-1] == "There is work on figures.cjm that is not in the file."
    assert answers.details[-1].startswith("It was last changed ")
    assert words in answers.details[-1]
    assert answers.first[-1] == first
    assert editor.document.project.info.title == "Elsewhere"


def test_recovered_work_on_an_unchanged_file_comes_first(
    window: MainWindow, crashed: Path, answers: Answers, qtbot: QtBot
) -> None:
    answers.ways = ["recover"]
    editor = open_file(window, crashed, qtbot)
    assert "saved" not in answers.details[-1]
    assert answers.first[-1] == "recover"
    assert editor.document.project.info.title == "Typed before the crash"


def type_half_and_die(path: Path) -> None:
    session = open_session(path)
    card_id = card_saying(session.project, "Revenue").id
    typed = alter_card(card_id, text="Reven of two yea").apply(session.project)
    session.keep_draft(difference(session.project, typed))


@pytest.mark.parametrize("others", ["note", "text", "deleted"])
def test_half_a_text_of_a_crash_goes_into_the_newer_file_and_over_nobody_else_s(
    window: MainWindow,
    file: Path,
    answers: Answers,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    others: str,
) -> None:
    monkeypatch.setenv("CJM_STATE_DIR", str(tmp_path / "state"))
    crash_after(tmp_path / "state", type_half_and_die, file)
    ref = card_of(file)
    edit = (
        delete_refs([ref])
        if others == "deleted"
        else alter_card(ref.id, "Elsewhere", **{others: "By others"})
    )
    write_project(file, edit.apply(read_project(file)), force=True)
    answers.ways = ["recover"]
    editor = open_file(window, file, qtbot)
    card = editor.document.project.cards.get(ref.id)
    if others == "note":
        assert card is not None
        assert (card.text, card.note) == ("Reven of two yea", "By others")
        assert bars_of(window) == {}
    else:
        assert (card.text if card is not None else "") == ("By others" if card else "")
        said = bars_of(window)["placeless"].label.text()
        assert said.startswith("“Reven of two yea” was left in “Text” of “")
    close(window, answers)
    assert answers.asked == []
    assert len(recoverable()) == (0 if others == "note" else 1)

"""Undo and redo as the window shows them: what they name, and where they lead."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.edit import alter
from cjm_desktop.domain.ids import Ref
from cjm_desktop.storage.folders import history_folder
from cjm_desktop.storage.opening import write_project
from cjm_desktop.ui.editor import Editor
from cjm_desktop.ui.main_window import MainWindow
from tests.builders import big_map
from tests.ui.conftest import do

Opened = Callable[..., MainWindow]


def with_first_stage(window: MainWindow) -> Editor:
    """What is open in a window, with its first stage selected."""
    editor = window.editor
    assert editor is not None
    stage = editor.document.project.stages.ordered()[0]
    editor.document.select(Selection((Ref("stage", stage.id),)))
    return editor


def test_undo_names_nothing_it_cannot_do(opened: Opened) -> None:
    window = opened()
    editor = window.editor
    assert editor is not None
    window.actions_.refresh()
    assert not window.action("edit.undo").isEnabled()
    stage = editor.document.project.stages.ordered()[0]
    editor.document.select(Selection((Ref("stage", stage.id),)))
    do(window, "edit.delete")
    assert len(editor.document.project.stages) == 1
    assert editor.toast.label.text() == "Deleted stage with 2 steps, 4 cards, 1 emotion marker."
    window.actions_.refresh()
    assert window.action("edit.undo").isEnabled()
    editor.toast.button.click()
    assert len(editor.document.project.stages) == 2
    assert not editor.toast.isVisible()


def test_the_undo_of_a_message_goes_when_it_would_undo_something_else(opened: Opened) -> None:
    window = opened()
    editor = with_first_stage(window)
    do(window, "edit.delete")
    assert editor.toast.isVisible()
    editor.undo()
    assert not editor.toast.isVisible()


def test_what_was_said_of_a_cut_goes_with_the_paste(opened: Opened) -> None:
    window = opened()
    editor = with_first_stage(window)
    do(window, "edit.cut")
    assert "paste puts all of it back" in editor.toast.label.text()
    assert editor.toast.isVisible()
    do(window, "edit.paste")
    assert len(editor.document.project.stages) == 2
    assert not editor.toast.isVisible()


def test_undo_shows_the_map_on_which_something_changed(opened: Opened) -> None:
    window = opened()
    editor = window.editor
    assert editor is not None
    first = editor.map_id
    stage = editor.document.project.stages.by("map_id")[first][0]
    do(window, "map.duplicate")
    second = editor.map_id
    assert second != first
    editor.show_map(first)
    editor.document.select(Selection((Ref("stage", stage.id),)))
    do(window, "edit.delete")
    editor.show_map(second)
    do(window, "edit.undo")
    assert editor.map_id == first
    assert editor.tabs.bar.currentIndex() == 0
    assert editor.document.selection.refs == (Ref("stage", stage.id),)
    editor.show_map(second)
    do(window, "edit.redo")
    assert editor.map_id == first


def test_undo_scrolls_to_what_it_brings_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    large = big_map(5, 20, 10, 1000)
    write_project(tmp_path / "large.cjm", large)
    window.files.open_path(tmp_path / "large.cjm")
    qtbot.waitUntil(lambda: window.editor is not None)
    editor = window.editor
    assert editor is not None
    lanes = large.lanes.by("map_id")[editor.map_id]
    card = large.cards.by("lane_id")[lanes[-1].id][-1]

    def in_sight() -> bool:
        node = editor.canvas.layout_shown.node_of(Ref("card", card.id))
        return node is not None and node.rect.intersects(editor.canvas.display.visible_scene())

    editor.canvas.reveal(Ref("card", card.id))
    do(window, "edit.delete")
    editor.canvas.scroll_to(0.0, 0.0)
    do(window, "edit.undo")
    assert in_sight()
    at = editor.canvas.display.camera.x, editor.canvas.display.camera.y
    do(window, "edit.redo")
    assert (editor.canvas.display.camera.x, editor.canvas.display.camera.y) == at


@pytest.mark.skipif(sys.platform != "linux", reason="finds the file without a name in /proc")
def test_a_step_that_the_disk_does_not_give_back_is_said_above_the_map(opened: Opened) -> None:
    window = opened()
    editor = window.editor
    assert editor is not None
    first = editor.document.project
    long = "x" * 19_000
    for number in range(70):  # enough to push the first ones out
        edit = alter("project", first.info.id, "Goal", author=f"{number} {long}", description=long)
        assert editor.attempt(edit)
    handles = Path("/proc/self/fd").iterdir()
    shelf = next(h for h in handles if str(history_folder()) in str(h.readlink()))
    data = shelf.read_bytes()
    shelf.write_bytes(b"")
    for _ in range(70):
        do(window, "edit.undo")
        if editor.messages.bars():
            break
    (bar,) = editor.messages.bars()
    assert "“Goal” cannot be undone or redone now" in bar.label.text()
    left = editor.document.project
    do(window, "edit.redo")
    assert not editor.messages.bars()
    do(window, "edit.undo")
    assert editor.document.project == left != first
    shelf.write_bytes(data)
    while editor.document.undo_label:
        do(window, "edit.undo")
    assert editor.document.project == first
    assert not editor.messages.bars()

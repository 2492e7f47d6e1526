"""A sentence that tells what to choose calls it as it is called: in menus, on buttons, in forms."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

import cjm_desktop
from cjm_desktop.domain.edits.maps import alter_map
from cjm_desktop.storage.opening import open_session, read_project, write_project
from cjm_desktop.ui.bars import MessageBar
from cjm_desktop.ui.dialogs.export import ExportDialog
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.program import Program
from tests.ui.conftest import small
from tests.ui.test_saving import edit

Opened = Callable[..., MainWindow]
ROOT = Path(cjm_desktop.__file__).parent
TYPED = {"Persona 2"}
"""What stands in quotation marks and is no choice."""


def sentences() -> Iterator[tuple[str, str]]:
    """Every text of the program that a user may read, with its place; docstrings are none."""
    for path in sorted(ROOT.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        silent = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
        for node in ast.walk(tree):
            said = isinstance(node, ast.Constant) and isinstance(node.value, str)
            if said and id(node) not in silent:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", str(node.value)  # type: ignore[attr-defined]  # a constant


def titles(window: MainWindow) -> set[str]:
    """What commands, menus and the choices of the export are called, without dots and underlines."""
    found = {command.text for command in window.actions_.commands} | set(window.actions_.menus)
    window.files.export()
    dialog = window.findChildren(ExportDialog)[-1]
    for box in dialog.findChildren(QComboBox):
        found |= {box.itemText(index) for index in range(box.count())}
    dialog.reject()
    return {title.replace("&", "").rstrip("…") for title in found}


def test_names_in_quotation_marks_are_names_of_choices(opened: Opened) -> None:
    known = titles(opened()) | TYPED
    for place, text in sentences():
        for named in re.findall(r"“([A-Z][^”{}]*)”", text):
            assert named.rstrip("…") in known, f"{place}: {text}"


def test_a_way_through_the_menus_exists(opened: Opened) -> None:
    window = opened()
    texts = {c.text.replace("&", "").rstrip("…"): c.menu for c in window.actions_.commands}
    found = 0
    for place, text in sentences():
        for menu, command in re.findall(r"(\w+) → ([\w ]+)", text):
            assert texts.get(command) == menu, f"{place}: {text}"
            found += 1
    assert found


def assert_sentence_names(bar: MessageBar, *besides: str) -> None:
    """Each button of a bar stands in its sentence, word by word, but for those named here."""
    said = bar.label.text().lower()
    buttons = [b.text() for b in bar.findChildren(QPushButton)]
    assert buttons
    for title in buttons:
        if title not in besides:
            assert title.rstrip("…").lower() in said, (title, said)


@pytest.mark.parametrize("gone", [False, True])
def test_a_conflict_names_its_ways(
    opened: Opened, qtbot: QtBot, tmp_path: Path, gone: bool
) -> None:
    window = opened()
    path = tmp_path / "bikes.cjm"
    other = read_project(path)
    theirs = alter_map(other.maps.ordered()[0].id, title="Theirs").apply(other)
    if gone:
        path.unlink()
    else:
        write_project(path, theirs, force=True)
    edit(window, "Ours")
    window.files.save()
    qtbot.waitUntil(lambda: any(b.key == "conflict" for b in window.messages.bars()))
    bar = next(b for b in window.messages.bars() if b.key == "conflict")
    assert_sentence_names(bar, "Keep working")


def test_a_map_one_can_only_look_at_names_the_way(
    opened: Opened, tmp_path: Path, program: Program
) -> None:
    path = tmp_path / "bikes.cjm"
    write_project(path, small())
    first = open_session(path)
    try:
        window = opened()
        assert window.editor is not None
        bar = next(b for b in window.messages.bars() if b.key == "read-only")
        assert_sentence_names(bar)
        window.editor.canvas.place(window.editor.palette_panel.tiles()[0].entry)
        assert "save elsewhere" in window.editor.toast.label.text()
    finally:
        first.close()

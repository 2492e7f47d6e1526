"""Everything by keyboard and by screen reader: shortcuts, names."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.ids import Ref
from cjm_desktop.ui.main_window import MainWindow

Opened = Callable[..., MainWindow]


def test_every_action_has_a_shortcut_of_its_own_and_stands_in_a_menu(opened: Opened) -> None:
    window = opened()
    actions = window.findChildren(QAction)
    in_menus = {a for menu in window.findChildren(QMenu) for a in menu.actions()}
    taken: dict[str, str] = {}
    for command in window.actions_.commands:
        action = window.action(command.key)
        assert action in actions
        assert action in in_menus, command.key
        assert action.shortcuts(), f"{command.key} has no shortcut"
        for keys in action.shortcuts():
            text = keys.toString()
            assert text, f"{command.key} has an empty shortcut"
            assert text not in taken, f"{command.key} and {taken.get(text)} both want {text}"
            taken[text] = command.key
    for one in taken:
        longer = [other for other in taken if other.startswith(one + ", ")]
        assert longer == [], f"{one} hides {longer}"


CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
)


def nameless(root: QWidget) -> list[str]:
    """Controls one can reach that a screen reader has no name for."""
    found = []
    for kind in CONTROLS:
        for control in root.findChildren(kind):
            inner = control.objectName().startswith("qt_") or isinstance(control, QScrollBar)
            parts = (QComboBox, QAbstractSpinBox, QTabBar, QAbstractItemView)
            if (
                inner
                or _is_inside(control, parts)
                or control.focusPolicy() == Qt.FocusPolicy.NoFocus
            ):
                continue
            if not control.accessibleName():
                found.append(f"{type(control).__name__} {control.objectName()} {control.toolTip()}")
    return found


def _is_inside(control: QWidget, parts: tuple[type[QWidget], ...]) -> bool:
    parent = control.parentWidget()
    return parent is not None and (isinstance(parent, parts) or _is_inside(parent, parts))


@pytest.mark.parametrize("kind", ["card", "stage", "step", "lane", "marker", "nothing"])
def test_every_control_has_an_accessible_name(opened: Opened, qtbot: QtBot, kind: str) -> None:
    window = opened()
    editor = window.editor
    assert editor is not None
    if kind != "nothing":
        record = editor.document.project.table(kind).ordered()[0]
        editor.document.select(Selection((Ref(kind, record.id),)))
    assert nameless(window) == []


def test_the_start_page_has_accessible_names(window: MainWindow, qtbot: QtBot) -> None:
    window.start_page.draw_pictures()
    qtbot.waitUntil(lambda: len(window.start_page.tiles()) >= 4, timeout=20_000)
    assert nameless(window) == []


@pytest.mark.parametrize("kind", ["card", "stage", "step", "lane", "marker", "nothing"])
def test_every_form_fits_into_the_narrow_inspector(opened: Opened, kind: str) -> None:
    window = opened()
    editor = window.editor
    assert editor is not None
    records = editor.document.project.table(kind).ordered() if kind != "nothing" else ()
    selections = [Selection((Ref(kind, record.id),)) for record in records] or [Selection()]
    for selection in selections:
        editor.document.select(selection)
        form = editor.inspector.form
        assert form.minimumSizeHint().width() <= editor.right.minimumWidth() - 12, (
            form.heading.text()
        )

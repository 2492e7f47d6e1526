"""A choice that is longer than its field: it ends in dots, and the whole of it is in the tip."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from cjm_desktop.ui.inspector.choices import ChoiceField
from cjm_desktop.ui.look import Look

LONG = "Get ready · Finds out what is needed for all of the papers"


def drawn(qtbot: QtBot, text: str) -> tuple[QComboBox, QImage]:
    field = ChoiceField([(1, text)])
    field.show_value(1)
    qtbot.addWidget(field)
    field.resize(220, 40)
    field.show()
    qtbot.waitExposed(field)
    field.box.clearFocus()
    return field.box, field.box.grab(QRect(QPoint(0, 0), field.box.size())).toImage()


def test_a_long_choice_ends_in_dots(look: Look, qtbot: QtBot) -> None:
    box, picture = drawn(qtbot, LONG)
    assert box.toolTip() == LONG
    assert box.currentText() == LONG
    shortened = [f"{LONG[:n].rstrip()}…" for n in range(8, len(LONG))]
    same = next(text for text in shortened if drawn(qtbot, text)[1] == picture)
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(kind, option, part, box).width()
    assert room > box.width() - 50
    assert room - 30 < box.fontMetrics().horizontalAdvance(same) < room


def test_a_short_choice_stands_as_it_is(look: Look, qtbot: QtBot) -> None:
    _, short = drawn(qtbot, "Online")
    _, other = drawn(qtbot, "Onlin…")
    assert short != other

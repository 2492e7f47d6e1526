"""What comes of a gesture: an edit, a selection, a text to type, or a question."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from cjm_desktop.document.selection import Selection
from cjm_desktop.tools import Choice, Outcome
from cjm_desktop.ui.icons import icon

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.canvas import Canvas


def carry_out(canvas: "Canvas", outcome: Outcome, at: QPointF | None) -> None:
    """Do what a gesture or a palette entry came to; `at` is where the pointer was."""
    if outcome.refused:
        canvas.message.emit(outcome.refused)
    if outcome.choices:
        place = canvas.mapToGlobal(at.toPoint()) if at is not None else QCursor.pos()
        _popup_choices(canvas, outcome.choices, place)
        return
    if outcome.edit is not None and not canvas.may_edit():
        return
    if outcome.edit is not None and outcome.edit_text_of is not None:
        canvas.document.select(Selection())
        canvas.cell = outcome.cell
        if canvas.editing.begin_made(outcome.edit_text_of, outcome.edit):
            return
    if outcome.edit is not None and not canvas.commit(outcome.edit):
        return
    if outcome.selection is not None:
        canvas.document.select(outcome.selection)
    if outcome.cell is not None or outcome.selection == Selection():
        canvas.cell = outcome.cell
        canvas.show_selection()


def _popup_choices(canvas: "Canvas", choices: tuple[Choice, ...], place: QPoint) -> None:
    """Let the user choose; closing the menu chooses nothing. Does not block."""
    menu = QMenu(canvas)
    menu.setObjectName("choices")
    for choice in choices:
        action = menu.addAction(icon(choice.icon, canvas.display.tokens), choice.name)
        action.triggered.connect(partial(_chosen, canvas, choice))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)


def _chosen(canvas: "Canvas", choice: Choice, _checked: bool = False) -> None:
    canvas.carry_out(choice.outcome)

"""The small menu after a drop that can mean several things."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from cjm_desktop.tools import Choice
from cjm_desktop.ui.icons import icon

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.canvas import Canvas


def popup_choices(canvas: "Canvas", choices: tuple[Choice, ...], place: QPoint) -> None:
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

"""The question before a window goes with texts that no field could hand over."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from cjm_desktop.domain.numbers import counted
from cjm_desktop.ui.ask import Way

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import MainWindow

_MOST = 5  # texts that are named


class Left(Enum):
    """What is to become of them."""

    NONE = auto()
    KEEP = auto()
    DROP = auto()
    STAY = auto()


def ask_about_texts(window: MainWindow) -> Left:
    """Ask what is to become of the texts in a window; nothing is asked where there are none."""
    editor = window.editor
    assert editor is not None
    texts, project = editor.left_over.texts(), editor.document.project
    if not texts:
        return Left.NONE
    one = len(texts) == 1
    named = [each.said(project) for each in texts[:_MOST]]
    more = [f"And {len(texts) - _MOST:,} more."] if len(texts) > _MOST else []
    saved = editor.keeper.session.path is not None
    again = "you open the file again" if saved else "the program starts again"
    kept = f"A draft stays on this computer and is offered when {again}."
    said = window.program.asking.choose(
        window,
        f"{'A text is' if one else counted(len(texts), 'text is', 'texts are')} not in the map yet.",
        "\n".join([*named, *more, "", kept]),
        (
            Way("keep", "Close and keep a draft", "later"),
            Way("stay", "Keep editing", "cancel"),
            Way("lose", "Close without it" if one else "Close without them", "no"),
        ),
    )
    return {"keep": Left.KEEP, "lose": Left.DROP}.get(said, Left.STAY)

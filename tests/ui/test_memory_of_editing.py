"""Hours of editing leave nothing behind: what lives after many gestures is what lives after some.

Objects are counted, not bytes, so that it is the same on every machine.
"""

import gc
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.edits.cards import alter_card
from cjm_desktop.domain.edits.edit import Edit, together
from cjm_desktop.domain.records import Card
from cjm_desktop.render.picture_cache import Picture
from cjm_desktop.scene.node import Drawing
from cjm_desktop.scene.scene import Scene
from cjm_desktop.typeset.setting import SetText
from cjm_desktop.ui.editor import Editor
from cjm_desktop.ui.inspector.form import Form
from cjm_desktop.ui.main_window import MainWindow
from tests.builders import big_map
from tests.robot import CONTROL, Robot

CARDS = 120
RECORDS_IN_MEMORY = 2_000
"""Those that undo may hold before its oldest steps go to the disk."""

TEXTS_KEPT = 512
"""Texts that painting keeps ready."""


@pytest.fixture
def thawed() -> Iterator[None]:
    """What was left out of the search for garbage counts as well."""
    gc.unfreeze()
    gc.collect()
    yield
    gc.unfreeze()


def test_many_gestures_leave_nothing_behind(
    opened: Callable[..., MainWindow], qtbot: QtBot, thawed: None
) -> None:
    window = opened(big_map(3, 8, 5, CARDS))
    qtbot.waitExposed(window)
    assert window.editor is not None
    others = living()
    user = User(window.editor)
    user.work(3)
    early = living()
    user.work(9)
    late = living()
    nodes = len(user.canvas.scene.nodes)
    assert late["QWidget"] <= early["QWidget"] + 20
    assert late[Form.__name__] <= early[Form.__name__] + 1
    assert late[Scene.__name__] <= others[Scene.__name__] + 2
    assert late[Picture.__name__] <= others[Picture.__name__] + nodes
    assert late[Drawing.__name__] <= others[Drawing.__name__] + 2 * nodes
    assert late[SetText.__name__] <= others[SetText.__name__] + 2 * nodes + TEXTS_KEPT
    assert late[Card.__name__] <= others[Card.__name__] + RECORDS_IN_MEMORY + 2 * CARDS


def living() -> Counter[str]:
    """How many objects of each type there are, and widgets together, once garbage is gone."""
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.unfreeze()
    gc.collect()
    found = Counter(type(one).__name__ for one in gc.get_objects())
    return found + Counter({"QWidget": len(QApplication.allWidgets()) - found["QWidget"]})


def set_votes(cards: list[str], votes: int) -> Edit:
    """What is written on every card changes, so every one is drawn anew."""
    return together("Vote", *(alter_card(card, votes=votes) for card in cards))


class User:
    """Works in a map and leaves it as large as it was."""

    def __init__(self, editor: Editor) -> None:
        self.editor, self.canvas, self.document = editor, editor.canvas, editor.document
        self.robot = Robot(editor.canvas)
        self.number = 0

    def work(self, rounds: int) -> None:
        """In each round: type, change all, copy and delete, drag, undo and redo, look around."""
        for _ in range(rounds):
            self.number += 1
            self._type()
            cards = [card.id for card in self.document.project.cards]
            assert self.editor.attempt(set_votes(cards, self.number))
            self.robot.click(self._card()).key(Qt.Key.Key_D, CONTROL).key(Qt.Key.Key_Delete)
            self.robot.drag(self._card(), self._card())
            self.document.undo()
            self.document.redo()
            self.robot.wheel(self._card(), self.number % 5 - 2, CONTROL)
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert abs(len(self.document.project.cards) - CARDS) < 20

    def _type(self) -> None:
        self.canvas.zoom_actual()
        self.robot.double_click(self._card()).key(Qt.Key.Key_A, CONTROL).type(f"No {self.number}")
        self.canvas.accept_text()

    def _card(self) -> tuple[float, float]:
        """Where a card is seen, another one each time."""
        pane = self.canvas.display.panes.all[0]
        seen = [
            pane.to_view(*node.rect.centre)
            for node in self.canvas.scene.nodes
            if node.ref is not None and node.ref.kind == Card.KIND
        ]
        inside = [
            at for at in seen if pane.seen.adjusted(240, 160, -60, -60).contains(at.toPoint())
        ]
        place = (inside or seen)[self.number * 7 % len(inside or seen)]
        return place.x(), place.y()

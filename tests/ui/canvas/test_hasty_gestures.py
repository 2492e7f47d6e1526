"""Whatever is done at once after a high map was opened ends as it would have ended with patience."""

from collections.abc import Callable
from random import Random
from time import sleep

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.ui.canvas import Canvas
from tests.builders import big_map, the_map
from tests.edits import add_map
from tests.odd_clipboards import ODD_CLIPBOARDS
from tests.robot import CONTROL, NONE, SHIFT, Place
from tests.ui.canvas.conftest import SetUp
from tests.ui.canvas.desk import Desk

SECOND_MAP = "00000000-0000-4000-8000-00000000abcd"
HIGH: Project = add_map(SECOND_MAP, title="Second").apply(big_map(3, 12, 10, 420))
CARDS = [card.id for card in HIGH.cards]

Act = Callable[[Desk], object]

KEYS = [
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Right,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Delete,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Tab,
    Qt.Key.Key_A,
    Qt.Key.Key_D,
    Qt.Key.Key_0,
    Qt.Key.Key_1,
]

ZOOMS: dict[str, Callable[[Canvas], None]] = {
    "fit": Canvas.zoom_fit,
    "selection": Canvas.zoom_selection,
    "actual": Canvas.zoom_actual,
}


def pause(desk: Desk) -> None:
    """Long enough for the first picture to be up, too short for all lanes."""
    sleep(0.05)
    desk.settle()


def wheel(at: Place, notches: int, held: Qt.KeyboardModifier) -> Act:
    return lambda desk: desk.robot.wheel(at, notches, held)


def press_key(key: Qt.Key, held: Qt.KeyboardModifier) -> Act:
    return lambda desk: desk.robot.key(key, held)


def click(at: Place) -> Act:
    return lambda desk: desk.robot.click(at)


def drag(start: Place, end: Place) -> Act:
    return lambda desk: desk.robot.drag(start, end)


def bring(title: str, to: Place) -> Act:
    return lambda desk: desk.bring(title, to)


def write(at: Place) -> Act:
    return lambda desk: desk.robot.double_click(at).type("Came in a hurry")


def compose(letters: str, commit: str) -> Act:
    return lambda desk: desk.robot.compose(letters, commit=commit)


def paste(what: str) -> Act:
    def act(desk: Desk) -> None:
        QApplication.clipboard().setMimeData(ODD_CLIPBOARDS[what]())
        desk.canvas.clipping.paste()

    return act


def resize(width: int, height: int) -> Act:
    return lambda desk: desk.canvas.resize(width, height)


def reveal(number: int) -> Act:
    return lambda desk: desk.canvas.reveal(Ref("card", CARDS[number]))


def look_at(map_id: str) -> Act:
    return lambda desk: desk.canvas.show_map(map_id)


def zoom(how: str) -> Act:
    return lambda desk: ZOOMS[how](desk.canvas)


def some_act(dice: Random) -> Act:
    """Mostly a move of the view, which asks for the fewest lanes."""
    at, to = (_place(dice), _place(dice))
    plain = wheel(at, dice.choice([-40, -12, -5, -1, 3]), NONE)
    views: list[Act] = [
        *(plain, plain, plain, pause),
        wheel(at, dice.choice([-12, -3, 3]), SHIFT),
        wheel(at, dice.choice([-4, -1, 1, 3]), CONTROL),
        resize(dice.randint(500, 1700), dice.randint(300, 1300)),
        look_at(dice.choice([the_map(HIGH).id, SECOND_MAP])),
        zoom(dice.choice(list(ZOOMS))),
    ]
    edits: list[Act] = [
        press_key(dice.choice(KEYS), dice.choice([NONE, NONE, CONTROL])),
        click(at),
        drag(at, to),
        bring(dice.choice(["Note", "Step", "Stage", "Very bad", "Metrics"]), to),
        write(at),
        reveal(dice.randrange(len(CARDS))),
        compose(dice.choice(["", "n", "안"]), dice.choice(["", "你好"])),
        paste(dice.choice(sorted(ODD_CLIPBOARDS))),
        lambda desk: desk.document.undo(),
        lambda desk: desk.document.redo(),
    ]
    return dice.choice(views if dice.random() < 0.65 else edits)


def _place(dice: Random) -> Place:
    return dice.randint(-10, 1410), dice.randint(-10, 910)


def after(desk: Desk, acts: list[Act]) -> QImage:
    """The screen when all is done: nothing is typed any more, nothing under the pointer, all lanes have come."""
    for act in acts:
        act(desk)
    desk.canvas.accept_text()
    QApplication.sendEvent(desk.canvas, QEvent(QEvent.Type.Leave))
    desk.let_the_rest_come()
    return desk.screen()


@pytest.mark.parametrize("seed", range(24))
def test_haste_ends_as_patience_does(set_up: SetUp, seed: int) -> None:
    dice = Random(seed)
    acts = [some_act(dice) for _ in range(1 + seed % 5)]
    patient = set_up(HIGH)
    patient.let_the_rest_come()
    in_the_end = after(patient, acts)
    selected = len(patient.document.selection)
    patient.canvas.close()
    hasty = set_up(HIGH)
    assert after(hasty, acts) == in_the_end
    assert hasty.picture() == in_the_end
    assert len(hasty.document.selection) == selected

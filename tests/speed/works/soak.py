"""What minutes of random gestures on one map do to the memory: history must not pile up in it."""

import gc
from collections.abc import Callable
from random import Random

from PySide6.QtCore import Qt

from cjm_desktop.ui.garbage import give_back
from tests.robot import CONTROL, NONE, SHIFT
from tests.speed.result import Result
from tests.speed.works.memory import resident

WARM, MORE = 150, 200
"""Gestures until the caches have filled, and gestures after that; a user makes as many in some minutes."""

MOST = 1.05


def measure(size: str) -> list[Result]:
    from tests.speed.screen import application

    application()
    soak = Soak(size)
    soak.run(WARM)
    warm = _settled()
    soak.run(MORE)
    name = f"after {MORE} random gestures"
    return [Result(name, size, _settled(), None, warm, "before them", most=MOST, unit="MB")]


def _settled() -> float:
    gc.collect()
    give_back()  # as the program does once in a while
    return resident()


class Soak:
    """One user who moves, types, selects, undoes and looks around, and leaves the map as large as it was."""

    def __init__(self, size: str, seed: int = 5) -> None:
        from tests.speed.sizes import project_of_size
        from tests.ui.canvas.desk import Desk

        self.desk = Desk(project_of_size(size), 1600, 1000)
        self.desk.let_the_rest_come()
        self._dice = Random(seed)
        self._acts: list[Callable[[], object]] = [
            *[self._drag_a_card] * 4,
            *[self._type] * 3,
            self._undo,
            self._redo,
            self._nudge_all,
            self._duplicate_and_delete,
            self._drag,
            *[self._look] * 2,
            self._go_back,
        ]

    def run(self, gestures: int) -> None:
        for _ in range(gestures):
            self._dice.choice(self._acts)()
            self.desk.settle()

    def _place(self) -> tuple[int, int]:
        return self._dice.randint(180, 1560), self._dice.randint(120, 960)

    def _drag(self) -> None:
        held = SHIFT if self._dice.random() < 0.2 else NONE
        self.desk.robot.drag(self._place(), self._place(), held=held)

    def _drag_a_card(self) -> None:
        held = CONTROL if self._dice.random() < 0.05 else NONE
        self.desk.robot.drag(self._card(), self._place(), held=held)

    def _card(self) -> tuple[float, float]:
        """A card in the part of the map that is looked at, or else any place."""
        visible = self.desk.canvas.display.visible_scene()
        nodes = self.desk.canvas.layout_shown.places.records()
        seen = [
            n.ref
            for n in nodes
            if n.ref is not None and n.ref.kind == "card" and n.rect.intersects(visible)
        ]
        return self.desk.on(self._dice.choice(seen)) if seen else self._place()

    def _undo(self) -> None:
        self.desk.document.undo()

    def _redo(self) -> None:
        self.desk.document.redo()

    def _type(self) -> None:
        self.desk.robot.double_click(self._card()).key(Qt.Key.Key_A, CONTROL)
        self.desk.robot.type(f"Compares {self._dice.randint(0, 9999)} models")
        self.desk.canvas.accept_text()

    def _go_back(self) -> None:
        self.desk.canvas.zoom_actual()

    def _nudge_all(self) -> None:
        key = self._dice.choice([Qt.Key.Key_Left, Qt.Key.Key_Right])
        self.desk.robot.key(Qt.Key.Key_Escape).key(Qt.Key.Key_A, CONTROL).key(key, CONTROL)

    def _duplicate_and_delete(self) -> None:
        self.desk.robot.click(self._card()).key(Qt.Key.Key_D, CONTROL).key(Qt.Key.Key_Delete)

    def _look(self) -> None:
        held = self._dice.choice([NONE, SHIFT, CONTROL])
        self.desk.robot.wheel(self._place(), self._dice.choice([-3, -1, 1, 3]), held)

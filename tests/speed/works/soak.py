"""What minutes of random gestures on one map do to the memory of the program: nothing may pile up in it."""

import gc
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random

from PySide6.QtCore import QCoreApplication, QEvent, Qt

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.ids import Ref
from cjm_desktop.ui.garbage import give_back
from tests.robot import CONTROL, NONE, SHIFT, Robot
from tests.speed.result import Result
from tests.speed.screen import Screen, open_in_program, start_program
from tests.speed.works.memory import resident

WARM, MORE = 150, 300
"""Gestures of about a minute, in which caches fill, and gestures after that."""

MOST = 1.05
PAUSE = 0.05
"""Seconds after each gesture: enough for the canvas to begin to sharpen and look ahead."""

_SAMPLES = 8


def measure(size: str) -> list[Result]:
    with tempfile.TemporaryDirectory() as folder:
        soak = Soak(screen_for(size, Path(folder)))
        soak.run(WARM)
        warm = soak.memory()
        soak.run(MORE)
        name = f"after {MORE} random gestures"
        return [Result(name, size, soak.memory(), None, warm, "before them", most=MOST, unit="MB")]


def screen_for(size: str, folder: Path) -> Screen:
    """The whole program with a map of a size, which another process has made."""
    from tests.speed.sizes import written_by_child

    path = written_by_child(size, folder)
    screen = open_in_program(start_program(), path)
    screen.settle(1.0)
    return screen


class Soak:
    """One user who moves, copies, types, undoes and looks around, and keeps the map about as large as it was."""

    def __init__(self, screen: Screen, seed: int = 5) -> None:
        self.screen = screen
        self.robot = Robot(screen.canvas)
        self._most_cards = len(screen.document.project.cards) + 50
        self._dice = Random(seed)
        self._acts: list[Callable[[], object]] = [
            *[self._drag_a_card] * 4,
            *[self._type] * 3,
            screen.document.undo,
            screen.document.redo,
            self._nudge_all,
            self._duplicate_and_delete,
            self._drag,
            *[self._look] * 2,
            screen.canvas.zoom_actual,
        ]

    def run(self, gestures: int) -> None:
        """Make so many gestures."""
        for _ in range(gestures):
            self._dice.choice(self._acts)()
            self._tidy_up()
            self.screen.settle(PAUSE)
            # `processEvents` leaves these to the event loop of the program, which does not run here.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def memory(self) -> float:
        """Megabytes while a few more gestures are made: a single sample is about one instant.

        Always at 100 % at the top left corner, where the view rests twice: ready pictures are kept of the last two
        views that stood still. They take 4 to 8 MB at 100 %, and 10 more where little of the map is seen large: that
        hangs on what these views show, not on what was done before. Where the last gesture has left the view is
        chance, which would count as growth in one run and hide growth in another.
        """
        samples = []
        for _ in range(_SAMPLES):
            self.run(5)
            self._rest_at_the_corner()
            gc.collect()
            give_back()  # as the program does once in a while
            samples.append(resident())
        return sum(samples) / len(samples)

    def _rest_at_the_corner(self) -> None:
        canvas = self.screen.canvas
        canvas.zoom_actual()
        for x in (1.0, 0.0):
            canvas.scroll_to(x, 0.0)
            self.screen.settle(1.0)

    def _tidy_up(self) -> None:
        """Delete what has become too much: a map that grows takes more memory, as it must."""
        cards = self.screen.document.project.cards
        if len(cards) > self._most_cards:
            surplus = tuple(Ref(c.KIND, c.id) for c in list(cards)[self._most_cards - 50 :])
            self.screen.document.select(Selection(surplus))
            self.robot.key(Qt.Key.Key_Delete)
            while self.screen.canvas.planner.is_busy:  # very many are deleted beside the window
                self.screen.settle(0.1)
            assert len(self.screen.document.project.cards) <= self._most_cards

    def _place(self) -> tuple[int, int]:
        canvas = self.screen.canvas
        return self._dice.randint(180, canvas.width() - 40), self._dice.randint(
            120, canvas.height() - 40
        )

    def _drag(self) -> None:
        held = SHIFT if self._dice.random() < 0.2 else NONE
        self.robot.drag(self._place(), self._place(), held=held)

    def _drag_a_card(self) -> None:
        held = CONTROL if self._dice.random() < 0.05 else NONE
        self.robot.drag(self._card(), self._place(), held=held)

    def _card(self) -> tuple[float, float]:
        """A card in the part of the map that is looked at, or else any place."""
        seen = self.screen.cards_in_view()
        if not seen:
            return self._place()
        place = self.screen.on_screen(self._dice.choice(seen).rect.centre)
        return place.x(), place.y()

    def _type(self) -> None:
        self.robot.double_click(self._card()).key(Qt.Key.Key_A, CONTROL)
        self.robot.type(f"Compares {self._dice.randint(0, 9999)} models")
        self.screen.canvas.accept_text()

    def _nudge_all(self) -> None:
        key = self._dice.choice([Qt.Key.Key_Left, Qt.Key.Key_Right])
        self.robot.key(Qt.Key.Key_Escape).key(Qt.Key.Key_A, CONTROL).key(key, CONTROL)

    def _duplicate_and_delete(self) -> None:
        self.robot.click(self._card()).key(Qt.Key.Key_D, CONTROL).key(Qt.Key.Key_Delete)

    def _look(self) -> None:
        held = self._dice.choice([NONE, SHIFT, CONTROL])
        self.robot.wheel(self._place(), self._dice.choice([-3, -1, 1, 3]), held)

"""Whatever is done in the window in whatever order, also closing and opening again: nothing is lost, nothing breaks.

A screen reader is there all the time: it has read everything that goes.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.rules import check_project
from cjm_desktop.storage.opening import read_project, write_project
from cjm_desktop.ui.ask import Way
from cjm_desktop.ui.canvas import Canvas
from cjm_desktop.ui.editor import Editor
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.program import Program
from cjm_desktop.ui.settings import Settings
from cjm_desktop.ui.waiting import Waiting
from tests.odd_clipboards import ODD_CLIPBOARDS
from tests.robot import CONTROL, NONE, SHIFT, Robot
from tests.ui.conftest import Answers, end, small

PLACES = st.tuples(st.integers(-20, 900), st.integers(-20, 800))
WORDS = [
    "Typed",
    "12.4k",
    "-",
    "1e400",
    "2026-13-45",
    "12.11.2026",
    "\n\n",
    "\u202e",
    "x" * 300,
    "لا",
]
COMPOSED = ["", "n", "ni", "你好", "안", "안녕"]
KEYS = [
    *(Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return),
    *(Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Space),
]
COMMANDS = [
    *("edit.undo", "edit.redo", "edit.cut", "edit.copy", "edit.paste", "edit.delete"),
    *("edit.select_all", "edit.duplicate", "map.duplicate", "map.next", "map.delete", "file.save"),
]


class Quiet(Answers):
    """Takes back what cannot be kept, and keeps the rest."""

    def choose(
        self, parent: QWidget, text: str, detail: str, ways: Sequence[Way], *, icon: str = ""
    ) -> str:
        return next((way.key for way in ways if way.role == "no"), ways[0].key)


class InTheWindow(RuleBasedStateMachine):
    """One user with a window, a file, and somebody who reads the screen aloud."""

    program: ClassVar[Program]
    folder: ClassVar[Path]
    qtbot: ClassVar[QtBot]
    number: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        InTheWindow.number += 1
        self.path = self.folder / f"{self.number}.cjm"
        write_project(self.path, small())
        self.window = self.program.new_window()
        self.window.resize(1300, 860)
        self.held: set[int] = set()  # the numbers of what was read
        self._open()

    @property
    def editor(self) -> Editor:
        assert self.window.editor is not None
        return self.window.editor

    @property
    def canvas(self) -> Canvas:
        return self.editor.canvas

    @property
    def robot(self) -> Robot:
        return Robot(self.canvas)

    def _open(self) -> None:
        self.window.files.open_path(self.path)
        self.qtbot.waitUntil(lambda: self.window.editor is not None, timeout=20_000)

    @rule(start=PLACES, end=PLACES)
    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        self.robot.drag(start, end)

    @rule(at=PLACES)
    def double_click(self, at: tuple[int, int]) -> None:
        self.robot.double_click(at)

    @rule(word=st.sampled_from(WORDS))
    def write(self, word: str) -> None:
        self.robot.type(word)

    @rule(stages=st.lists(st.sampled_from(COMPOSED), max_size=3), commit=st.sampled_from(COMPOSED))
    def compose(self, stages: list[str], commit: str) -> None:
        self.robot.compose(*stages, commit=commit)

    @rule(key=st.sampled_from(KEYS), held=st.sampled_from([NONE, SHIFT, CONTROL]))
    def key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        self.robot.key(key, held)

    @rule(what=st.sampled_from(sorted(ODD_CLIPBOARDS)))
    def fill_the_clipboard(self, what: str) -> None:
        QApplication.clipboard().setMimeData(ODD_CLIPBOARDS[what]())

    @rule(key=st.sampled_from(COMMANDS))
    def command(self, key: str) -> None:
        action = self.window.action(key)
        if action.isEnabled():
            action.trigger()

    @rule(number=st.integers(0, 40))
    def select(self, number: int) -> None:
        project = self.editor.document.project
        kinds = ("stage", "step", "lane", "card", "marker")
        refs = [Ref(kind, record.id) for kind in kinds for record in project.table(kind)]
        if refs:
            self.editor.document.select(Selection((refs[number % len(refs)],)))

    @rule(times=st.integers(1, 12), back=st.booleans())
    def move_the_focus(self, times: int, back: bool) -> None:
        for _ in range(times):
            self.window.focusPreviousChild() if back else self.window.focusNextChild()

    @rule()
    def go_to_another_program(self) -> None:
        for kind in (QEvent.Type.WindowDeactivate, QEvent.Type.WindowActivate):
            QApplication.sendEvent(self.window, QEvent(kind))

    @rule()
    def read_aloud(self) -> None:
        for number in self.held:  # as of what another process remembers: it may be gone, not broken
            found = QAccessible.accessibleInterface(number)
            if found is not None and found.isValid():
                found.text(QAccessible.Text.Name)
        self.held = set(_read(QAccessible.queryAccessibleInterface(self.window)))

    @rule(whole=st.booleans())
    def close_and_open_again(self, whole: bool) -> None:
        """What stood in the document stands in the file, and comes back."""
        self.editor.accept_typing()
        kept = self.editor.document.project
        if whole:
            assert self.window.close()
            self.window = self.program.new_window()
        else:
            self.window.files.close_project()
        assert self.window.editor is None
        assert read_project(self.path) == kept
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._open()
        assert self.editor.document.project == kept
        self.read_aloud()

    @invariant()
    def is_sound(self) -> None:
        QApplication.processEvents()
        for popup in iter(QApplication.activePopupWidget, None):
            popup.close()
        check_project(self.editor.document.project)
        assert not [bar for bar in self.window.messages.bars() if "went wrong" in bar.label.text()]

    def teardown(self) -> None:
        end(self.window, self.qtbot)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _read(interface: QAccessibleInterface, depth: int = 0) -> Iterator[int]:
    """Ask for everything, as a screen reader does, and let Qt give it a number."""
    yield QAccessible.uniqueId(interface)
    interface.text(QAccessible.Text.Name)
    for index in range(min(interface.childCount(), 200) if depth < 12 else 0):
        child = interface.child(index)
        if child is not None and child.isValid():
            yield from _read(child, depth + 1)


@pytest.fixture
def dialogs_go() -> Iterator[None]:
    """A key on a button may open a dialog, which would wait for an answer."""
    timer = QTimer(interval=20)

    def close() -> None:
        shown = QApplication.activeModalWidget()
        if shown is not None and not isinstance(shown, Waiting):  # closing that stops opening
            shown.close()

    timer.timeout.connect(close)
    timer.start()
    yield
    timer.stop()


@pytest.mark.usefixtures("dialogs_go")
def test_random_use_of_the_window(qtbot: QtBot, look: Look, tmp_path: Path) -> None:
    InTheWindow.program = Program(look, Settings(tmp_path / "settings.ini"), Quiet())
    InTheWindow.folder, InTheWindow.qtbot = tmp_path, qtbot
    QAccessible.setActive(True)
    try:
        run_state_machine_as_test(
            InTheWindow,
            settings=settings(
                max_examples=4,
                stateful_step_count=30,
                deadline=None,
                derandomize=True,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            ),
        )
    finally:
        QAccessible.setActive(False)
        InTheWindow.program.garbage.stop()

"""Whatever is pressed, dragged, typed and undone in whatever order: the project stays sound, undo leads back."""

from collections.abc import Callable

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.project import Project
from cjm_desktop.domain.rules import check_project
from cjm_desktop.ui.canvas import Canvas
from tests.builders import a_shop
from tests.odd_clipboards import ODD_CLIPBOARDS
from tests.robot import ALT, CONTROL, NONE, SHIFT
from tests.ui.canvas.desk import Desk

PLACES = st.tuples(st.integers(-40, 1440), st.integers(-40, 940))
HELD = st.sampled_from([NONE, SHIFT, CONTROL, ALT])
KEYS = st.sampled_from(
    [
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Return,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Tab,
        Qt.Key.Key_D,
        Qt.Key.Key_A,
    ]
)
COMPOSED = ["", "n", "ni", "你好", "안", "안녕", "é"]
ACTS: list[Callable[[Canvas], None]] = [
    lambda canvas: canvas.clipping.copy(),
    lambda canvas: canvas.clipping.cut(),
    Canvas.duplicate,
    Canvas.select_all,
]
ENTRIES = st.sampled_from(
    ["Stage", "Step", "Metrics", "Website", "Good", "Very bad", "Pain point", "Note", "Thought"]
)


class Gestures(RuleBasedStateMachine):
    """One user with one mouse and one keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.desk = Desk(a_shop().build())
        self.start: Project = self.desk.project

    @rule(start=PLACES, end=PLACES, held=HELD)
    def drag(self, start: tuple[int, int], end: tuple[int, int], held: Qt.KeyboardModifier) -> None:
        self.desk.robot.drag(start, end, held=held)

    @rule(number=st.integers(0, 60), end=PLACES, held=HELD)
    def drag_a_record(self, number: int, end: tuple[int, int], held: Qt.KeyboardModifier) -> None:
        nodes = self.desk.canvas.layout_shown.places.records()
        if nodes:
            ref = nodes[number % len(nodes)].ref
            assert ref is not None
            self.desk.robot.drag(self.desk.on(ref), end, held=held)

    @rule(start=PLACES, over=PLACES, key=KEYS)
    def press_a_key_in_a_drag(
        self, start: tuple[int, int], over: tuple[int, int], key: Qt.Key
    ) -> None:
        self.desk.robot.press(start).glide(over, steps=2)
        self.desk.robot.key(key)
        self.desk.robot.release(over)

    @rule(title=ENTRIES, to=PLACES)
    def bring(self, title: str, to: tuple[int, int]) -> None:
        self.desk.bring(title, to)

    @rule(at=PLACES, text=st.text(st.characters(categories=["L", "N", "P"]), max_size=6))
    def write(self, at: tuple[int, int], text: str) -> None:
        self.desk.robot.double_click(at).type(text)

    @rule(key=KEYS, held=HELD)
    def key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        self.desk.robot.key(key, held)

    @rule(at=PLACES, notches=st.integers(-3, 3), held=HELD)
    def wheel(self, at: tuple[int, int], notches: int, held: Qt.KeyboardModifier) -> None:
        self.desk.robot.wheel(at, notches, held)

    @rule(stages=st.lists(st.sampled_from(COMPOSED), max_size=3), commit=st.sampled_from(COMPOSED))
    def compose(self, stages: list[str], commit: str) -> None:
        self.desk.robot.compose(*stages, commit=commit)

    @rule(what=st.sampled_from(sorted(ODD_CLIPBOARDS)))
    def paste(self, what: str) -> None:
        QApplication.clipboard().setMimeData(ODD_CLIPBOARDS[what]())
        self.desk.canvas.clipping.paste()

    @rule(how=st.sampled_from(ACTS))
    def copy_or_cut(self, how: Callable[[Canvas], None]) -> None:
        how(self.desk.canvas)

    @rule()
    def paste_again(self) -> None:
        self.desk.canvas.clipping.paste()

    @rule()
    def undo(self) -> None:
        self.desk.document.undo()

    @rule()
    def redo(self) -> None:
        self.desk.document.redo()

    @invariant()
    def is_sound(self) -> None:
        check_project(self.desk.project)
        assert not self.desk.canvas.pointing.is_busy
        assert not [m for m in self.desk.messages if "met an error" in m]
        for ref in self.desk.document.selection.refs:
            assert self.desk.project.find(*ref) is not None

    def teardown(self) -> None:
        self.desk.canvas.accept_text()
        while self.desk.document.undo_label is not None:
            self.desk.document.undo()
        assert self.desk.project == self.start
        self.desk.canvas.close()
        self.desk.canvas.deleteLater()
        self.desk.settle()


def test_random_gestures(qtbot: QtBot) -> None:
    run_state_machine_as_test(
        Gestures,
        settings=settings(
            max_examples=12,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )

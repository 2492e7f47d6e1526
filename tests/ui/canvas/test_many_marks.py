"""Selecting all of a large map costs what it selects: no mark is looked for among all others."""

from collections.abc import Callable
from typing import ClassVar

from cjm_desktop.scene.primitives import Rect
from cjm_desktop.ui.canvas.marks import Ring
from cjm_desktop.ui.main_window import MainWindow
from tests.builders import a_project
from tests.ui.conftest import editor_of

Opened = Callable[..., MainWindow]
MANY = 1_000


class Compared(Ring):
    """A ring that counts how often it is compared."""

    times: ClassVar[int] = 0

    def __eq__(self, other: object) -> bool:
        Compared.times += 1
        return isinstance(other, Compared) and self.area == other.area

    def __hash__(self) -> int:
        return hash(self.area)


def test_one_selection_after_another_is_compared_once_a_mark(opened: Opened) -> None:
    editor = opened().editor
    assert editor is not None
    display = editor.canvas.display
    display.set_layer("selection", [Compared(Rect(i, 0, 9, 9)) for i in range(MANY)])
    Compared.times = 0
    display.set_layer("selection", [Compared(Rect(i, 1, 9, 9)) for i in range(MANY)])
    assert Compared.times < 10 * MANY
    display.set_layer("selection", [Compared(Rect(i, 1, 9, 9)) for i in range(0, MANY, 2)])
    assert len(display.marks("selection")) == MANY // 2
    assert Compared.times < 20 * MANY


def test_the_heading_names_all_that_is_selected(opened: Opened) -> None:
    build = a_project("Long").with_map().with_persona("Ann").with_lane("emotions")
    build.with_stage("Buy", *(f"Step {number}" for number in range(1_100))).with_lane("actions")
    for number in range(1_100):
        build.with_mood(0.5, step=number, persona=0)
    for number in range(1_000):
        build.with_card("Waits", step=number)
    editor = editor_of(opened(build.build()))
    editor.canvas.acting.select_all()
    said = "1,000 cards, 1,100 emotion markers"
    assert editor.inspector.form.heading.text() == said
    assert editor.inspector.form.accessibleName() == said

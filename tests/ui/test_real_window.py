"""The first whole journey in a real window: make a map, drag onto it, close it, open it, print it.

The mouse of a real screen does the work. Where things are on it, a second window of the same size tells: it stands
off screen in this process, and everything that is done in the real one is done in it by plain edits.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.document.document import Document
from cjm_desktop.domain.edits.cards import alter_card
from cjm_desktop.domain.edits.stages import alter_stage
from cjm_desktop.scene.scene import Scene
from cjm_desktop.ui.dialogs.export import ExportDialog
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.program import Program
from cjm_desktop.ui.warming import warm_up
from tests.hanging import end_or_stacks
from tests.ui.left_behind import (
    assert_paper_shows_it,
    assert_picture_shows_it,
    cards,
    moods,
    stage_titles,
)
from tests.ui.screen import Screen, missing, real_screen, start_program, wait_for

SIZE = (1400, 880)

pytestmark = pytest.mark.skipif(
    bool(missing()), reason=f"a real screen needs {', '.join(missing())}"
)


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    with real_screen(tmp_path) as made:
        yield made


class Twin:
    """Tells where things are in the real window."""

    def __init__(self, program: Program, qtbot: QtBot) -> None:
        self.window: MainWindow = program.new_window()
        self.window.resize(*SIZE)
        warm_up(self.window)
        self.qtbot = qtbot
        qtbot.waitExposed(self.window)

    @property
    def document(self) -> Document:
        assert self.window.editor is not None
        return self.window.editor.document

    @property
    def scene(self) -> Scene:
        assert self.window.editor is not None
        return self.window.editor.canvas.scene

    def button(self, name: str) -> tuple[int, int]:
        """The middle of the control of an accessible name, from the window's corner."""
        names = [b for b in self.window.findChildren(QAbstractButton) if b.isVisible()]
        return middle(next(b for b in names if b.accessibleName() == name), self.window)

    def tile(self, template: str) -> QAbstractButton:
        """The tile of a template on the start page; waits until it is drawn."""
        name = f"New from template: {template}"

        def found() -> list[QAbstractButton]:
            tiles = self.window.findChildren(QAbstractButton)
            return [t for t in tiles if t.accessibleName() == name and t.isVisible()]

        self.qtbot.waitUntil(lambda: bool(found()), timeout=20_000)
        return found()[0]

    def start_from(self, template: str) -> None:
        self.tile(template).click()
        self.qtbot.waitUntil(lambda: self.window.editor is not None, timeout=20_000)

    def spot(self, x: float, y: float) -> tuple[int, int]:
        """Where a place of the map is in the window."""
        assert self.window.editor is not None
        canvas = self.window.editor.canvas
        camera = canvas.display.camera
        place = QPoint(round(x * camera.scale - camera.x), round(y * camera.scale - camera.y))
        there = canvas.mapTo(self.window, place)
        return there.x(), there.y()

    def drop(self, name: str, at: tuple[int, int]) -> None:
        """Drop a thing of the palette, as the real hand did."""
        assert self.window.editor is not None
        editor = self.window.editor
        tiles = editor.palette_panel.findChildren(QAbstractButton)
        tile = next(t for t in tiles if t.accessibleName() == name)
        place = self.window.mapToGlobal(QPoint(*at))
        entry = tile.entry  # type: ignore[attr-defined]  # a tile of the palette
        editor.canvas.drag_in(entry, place)
        editor.canvas.drag_in_drop(place)
        editor.canvas.accept_text()


def test_a_first_journey(screen: Screen, program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    document, pdf, png = tmp_path / "first.cjm", tmp_path / "first.pdf", tmp_path / "first.png"
    twin = Twin(program, qtbot)
    build(screen, twin, document)
    assert stage_titles(document) == ["Decide"]
    assert cards(document) == [("touchpoints", "Compares prices", "Website")]
    assert moods(document) == [1.0]
    export(screen, twin, document, {"pdf": pdf, "png": png})
    assert_paper_shows_it(pdf)
    assert_picture_shows_it(png, document)


def build(screen: Screen, twin: Twin, document: Path) -> None:
    """From nothing to a saved map, by hand."""
    running = start_program(screen)
    window = screen.window("CJM Desktop")
    screen.place(window, *SIZE)
    tile = middle(twin.tile("Blank"), twin.window)
    screen.until("the new map", "Untitled", lambda: screen.click(window, tile))
    twin.start_from("Blank")

    drag_in(screen, twin, window, "Stage", middle_of_map(twin))
    screen.type("Decide")
    screen.key("Return", "Escape")
    name_stage(twin, "Decide")

    drag_in(screen, twin, window, "Website", cell(twin, "touchpoints"))
    screen.type("Compares prices")
    screen.key("ctrl+Return", "Escape")
    write_card(twin, "Compares prices")

    drag_in(screen, twin, window, "Good", mood(twin, 1.0))
    screen.key("ctrl+s")
    answer_file_dialog(screen, "^Save as$", document)
    wait_for("the file", document.exists)
    screen.picture(document.with_suffix(".built.png"))
    screen.do("windowactivate", "--sync", screen.window("first.cjm"))
    screen.key("ctrl+q")
    said, _ = end_or_stacks(running)
    assert (running.returncode, said) == (0, "")


def export(screen: Screen, twin: Twin, document: Path, targets: dict[str, Path]) -> None:
    """Open the file again and export it through the dialog."""
    running = start_program(screen, str(document))
    window = screen.window("first.cjm")
    screen.place(window, *SIZE)
    assert twin.window.editor is not None
    dialog = ExportDialog(twin.window, twin.window.editor, document.parent)
    dialog.show()
    for number, target in enumerate(targets.values()):
        screen.do("windowactivate", "--sync", window)
        screen.until("the export dialog", "^Export$", lambda: screen.key("ctrl+e"))
        shown = screen.window("^Export$")
        screen.place(shown, dialog.width(), dialog.height())
        screen.click(shown, middle(dialog.form.format, dialog))
        screen.key("Home", *["Down"] * number, "Return")
        screen.click(shown, middle(dialog.go, dialog))
        answer_file_dialog(screen, "^Export$", target, shown)
        wait_for(target.name, target.exists)
        screen.do("windowactivate", "--sync", shown)
        screen.key("Escape")
        wait_for("the end of the dialog", lambda: not screen.find("^Export$"))
    dialog.close()
    screen.do("windowactivate", "--sync", window)
    screen.key("ctrl+q")
    said, _ = end_or_stacks(running)
    assert (running.returncode, said) == (0, "")


# -- the hand ----------------------------------------------------------------------------------


def drag_in(
    screen: Screen,
    twin: Twin,
    window: str,
    name: str,
    target: tuple[int, int],
) -> None:
    """Drag a thing of the palette to a place of the window, there and in the twin."""
    start = twin.button(name)
    screen.drag(window, start, target)
    twin.drop(name, target)


def answer_file_dialog(screen: Screen, title: str, path: Path, before: str = "") -> None:
    """Type a name into the file dialog that comes up; `before`: another window of this title."""
    asking: list[str] = []

    def look() -> bool:
        asking[:] = [each for each in screen.find(title) if each != before]
        return bool(asking)

    screen.wait_for("the file dialog", look)
    dialog = asking[0]
    screen.do("windowactivate", "--sync", dialog)
    screen.key("ctrl+a")
    screen.type(str(path))
    screen.key("Return")
    wait_for("the end of the dialog", lambda: dialog not in screen.find(title))


# -- where things are --------------------------------------------------------------------------


def middle(control: QWidget, within: QWidget) -> tuple[int, int]:
    spot = control.mapTo(within, control.rect().center())
    return spot.x(), spot.y()


def middle_of_map(twin: Twin) -> tuple[int, int]:
    body = twin.scene.grid.body
    return twin.spot(body.x + min(body.width, 200.0) / 2, body.y + min(body.height, 200.0) / 2)


def cell(twin: Twin, kind: str) -> tuple[int, int]:
    """The middle of the first cell of a lane kind."""
    grid = twin.scene.grid
    row = next(row for row in grid.rows if row.kind == kind)
    column = grid.columns[0]
    return twin.spot(column.x + column.width / 2, row.y + row.height / 2)


def mood(twin: Twin, value: float) -> tuple[int, int]:
    """Where a mood stands over the first step."""
    grid = twin.scene.grid
    row = next(row for row in grid.rows if row.kind == "emotions")
    best, worst = grid.mood_scale[row.lane_id]
    column = grid.columns[0]
    return twin.spot(column.x + column.width / 2, best + (worst - best) * (2.0 - value) / 4.0)


# -- what was typed, told to the twin ----------------------------------------------------------


def name_stage(twin: Twin, title: str) -> None:
    stage = twin.document.project.stages.ordered()[0]
    twin.document.commit(alter_stage(stage.id, title=title))


def write_card(twin: Twin, text: str) -> None:
    card = twin.document.project.cards.ordered()[0]
    twin.document.commit(alter_card(card.id, text=text))

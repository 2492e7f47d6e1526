"""The real canvas on a screen of 1920x1080, and real events into it."""

from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication

from cjm_desktop.document.document import Document
from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Card
from cjm_desktop.layout import lay_out
from cjm_desktop.render.qt_painter import QtPainter
from cjm_desktop.scene.node import Node
from cjm_desktop.scene.primitives import Point, Rect
from cjm_desktop.scene.scene import Scene
from cjm_desktop.scene.theme import Theme
from cjm_desktop.storage.opening import open_session
from cjm_desktop.storage.session import MapSession
from cjm_desktop.typeset.environment import prepare_environment
from cjm_desktop.ui.application import Application, make_program, name_application
from cjm_desktop.ui.canvas.canvas import Canvas
from cjm_desktop.ui.garbage import taking_in
from cjm_desktop.ui.program import Program
from cjm_desktop.ui.warming import warm_up

WIDTH, HEIGHT = 1920, 1080
NONE = Qt.KeyboardModifier.NoModifier


def application() -> QApplication:
    """The one application object, as the program makes it."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    prepare_environment()
    made = Application(["speed"])
    name_application(made)
    return made


def laid_out(project: Project) -> Scene:
    """The first map of a project, laid out for paper."""
    contents = contents_of(project, project.maps.ordered()[0].id)
    return lay_out(contents, Theme())


@dataclass
class Screen:
    """One open map in a canvas as large as the screen, with its working copy."""

    app: QApplication
    canvas: Canvas
    document: Document
    session: MapSession
    program: Program | None = None

    def settle(self, seconds: float = 0.3) -> None:
        """Let everything be painted and sharpened that is still under way."""
        until = perf_counter() + seconds
        while perf_counter() < until:
            self.app.processEvents()
            sleep(0.002)

    def mouse(
        self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, held: Qt.MouseButton
    ) -> None:
        place = self.canvas.mapToGlobal(at)
        self.app.sendEvent(self.canvas, QMouseEvent(kind, at, place, button, held, NONE))

    def press(self, at: QPointF) -> None:
        left = Qt.MouseButton.LeftButton
        self.mouse(QEvent.Type.MouseButtonPress, at, left, left)

    def move(self, at: QPointF, held: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        self.mouse(QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, held)

    def release(self, at: QPointF) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        self.mouse(QEvent.Type.MouseButtonRelease, at, left, none)

    def wheel(self, by: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
        """One notch of a mouse wheel is 120 eighths of a degree."""
        at = QPointF(self.canvas.width() / 2, self.canvas.height() / 2)
        none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        place = self.canvas.mapToGlobal(at)
        event = QWheelEvent(at, place, QPoint(), by, none, held, phase, False)
        self.app.sendEvent(self.canvas, event)

    def key(self, key: Qt.Key, text: str = "", held: Qt.KeyboardModifier = NONE) -> None:
        target = self.app.focusWidget() or self.canvas
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self.app.sendEvent(target, QKeyEvent(kind, key, held, text))

    def painted(self) -> None:
        """Process what is pending: at least one frame is on the screen afterwards."""
        self.app.processEvents()

    @property
    def scene(self) -> Scene:
        return self.canvas.scene

    @property
    def scale(self) -> float:
        """Pixels a point."""
        return self.canvas.display.camera.scale

    @property
    def visible(self) -> Rect:
        """What of the scene is on the screen."""
        return self.canvas.display.visible_scene()

    @property
    def is_sharp(self) -> bool:
        """Is nothing on the screen drafted any more?"""
        return self.canvas.display.is_sharp

    def on_screen(self, place: Point) -> QPointF:
        """Where a place of the scene is on the widget."""
        return self.canvas.display.panes.all[0].to_view(place.x, place.y)

    def cards_in_view(self) -> list[Node]:
        """The nodes of cards that are wholly on the screen, beside and below pinned headers."""
        width, height = (pixels / self.scale for pixels in self.canvas.display.pinned_room())
        all_of_it = self.visible
        seen = Rect(
            all_of_it.x + width,
            all_of_it.y + height,
            all_of_it.width - width - 20,
            all_of_it.height - height - 20,
        )
        return [
            node
            for node in self.scene.nodes
            if node.ref is not None and node.ref.kind == Card.KIND and _inside(node.rect, seen)
        ]


def _inside(inner: Rect, outer: Rect) -> bool:
    return (
        inner.x >= outer.x
        and inner.y >= outer.y
        and inner.right <= outer.right
        and inner.bottom <= outer.bottom
    )


def open_on_screen(path: Path) -> Screen:
    """A document's first map in a canvas as large as the screen; nothing is painted yet."""
    app = application()
    session = open_session(path)
    document = Document(session.project)
    document.changed.connect(session.write)
    with taking_in():
        canvas = Canvas(document)
    canvas.resize(WIDTH, HEIGHT)
    canvas.show()
    return Screen(app, canvas, document, session)


def start_program() -> Program:
    """The whole program with its start page, in a window as large as the screen."""
    program = make_program(application())
    window = program.new_window()
    window.resize(WIDTH, HEIGHT)
    warm_up(window)
    return program


def open_in_program(program: Program, path: Path) -> Screen:
    """A document opened as the menu does it, until the window shows the map; it may still be drafted."""
    app = application()
    window = program.windows[0]
    window.files.open_path(path)
    # A busy wait would slow the reading thread down.
    wait = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    while window.editor is None:
        app.processEvents(wait)
    editor = window.editor
    return Screen(app, editor.canvas, editor.document, editor.keeper.session, program)


class FloorPainter:
    """The least that a frame needs: a part of a scene (points), painted with every picture ready."""

    def __init__(self, scene: Scene, visible: Rect, scale: float) -> None:
        self.scene, self.visible, self.scale = scene, visible, scale
        self.painter = QtPainter()
        width, height = round(visible.width * scale), round(visible.height * scale)
        self.image = QImage(max(1, width), max(1, height), QImage.Format.Format_RGB32)
        self.paint()

    def paint(self) -> None:
        painter = QPainter(self.image)
        painter.fillRect(self.image.rect(), Qt.GlobalColor.white)
        painter.translate(-self.visible.x * self.scale, -self.visible.y * self.scale)
        self.painter.paint_scene(painter, self.scene, self.visible, self.scale)
        painter.end()

"""A canvas on a desk: a document, the widget that shows it, and a robot that uses it."""

from time import sleep

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from cjm_desktop.document.document import Document
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.tools import PaletteEntry, palette_entries
from cjm_desktop.ui.canvas import Canvas
from tests.builders import lane_titled, ref_in, stage_titled, step_titled, the_map
from tests.robot import Place, Robot


class Desk:
    """Says where things are in pixels of the canvas."""

    def __init__(self, project: Project, width: int = 1400, height: int = 900) -> None:
        self.document = Document(project)
        self.canvas = Canvas(self.document)
        self.canvas.resize(width, height)
        self.messages: list[str] = []
        self.canvas.message.connect(self.messages.append)
        self.canvas.show()
        self.canvas.setFocus()
        self.robot = Robot(self.canvas)
        self.settle()

    def settle(self) -> None:
        """Until nothing is worked out beside the window any more."""
        QApplication.processEvents()
        while self.canvas.planner.is_busy:
            sleep(0.001)
            QApplication.processEvents()

    def picture(self) -> QImage:
        """What is on the screen once everything is sharp."""
        for _ in range(1000):
            QApplication.processEvents()
            if self.canvas.display.is_sharp:
                break
            sleep(0.005)
        assert self.canvas.display.is_sharp
        return self.canvas.grab().toImage()

    def screen(self) -> QImage:
        """What has come to the screen bit by bit, while `picture` paints all of it anew."""
        wanted = self.picture().format()
        self.settle()
        window = self.canvas.screen().grabWindow(self.canvas.winId())
        return window.toImage().convertToFormat(wanted)

    def let_the_rest_come(self) -> None:
        """Until the lanes out of sight are laid out as well."""
        for _ in range(20_000):
            if self.canvas.in_sight.is_whole:
                return
            self.settle()
            sleep(0.001)
        raise AssertionError("the rest of the map never came")

    @property
    def project(self) -> Project:
        return self.document.project

    def rect(self, ref: Ref) -> Rect:
        """Where a record is drawn, in points."""
        node = self.canvas.layout_shown.node_of(ref)
        assert node is not None, ref
        return node.rect

    def view(self, x: float, y: float) -> Place:
        """A place of the scene in pixels of the body."""
        place = self.canvas.display.panes.all[0].to_view(x, y)
        return place.x(), place.y()

    def on(self, ref: Ref, across: float = 0.5, down: float = 0.5) -> Place:
        """A place on a record, as shares of its width and height."""
        rect = self.rect(ref)
        return self.view(rect.x + rect.width * across, rect.y + rect.height * down)

    def card(self, text: str, across: float = 0.5, down: float = 0.5) -> Place:
        return self.on(self.card_ref(text), across, down)

    def ref(self, kind: str, title: str) -> Ref:
        return ref_in(self.project, kind, title)

    def card_ref(self, text: str) -> Ref:
        return self.ref("card", text)

    def stage(self, title: str, across: float = 0.5) -> Place:
        return self.on(Ref("stage", stage_titled(self.project, title).id), across)

    def step(self, title: str, across: float = 0.5) -> Place:
        return self.on(Ref("step", step_titled(self.project, title).id), across)

    def lane(self, title: str, down: float = 0.5) -> Place:
        rect = self.rect(Ref("lane", lane_titled(self.project, title).id))
        return self.view(rect.x + 12, rect.y + rect.height * down)

    def marker(self, persona: str, step: str) -> Ref:
        who = next(p for p in self.project.personas if p.name == persona)
        where = step_titled(self.project, step)
        return Ref(
            "marker",
            next(
                m.id
                for m in self.project.markers
                if m.persona_id == who.id and m.step_id == where.id
            ),
        )

    def cell(self, lane: str, step: str, across: float = 0.5, down: float = 0.5) -> Place:
        """A place in a cell."""
        rect = self.canvas.scene.grid.cell(
            lane_titled(self.project, lane).id, step_titled(self.project, step).id
        )
        return self.view(rect.x + rect.width * across, rect.y + rect.height * down)

    def texts(self, lane: str, step: str) -> list[str]:
        """What stands in a cell, top to bottom."""
        contents = self.canvas.layout_shown.contents
        cell = lane_titled(self.project, lane).id, step_titled(self.project, step).id
        return [card.text for card in contents.cell(*cell)]

    def stages(self) -> list[str]:
        home = the_map(self.project).id
        return [s.title for s in self.project.stages.by("map_id").get(home, ())]

    def steps(self, stage: str) -> list[str]:
        home = stage_titled(self.project, stage).id
        return [s.title for s in self.project.steps.by("stage_id").get(home, ())]

    def lanes(self) -> list[str]:
        home = the_map(self.project).id
        return [lane.title for lane in self.project.lanes.by("map_id").get(home, ())]

    def entry(self, title: str) -> PaletteEntry:
        """A thing of the palette by its title, also one of several choices."""
        entries = palette_entries(self.project)
        choices = [c for e in entries for c in e.choices]
        return next(e for e in (*entries, *choices) if e.title == title)

    def bring(self, title: str, to: Place, via: Place | None = None) -> None:
        """Drag something from the palette to a place, as the palette does it."""
        start = self.canvas.mapToGlobal(QPoint(-80, 40))
        self.canvas.drag_in(self.entry(title), start)
        for place in filter(None, (via, to)):
            self.canvas.drag_in_move(self.globally(place), self.robot.held)
        self.canvas.drag_in_drop(self.globally(to))

    def globally(self, place: Place) -> QPoint:
        return self.canvas.mapToGlobal(QPointF(*place).toPoint())

    def steps_back(self) -> int:
        """How many undo steps there are."""
        count = 0
        while self.document.undo_label is not None:
            self.document.undo()
            count += 1
        for _ in range(count):
            self.document.redo()
        return count

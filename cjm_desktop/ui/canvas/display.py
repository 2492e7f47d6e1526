"""What is seen: the camera, the ready pictures of the panes, and the marks over them."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from cjm_desktop.render.qt_painter import QtPainter
from cjm_desktop.scene.node import Node
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.scene.scene import Scene
from cjm_desktop.ui.canvas.backing import AHEAD, Backing
from cjm_desktop.ui.canvas.camera import Camera, Pane
from cjm_desktop.ui.canvas.differing import differing_area
from cjm_desktop.ui.canvas.ghosts import GhostPictures
from cjm_desktop.ui.canvas.marks import Ink, Mark, Panes
from cjm_desktop.ui.canvas.regions import rects_of
from cjm_desktop.ui.tokens import DARK, LIGHT, Tokens

_PINNED = {"stage": "top", "step": "top", "lane": "left"}
LAYERS = ("hints", "hover", "selection", "gesture")
_SLICE_SECONDS = 0.008
_HEADER_SECONDS = 0.004  # for the pictures of headers that become pinned
_PAUSE = 40  # milliseconds without a move before a stretched view is sharpened
_PICTURES = 2  # times what the view shows and looks ahead to: small cards take half as much again for their edges


class Display:
    """Paints a widget from a scene; repaints only what differs."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self.camera = Camera()
        self.scene: Scene | None = None
        self._qt = QtPainter()
        self._backings: list[Backing] = []
        self._layers: dict[str, list[Mark]] = {name: [] for name in LAYERS}
        self.ghosts = GhostPictures(self._qt)
        self._active = 0
        self.panes = self._fresh_panes()
        self._sharpening = QTimer(widget)
        self._sharpening.timeout.connect(self._sharpen)

    @property
    def tokens(self) -> Tokens:
        return DARK if self._widget.palette().window().color().lightness() < 128 else LIGHT

    @property
    def is_sharp(self) -> bool:
        """Is everything painted from the scene, nothing stretched or flat for the time being?"""
        return all(b.sharp for b in self._backings[: len(self.panes.all)])

    def set_scene(self, scene: Scene) -> None:
        """Show a newer layout of the same map: only what differs is painted."""
        before, self.scene = self.scene, scene
        self.camera.map_size = scene.size
        panes = self.panes
        self.panes = self._fresh_panes()
        if before is None or panes.all != self.panes.all:
            self._forget()
            self.follow()
            return
        area = differing_area(before, scene)
        if area is None:
            return
        for pane, backing in zip(self.panes.all, self._backings, strict=False):
            dirty = pane.rect_to_view(area).toAlignedRect().adjusted(-2, -2, 2, 2)
            backing.repaint(QRegion(dirty), scene, self.tokens.window)
            self._widget.update(dirty.intersected(pane.seen))
        if not self.is_sharp:
            self._sharpening.start(_PAUSE)

    def start_with(self, scene: Scene) -> None:
        """Show another map."""
        self.scene = scene
        self.camera.map_size = scene.size
        self._forget()

    def repaint_all(self) -> None:
        """Paint everything anew, after the look or the screen has changed."""
        self._forget()
        self.ghosts.forget()
        self.follow()

    def resize(self, width: int, height: int, ratio: float) -> None:
        camera = self.camera
        camera.width, camera.height, camera.ratio = max(1, width), max(1, height), ratio
        pixels = (width + 2 * AHEAD) * (height + 2 * AHEAD) * ratio * ratio
        self._qt.limit_to(_PICTURES * pixels * 4 / 2**20)

    def follow(self) -> None:
        """Bring the picture to where the camera looks now."""
        if self.scene is None or not self._widget.isVisible():
            return
        self.panes = self._fresh_panes()
        while len(self._backings) < len(self.panes.all):
            self._backings.append(Backing(self._qt))
        for backing in self._backings[len(self.panes.all) :]:
            backing.forget()
        ground, ratio = self.tokens.window, self.camera.ratio
        for index, (pane, backing) in enumerate(zip(self.panes.all, self._backings, strict=False)):
            backing.show(pane, self.scene, ground, ratio, _HEADER_SECONDS if index else None)
        self._sharpening.start(_PAUSE)  # as long as one moves, every step begins the pause anew
        self._widget.update()

    def set_layer(self, name: str, marks: Sequence[Mark]) -> None:
        """Show these marks in a layer; those that were there already are not painted again."""
        before = self._layers[name]
        if before == marks:
            return
        was, now = set(before), set(marks)  # all cards of a large map may be chosen
        changed = [m for m in before if m not in now] + [m for m in marks if m not in was]
        self._layers[name] = list(marks)
        self._widget.update(self.panes.region_of(changed))

    def marks(self, layer: str) -> Sequence[Mark]:
        """What a layer shows now."""
        return tuple(self._layers[layer])

    def paint(self, event: QPaintEvent) -> None:
        painter = QPainter(self._widget)
        if self.scene is None or not self._backings:
            painter.fillRect(event.rect(), QColor(self.tokens.window))
            return
        for rect in rects_of(event.region()):
            self._paint_rect(painter, rect, self.scene)
        painter.end()

    def _paint_rect(self, painter: QPainter, rect: QRect, scene: Scene) -> None:
        painter.setClipRect(rect)
        for index, (pane, backing) in enumerate(zip(self.panes.all, self._backings, strict=False)):
            backing.draw(painter, rect)
            if index:
                _edge(painter, pane)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = Ink(self.tokens, self.ghosts, scene.paper, self._widget.font())
        marks = [mark for name in LAYERS for mark in self._layers[name]]
        self.panes.draw(painter, marks, rect, ink)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def pane_at(self, position: QPointF) -> Pane:
        """The foremost pane under a place of the view."""
        point = position.toPoint()
        return next(
            (p for p in reversed(self.panes.all) if p.seen.contains(point)), self.panes.all[0]
        )

    def pane_of(self, node: Node) -> Pane:
        """The pane in which a node is seen: headers may be pinned."""
        part = _PINNED.get(node.role, "body")
        return next((p for p in self.panes.all if p.part == part), self.panes.all[0])

    def rect_of(self, node: Node) -> QRectF:
        """Where a node is in the view."""
        return self.pane_of(node).rect_to_view(node.rect)

    def show_node(self, node: Node) -> None:
        """Look as far aside as needed to see a node; what is pinned is seen already."""
        part, (left, top) = self.pane_of(node).part, self.pinned_room()
        room = {"stage": (left, 0.0), "step": (left, 0.0), "lane": (0.0, top)}
        self.camera.show(
            node.rect, room.get(node.role, (left, top)), across=part != "left", down=part != "top"
        )

    def activate(self, pane: Pane) -> None:
        """Say in which pane the pointer is: what floats beside it belongs there."""
        self._active = next((i for i, p in enumerate(self.panes.all) if p is pane), 0)
        if self.panes.active is not pane:
            self._widget.update(self.panes.region_of(self._layers["gesture"]))
            self.panes = Panes(self.panes.all, pane)

    def nodes_touching(self, scene: Scene, area: Rect) -> Sequence[Node]:
        """What stands in an area, by the index that painting has."""
        return self._qt.nodes_touching(scene, area)

    def look_through(self, scene: Scene) -> None:
        """Get ready to find things in a scene that is to be shown soon; for another thread."""
        self._qt.ahead.make(scene.nodes)

    def visible_scene(self) -> Rect:
        """What of the scene the body shows, pinned headers included."""
        body = self.panes.all[0]
        return body.rect_to_scene(QRectF(body.rect))

    def pinned_room(self) -> tuple[float, float]:
        """Width and height in pixels that headers cover when they are pinned."""
        if self.scene is None:
            return 0.0, 0.0
        grid, scale = self.scene.grid, self.camera.scale
        return grid.lanes_width * scale, (grid.steps_y + grid.steps_height - grid.stages_y) * scale

    def _fresh_panes(self) -> Panes:
        found = self.camera.panes(self.scene.grid if self.scene is not None else None)
        return Panes(found, found[min(self._active, len(found) - 1)])

    def _forget(self) -> None:
        for backing in self._backings:
            backing.forget()

    def _sharpen(self) -> None:
        """A slice of work while nobody moves the view: first what is in sight, then around it."""
        if self.scene is None:
            self._sharpening.stop()
            return
        self._sharpening.setInterval(0)
        for pane, backing in zip(self.panes.all, self._backings, strict=False):
            if not backing.sharp:
                if backing.sharpen(self.scene, self.tokens.window, _SLICE_SECONDS):
                    self._widget.update(pane.seen)
                return
        shown = self._backings[: len(self.panes.all)]
        if all(backing.look_ahead(self.scene, _SLICE_SECONDS) for backing in shown):
            self._sharpening.stop()
            self._qt.rest(self.camera.scale)


def _edge(painter: QPainter, pane: Pane) -> None:
    """A soft line where a pinned header lies over the map."""
    painter.setPen(QPen(QColor(15, 23, 42, 40), 1))
    rect = pane.seen
    if pane.part == "top":
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if pane.part == "left":
        painter.drawLine(rect.topRight(), rect.bottomRight())

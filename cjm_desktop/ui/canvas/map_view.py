"""A view of one map: the camera over what is laid out of it, and what is painted. Knows nothing of editing."""

from functools import reduce
from math import inf

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from cjm_desktop.document.document import Document
from cjm_desktop.layout import Memo
from cjm_desktop.scene.node import Node
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.ui.canvas.camera import EDGE_AT_FIRST, SMALLEST_AT_FIRST, first_sight
from cjm_desktop.ui.canvas.seen_map import SeenMap

_BREATH = 40  # milliseconds for the window to come up, before what can wait is done


class MapView(SeenMap):
    """Shows one map of a document, scrolls and zooms."""

    zoom_changed = Signal(float)

    def __init__(
        self, document: Document, parent: QWidget | None = None, memo: Memo | None = None
    ) -> None:
        """`memo`: that of a layout of the first map which was made beforehand, in another thread."""
        super().__init__(document, parent, memo)
        self._is_placed = False
        self._is_as_placed = False  # has nobody scrolled or zoomed since?
        self._left_at: dict[str, tuple[float, float, float]] = {}  # map: zoom and corner
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._has_come_up = False
        self._coming_up = QTimer(self, singleShot=True, interval=_BREATH)
        self._coming_up.timeout.connect(self.came_up)

    def start_with(self, map_id: str) -> None:
        """Lay out another map and look where one looked last, at first at its top left corner."""
        camera = self.display.camera
        if not self._is_as_placed:
            self._left_at[self._map_id] = camera.zoom, camera.x, camera.y
        self.begin_with(map_id)
        self._has_come_up = False
        if map_id not in self._left_at:
            self.place_camera()
            return
        camera.zoom, x, y = self._left_at[map_id]
        self.lay_out_down_to((y + camera.height) / camera.scale)
        camera.scroll_to(x, y)
        self.look_moved(zoomed=True)

    # -- the camera ----------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """1.0 shows the map at its true size: 96 pixels an inch."""
        return self.display.camera.zoom

    def zoom_in(self) -> None:
        self.zoom_to(self.display.camera.step(1))

    def zoom_out(self) -> None:
        self.zoom_to(self.display.camera.step(-1))

    def zoom_actual(self) -> None:
        self.zoom_to(1.0)

    def zoom_fit(self) -> None:
        """Show the whole map."""
        self._fit(Rect(0.0, 0.0, *self.scene.size))

    def zoom_selection(self) -> None:
        """Show what is selected as large as it fits, or the whole map."""
        nodes = [self.layout_shown.node_of(ref) for ref in self.document.selection.refs]
        rects = [node.rect for node in nodes if node is not None]
        if rects:
            self._fit(reduce(Rect.united, rects).grown(12.0))
        else:
            self.zoom_fit()

    def zoom_to(self, zoom: float, anchor: QPointF | None = None) -> None:
        """Zoom around a place of the view, or its middle."""
        middle = QPointF(self.width() / 2, self.height() / 2)
        self.lay_out_down_to(inf)
        self.display.camera.zoom_to(zoom, middle if anchor is None else anchor)
        self.look_moved(zoomed=True)

    def zoom_by(self, factor: float, anchor: QPointF) -> None:
        self.zoom_to(self.zoom * factor, anchor)

    def scroll_by(self, dx: float, dy: float) -> None:
        """Move the view over the map by pixels."""
        camera = self.display.camera
        self.scroll_to(camera.x + dx, camera.y + dy)

    def scroll_to(self, x: float, y: float) -> None:
        camera = self.display.camera
        before = camera.x, camera.y
        self.lay_out_down_to((y + camera.height) / camera.scale)
        camera.scroll_to(x, y)
        if (camera.x, camera.y) != before:
            self.look_moved()

    def show_node(self, node: Node) -> None:
        """Scroll as far as needed to see a node."""
        self.display.show_node(node)
        self.look_moved()

    def show_area(self, area: Rect) -> None:
        """Scroll as far as needed to see a part of the body."""
        self.display.camera.show(area, self.display.pinned_room())
        self.look_moved()

    def _fit(self, area: Rect) -> None:
        self.display.camera.fit(area)
        self.look_moved(zoomed=True)

    def look_moved(self, *, zoomed: bool = False) -> None:
        """The camera looks elsewhere now: paint that, and let what follows the view follow."""
        self._is_as_placed = False
        self.display.follow()
        self.bars.follow(self.display.camera)
        if zoomed:
            self.display.ghosts.forget()
            self.zoom_changed.emit(self.zoom)

    def place_camera(self) -> None:
        """Begin at the top left: the whole map if it can be read so, else at a size that can."""
        camera = self.display.camera
        # A map that is higher than the view at that size is not fitted, however many lanes it has.
        if not self.in_sight.reaches(first_sight(camera.height)):
            self.unfold(first_sight(camera.height))
            self.display.start_with(self.in_sight.scene)
        camera.fit(Rect(0.0, 0.0, *self.in_sight.scene.size), largest=1.0)
        if camera.zoom < SMALLEST_AT_FIRST:
            camera.zoom = SMALLEST_AT_FIRST
            camera.scroll_to(-EDGE_AT_FIRST, -EDGE_AT_FIRST)
        self.look_moved(zoomed=True)
        self._is_as_placed = True

    def whole_came(self, lower: float) -> None:
        super().whole_came(lower)
        camera = self.display.camera
        if self._is_as_placed:
            self.place_camera()
        else:
            camera.scroll_to(camera.x, camera.y + lower * camera.scale)
            self.look_moved()

    # -- events --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        self.display.paint(event)
        if not self._has_come_up and self.display.is_sharp:
            self._has_come_up = True
            self._coming_up.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.display.resize(self.width(), self.height(), self.devicePixelRatioF())
        self.bars.place()
        if self.isVisible():
            self._look_again()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.display.resize(self.width(), self.height(), self.devicePixelRatioF())
        self._look_again()

    def _look_again(self) -> None:
        """Place the camera for the first time, and anew for a view that nobody has moved yet."""
        if not self._is_placed or self._is_as_placed:
            self._is_placed = True
            self.place_camera()
        else:
            self.lay_out_down_to(inf)
            self.look_moved()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and self._is_placed:
            self.display.repaint_all()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange and self._is_placed:
            self.display.resize(self.width(), self.height(), self.devicePixelRatioF())
            self.look_moved()
        return super().event(event)

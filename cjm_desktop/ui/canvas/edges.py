"""The edges of the view, where a drag scrolls."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QTimer

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.canvas import Canvas

EDGES = ("left", "right", "top", "bottom")
_EDGE = 28  # pixels from the edge where a drag scrolls
_FASTEST = 22.0  # pixels a tick
_TICK = 16  # milliseconds


def edges_near(at: QPointF, width: int, height: int) -> set[str]:
    """The edges of a view of a size that a place is near to."""
    pulls = (pull(at.x(), width), pull(at.y(), height))
    near = (pulls[0] < 0, pulls[0] > 0, pulls[1] < 0, pulls[1] > 0)
    return {edge for edge, is_near in zip(EDGES, near, strict=True) if is_near}


def pull(position: float, size: int) -> float:
    """How fast to scroll along one axis, in pixels a tick, by how far into the edge the pointer is."""
    if position < _EDGE:
        return -min(1.0, (_EDGE - position) / _EDGE) * _FASTEST
    if position > size - _EDGE:
        return min(1.0, (position - size + _EDGE) / _EDGE) * _FASTEST
    return 0.0


class EdgeScroll:
    """While something is dragged near an edge, the map comes towards it: as far as the bars go, where there are any.

    Not at an edge at which the pointer was when the gesture began, before it has left that once.
    """

    def __init__(self, canvas: "Canvas", dragged_at: Callable[[], QPointF | None]) -> None:
        self._canvas = canvas
        self._dragged_at = dragged_at
        self._entered_by: set[str] = set()
        self._came_from: tuple[float, float, float] | None = None  # scale and offset before
        self._timer = QTimer(canvas)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._scroll)

    def begin(self, at: QPointF | None) -> None:
        """A gesture begins at a place of the view, or beside it (None)."""
        self._came_from = None
        self._entered_by = set(EDGES) if at is None else self._near(at)

    def follow(self, at: QPointF) -> None:
        """The pointer is here now."""
        self._entered_by &= self._near(at)

    def start(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def take_back(self) -> None:
        """Look again where one looked before; not after a zoom, which was asked for."""
        came_from, self._came_from = self._came_from, None
        if came_from is not None and came_from[0] == self._canvas.zoom:
            self._canvas.scroll_to(*came_from[1:])

    def _scroll(self) -> None:
        canvas, at = self._canvas, self._dragged_at()
        if at is None:
            return
        near = self._near(at) - self._entered_by
        dx = pull(at.x(), canvas.width()) if near & {"left", "right"} else 0.0
        dy = pull(at.y(), canvas.height()) if near & {"top", "bottom"} else 0.0
        dx, dy = canvas.bars.within_reach(dx, dy)
        if dx or dy:
            camera = canvas.display.camera
            self._came_from = self._came_from or (canvas.zoom, camera.x, camera.y)
            canvas.scroll_by(dx, dy)

    def _near(self, at: QPointF) -> set[str]:
        return edges_near(at, self._canvas.width(), self._canvas.height())

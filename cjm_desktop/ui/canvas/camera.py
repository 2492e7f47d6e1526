"""Where one looks: scale and offset of the view, and the header strips that stay in sight."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF

from cjm_desktop.scene.primitives import Point, Rect, Size
from cjm_desktop.scene.scene import Grid

PIXELS_PER_POINT = 96 / 72  # at 100 %: the map at its true size
SMALLEST, LARGEST = 0.05, 8.0
SMALLEST_AT_FIRST = 0.75  # a map that would have to be smaller begins at its top left corner
EDGE_AT_FIRST = 16.0  # pixels of the desk around that corner
_STEPS = (0.05, 0.1, 0.15, 0.25, 0.35, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)
_KEPT_IN_SIGHT = 48.0  # pixels of the map that cannot be scrolled out
_FIT_MARGIN = 24.0
_SHOWN_MARGIN = 16.0
_ENDLESS = 1_000_000
_MOST_PINNED = 0.35  # of the view; larger headers scroll with the map


@dataclass(frozen=True, slots=True)
class Pane:
    """A part of the view with its own offset: a place of the scene stands at `place * scale - offset`.

    `rect` is what it could cover, `seen` what it does: a pinned header goes no further than the grid.
    """

    rect: QRect
    scale: float
    x: float
    y: float
    seen: QRect
    part: str = "body"  # or the pinned 'left', 'top', 'corner'

    def to_view(self, x: float, y: float) -> QPointF:
        return QPointF(x * self.scale - self.x, y * self.scale - self.y)

    def rect_to_view(self, rect: Rect) -> QRectF:
        corner = self.to_view(rect.x, rect.y)
        return QRectF(corner.x(), corner.y(), rect.width * self.scale, rect.height * self.scale)

    def to_scene(self, view: QPointF) -> Point:
        return Point((view.x() + self.x) / self.scale, (view.y() + self.y) / self.scale)

    def rect_to_scene(self, rect: QRectF) -> Rect:
        corner = self.to_scene(rect.topLeft())
        return Rect(corner.x, corner.y, rect.width() / self.scale, rect.height() / self.scale)


class Camera:
    """Scale and offset of a view of `width` x `height` logical pixels on a map of a size in points."""

    def __init__(self) -> None:
        self.zoom = 1.0
        self.x = self.y = -_FIT_MARGIN
        self._unrounded = (
            self.x,
            self.y,
        )  # many small steps of a zoom would add up their roundings
        self.width = self.height = 100
        self.ratio = 1.0
        self.map_size = Size(0.0, 0.0)

    @property
    def scale(self) -> float:
        """Logical pixels a point."""
        return self.zoom * PIXELS_PER_POINT

    def scroll_to(self, x: float, y: float) -> None:
        """Put the view's corner at an offset, on whole device pixels, with some of the map in sight."""
        across, down = self.map_size.width * self.scale, self.map_size.height * self.scale
        x = _kept(x, _KEPT_IN_SIGHT - self.width, across - _KEPT_IN_SIGHT)
        y = _kept(y, _KEPT_IN_SIGHT - self.height, down - _KEPT_IN_SIGHT)
        self.x, self.y = self._whole(x), self._whole(y)
        self._unrounded = (x, y)

    def zoom_to(self, zoom: float, anchor: QPointF) -> None:
        """Zoom so that the place under the anchor stays under it."""
        zoom = _kept(zoom, SMALLEST, LARGEST)
        x = (self._unrounded[0] + anchor.x()) / self.zoom * zoom - anchor.x()
        y = (self._unrounded[1] + anchor.y()) / self.zoom * zoom - anchor.y()
        self.zoom = zoom
        self.scroll_to(x, y)

    def step(self, direction: int) -> float:
        """The next round zoom above (+1) or below (-1) the present one."""
        if direction > 0:
            return next((s for s in _STEPS if s > self.zoom * 1.01), LARGEST)
        return next((s for s in reversed(_STEPS) if s < self.zoom * 0.99), SMALLEST)

    def fit(self, area: Rect, largest: float = 1.5) -> None:
        """Show a whole area in the middle of the view."""
        across = (self.width - 2 * _FIT_MARGIN) / max(area.width, 1.0)
        down = (self.height - 2 * _FIT_MARGIN) / max(area.height, 1.0)
        self.zoom = _kept(min(across, down) / PIXELS_PER_POINT, SMALLEST, largest)
        self.centre_on(area)

    def centre_on(self, area: Rect) -> None:
        """Put the middle of an area into the middle of the view."""
        middle = area.centre
        self.scroll_to(
            middle.x * self.scale - self.width / 2, middle.y * self.scale - self.height / 2
        )

    def show(
        self, area: Rect, room: tuple[float, float], *, across: bool = True, down: bool = True
    ) -> None:
        """Scroll just as far as needed to see an area, in the directions asked for.

        `room`: what pinned headers cover, in pixels.
        """
        scale = self.scale
        left, right = area.x * scale, area.right * scale
        top, bottom = area.y * scale, area.bottom * scale
        x = _nearest(self.x, left, right, self.width, room[0]) if across else self.x
        y = _nearest(self.y, top, bottom, self.height, room[1]) if down else self.y
        self.scroll_to(x, y)

    def panes(self, grid: Grid | None) -> tuple[Pane, ...]:
        """The body, then the headers that are pinned: lanes at the left, stages and steps at the top, the corner."""
        whole = QRect(0, 0, self.width, self.height)
        body = Pane(whole, self.scale, self.x, self.y, whole)
        if grid is None:
            return (body,)
        top, left = self._top(grid), self._left(grid)
        found = [body]
        if left is not None:
            strip = QRect(left[0], 0, left[1], self.height)
            seen = strip.intersected(_along_y(body, grid))
            found.append(Pane(strip, self.scale, left[2], self.y, seen, "left"))
        if top is not None:
            strip = QRect(0, top[0], self.width, top[1])
            seen = strip.intersected(_along_x(body, grid))
            found.append(Pane(strip, self.scale, self.x, top[2], seen, "top"))
        if left is not None and top is not None:
            strip = QRect(left[0], top[0], left[1], top[1])
            found.append(Pane(strip, self.scale, left[2], top[2], strip, "corner"))
        return tuple(found)

    def _top(self, grid: Grid) -> tuple[int, int, float] | None:
        """Place, height and offset of the pinned stages and steps."""
        start = grid.stages_y * self.scale
        end = (grid.steps_y + grid.steps_height) * self.scale
        low = max(grid.body.bottom * self.scale, end)
        return self._pinned(start, end, low, self.y, self.height)

    def _left(self, grid: Grid) -> tuple[int, int, float] | None:
        start = grid.lanes_x * self.scale
        end = (grid.lanes_x + grid.lanes_width) * self.scale
        low = max(grid.body.right * self.scale, end)
        return self._pinned(start, end, low, self.x, self.width)

    def _pinned(
        self, start: float, end: float, last: float, offset: float, room: int
    ) -> tuple[int, int, float] | None:
        """A header pinned while what it heads is in sight; it leaves together with its end."""
        size = round(end - start)
        if offset <= start or last <= offset or size > room * _MOST_PINNED or size < 1:
            return None
        place = min(0, round(last - offset) - size)
        return place, size, self._whole(start - place)

    def _whole(self, value: float) -> float:
        return round(value * self.ratio) / self.ratio


def first_sight(height: int) -> float:
    """How far down in points one can see at first, in a view of a height in logical pixels."""
    return height / (SMALLEST_AT_FIRST * PIXELS_PER_POINT)


def _along_x(body: Pane, grid: Grid) -> QRect:
    """The grid from its left to its right edge, endlessly high."""
    left = body.to_view(grid.lanes_x, 0.0).x()
    right = body.to_view(max(grid.body.right, grid.lanes_x + grid.lanes_width), 0.0).x()
    return QRect(round(left), -_ENDLESS, round(right - left) + 1, 2 * _ENDLESS)


def _along_y(body: Pane, grid: Grid) -> QRect:
    """The grid from its upper to its lower edge, endlessly wide."""
    top = body.to_view(0.0, grid.stages_y).y()
    bottom = body.to_view(0.0, max(grid.body.bottom, grid.steps_y + grid.steps_height)).y()
    return QRect(-_ENDLESS, round(top), 2 * _ENDLESS, round(bottom - top) + 1)


def _kept(value: float, low: float, high: float) -> float:
    return max(low, min(value, max(low, high)))


def _nearest(offset: float, start: float, end: float, size: float, covered: float) -> float:
    """The offset nearest to the present one at which start..end is in sight; the start wins."""
    low, high = start - covered - _SHOWN_MARGIN, end + _SHOWN_MARGIN - size
    if high > low:
        return low
    return max(high, min(offset, low))

"""Scroll bars that lie calmly over the edges of the map."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from cjm_desktop.ui.canvas.camera import Camera

THICKNESS = 12
_MARGIN = 48.0  # pixels around the map that belong to what can be scrolled
_EDGE = 8.0  # pixels of empty paper at the end of a map, at least

# One grey in both looks: the bars lie over the paper, which stays white, as well as over the desk.
_STYLE = """
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar::handle { background: rgba(100, 116, 139, 130); border-radius: 3px; margin: 3px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: rgba(100, 116, 139, 200); }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


class ThinBar(QScrollBar):
    """A round thumb without a track; fuller under the pointer."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setStyleSheet(_STYLE)


class ScrollBars:
    """Both bars of a view; they cover the map and, while one looks beside it, the present place."""

    def __init__(self, widget: QWidget, moved: Callable[[float, float], None]) -> None:
        self._widget = widget
        self._moved = moved
        self._following = False
        self.across = ThinBar(Qt.Orientation.Horizontal, widget)
        self.down = ThinBar(Qt.Orientation.Vertical, widget)
        self.across.valueChanged.connect(self._scroll)
        self.down.valueChanged.connect(self._scroll)

    def place(self) -> None:
        """Lie along the edges."""
        width, height = self._widget.width(), self._widget.height()
        self.across.setGeometry(0, height - THICKNESS, width - THICKNESS, THICKNESS)
        self.down.setGeometry(width - THICKNESS, 0, THICKNESS, height - THICKNESS)

    def follow(self, camera: Camera) -> None:
        """Show where the camera looks."""
        self._following = True
        size, scale = camera.map_size, camera.scale
        across, down = size.width * scale, size.height * scale
        wide, high = _hides(camera.x, across, camera.width), _hides(camera.y, down, camera.height)
        # A bar covers a strip of the view: what lies below it is hidden too, if it is more than the map's edge.
        wide = wide or (high and _hides(camera.x, across - _EDGE, camera.width - THICKNESS))
        high = high or (wide and _hides(camera.y, down - _EDGE, camera.height - THICKNESS))
        _set(self.across, camera.x, across, camera.width, shown=wide)
        _set(self.down, camera.y, down, camera.height, shown=high)
        self._following = False

    def within_reach(self, dx: float, dy: float) -> tuple[float, float]:
        """As much of a way as the bars would go; none along an axis on which all is in sight."""
        return _reach(self.across, dx), _reach(self.down, dy)

    def _scroll(self) -> None:
        if not self._following:
            self._moved(float(self.across.value()), float(self.down.value()))


def _hides(offset: float, length: float, page: int) -> bool:
    """Does a part of the map lie outside the view? Half a pixel does not count."""
    return offset > 0.5 or offset + page < length - 0.5


def _reach(bar: ThinBar, way: float) -> float:
    if bar.isHidden():
        return 0.0
    return max(bar.minimum(), min(bar.value() + way, bar.maximum())) - bar.value()


def _set(bar: ThinBar, offset: float, length: float, page: int, *, shown: bool) -> None:
    low = min(-_MARGIN, offset)
    high = max(length + _MARGIN - page, offset, low)
    bar.setVisible(shown)
    bar.setRange(round(low), round(high))
    bar.setPageStep(page)
    bar.setSingleStep(40)
    bar.setValue(round(offset))

"""Says over the map that the rest of it is still being laid out, where that takes longer than a moment."""

from PySide6.QtCore import QObject, QTimer

from cjm_desktop.ui.bars import Toast
from cjm_desktop.ui.canvas import Canvas

SAY_AFTER = 700
SAID = "Only a part of this map is shown: the rest is still being laid out."


class LayingOutSaid(QObject):
    """Belongs to one canvas."""

    def __init__(self, canvas: Canvas, toast: Toast) -> None:
        super().__init__(canvas)
        self._canvas, self._toast = canvas, toast
        self._timer = QTimer(self, singleShot=True, interval=SAY_AFTER)
        self._timer.timeout.connect(self._say)
        canvas.came_up.connect(self._timer.start)
        canvas.became_whole.connect(self._end)

    def _say(self) -> None:
        if self._canvas.in_sight.is_excerpt:
            self._toast.say_until(SAID)

    def _end(self) -> None:
        self._timer.stop()
        self._toast.take_back(SAID)

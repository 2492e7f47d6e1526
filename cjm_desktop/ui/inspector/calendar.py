"""A month to pick a day from."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt
from PySide6.QtGui import QIcon, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

_SIZE = QSize(280, 240)
_ARROWS = {
    "qt_calendar_prevmonth": ("‹", "Month before"),
    "qt_calendar_nextmonth": ("›", "Next month"),
}


class Calendar(QFrame):
    """Pops up at a field; it goes when a day is picked, with Escape, and with a click beside it."""

    def __init__(self, field: QWidget, shown: date, picked: Callable[[date], None]) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._picked = picked
        self.month = QCalendarWidget()
        self.month.setAccessibleName("Calendar")
        self.month.setLocale(QLocale(QLocale.Language.English))
        self.month.setFirstDayOfWeek(QLocale.system().firstDayOfWeek())
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.month.setWeekdayTextFormat(day, QTextCharFormat())
        for name, (sign, title) in _ARROWS.items():
            arrow = self.month.findChild(QToolButton, name)
            if arrow is not None:
                arrow.setIcon(QIcon())
                arrow.setText(sign)
                arrow.setAccessibleName(title)
        self.month.setMinimumSize(_SIZE)
        self.month.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self.month.clicked.connect(self._pick)
        self.month.activated.connect(self._pick)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(4, 4, 4, 4)
        rows.addWidget(self.month)

    def show_at(self, line: QWidget) -> None:
        """Show it below a line, or above it where the screen ends."""
        size = self.sizeHint()
        screen = line.screen().availableGeometry()
        below = line.mapToGlobal(QPoint(0, line.height() + 2))
        above = line.mapToGlobal(QPoint(0, -size.height() - 2))
        at = below if below.y() + size.height() <= screen.bottom() else above
        self.move(max(screen.left(), min(at.x(), screen.right() - size.width())), at.y())
        self.show()
        self.month.setFocus()

    def _pick(self, day: QDate) -> None:
        if self.isVisible():
            self.close()
            self._picked(date(day.year(), day.month(), day.day()))

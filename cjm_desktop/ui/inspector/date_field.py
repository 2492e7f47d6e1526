"""A date as one types it, or picks it from a calendar."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from cjm_desktop.domain.dates import NoDay, read_day, write_day
from cjm_desktop.ui.habits import machine_habits
from cjm_desktop.ui.icons import wear
from cjm_desktop.ui.inspector.calendar import Calendar
from cjm_desktop.ui.inspector.text_fields import LineField
from cjm_desktop.ui.tokens import LIGHT

_SEEN_ON_BOTH = "#7C8AA0"  # on a light panel and on a dark one


class DateField(LineField):
    """A date, or none. What was typed is shown back in full: '12/11' becomes '12 Nov 2026'."""

    def __init__(self) -> None:
        super().__init__("Not set")
        self._rows.removeWidget(self.line)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.line, 1)
        # No stops for Tab: Alt+Down opens the calendar, “today” can be typed, and the text taken out.
        self.pick = self._button("", self.open_calendar)
        wear(self.pick, "calendar", LIGHT, _SEEN_ON_BOTH)
        self.today = self._button("Today", lambda: self._set(date.today()))
        self.none = self._button("×", lambda: self._set(None))
        for button in (self.pick, self.today, self.none):
            row.addWidget(button)
        self._rows.addLayout(row)

    def name(self, title: str, description: str = "") -> None:
        keys = "Alt+Down opens a calendar."
        super().name(title, f"{description} {keys}".strip())
        self.pick.setAccessibleName(f"{title}: calendar")
        self.pick.setToolTip("Calendar (Alt+Down)")
        self.today.setAccessibleName(f"{title}: today")
        self.none.setAccessibleName(f"{title}: none")
        self.none.setToolTip("No date")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or (alt and event.key() == Qt.Key.Key_Down):
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Show a calendar at the date that stands there, or at today."""
        shown = self._day_there() or date.today()
        Calendar(self, shown, self._set).show_at(self.line)

    def _day_there(self) -> date | None:
        there = not self._trouble(self.written)
        day = self._parse(self.written) if there else self._shown
        return day if isinstance(day, date) else None

    def _button(self, title: str, run: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setProperty("tone", "quiet")
        button.setText(title)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(run)
        return button

    def _set(self, value: date | None) -> None:
        self.write(self._text(value))
        self._hand_over()

    def _text(self, value: Any) -> str:
        return write_day(value) if isinstance(value, date) else ""

    def _trouble(self, text: str) -> str:
        if not text.strip():
            return ""
        try:
            read_day(text, machine_habits(), today=date.today())
        except NoDay as error:
            hint = " Write it like 12 Nov 2026 or 2026-11-12." if str(error) == "no date" else ""
            return f"This is {error}.{hint}"
        return ""

    def _parse(self, text: str) -> Any:
        if not text.strip():
            return None
        return read_day(text, machine_habits(), today=date.today()).value

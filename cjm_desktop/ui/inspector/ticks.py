"""A field of ticks: any number of several values."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from cjm_desktop.ui.inspector.choices import Option
from cjm_desktop.ui.inspector.field import Field
from cjm_desktop.ui.plain_texts import tip

_MOST_BOXES = 10
_INDICATOR = 34
_ROLE = Qt.ItemDataRole.UserRole
_LONGEST = 300  # letters of a line in the list, which measures all of each line


class _Tick(QCheckBox):
    """A tick whose words are cut with an ellipsis where there is no room."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._words = ""
        self.say(title)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, title: str) -> None:
        """Be called this."""
        self._words = " ".join(title.split())
        self.setToolTip(tip(title))
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._cut()
        super().resizeEvent(event)

    def _cut(self) -> None:
        room = self.width() - _INDICATOR
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(words.replace("&", "&&"))


class TicksField(Field):
    """Each value with a tick; the order of ticking is kept. Many values stand in a list that scrolls."""

    def __init__(
        self, options: Sequence[Option] = (), nothing: str = "Nothing to choose yet"
    ) -> None:
        super().__init__()
        self._options: list[Option] = []
        self._boxes: dict[Any, _Tick] = {}
        self._list: QListWidget | None = None
        self._title = ""
        self._nothing = QLabel(nothing)
        self._nothing.setProperty("tone", "small")
        self._nothing.setWordWrap(True)
        self._rows.addWidget(self._nothing)
        self.offer(options)

    @property
    def control(self) -> QWidget:
        return self._list or next(iter(self._boxes.values()), self._nothing)

    def name(self, title: str, description: str = "") -> None:
        self._title = title
        self.setAccessibleName(title)
        self.setToolTip(description)
        if self._list is not None:
            self._list.setAccessibleName(title)
        for value, text in self._options:
            if value in self._boxes:
                self._boxes[value].setAccessibleName(f"{title}: {text}")

    def offer(self, options: Sequence[Option]) -> None:
        """Set what can be ticked; what is ticked stays."""
        if list(options) == self._options:
            return
        self._options = list(options)
        few = [] if len(options) > _MOST_BOXES else self._options
        gone = [self._boxes[each] for each in self._boxes if each not in dict(few)]
        for old in (*gone, self._list):
            if old is not None:
                self._rows.removeWidget(old)
                old.hide()
                old.deleteLater()
        # Ticks that stay are the same ones: nothing below them moves, and the keyboard stays where it is.
        self._boxes = {v: self._box(v, title, place) for place, (v, title) in enumerate(few, 1)}
        for box, following in pairwise(self._boxes.values()):
            QWidget.setTabOrder(box, following)
        self._list = None if few or not options else self._long_list()
        self._nothing.setVisible(not options)
        self._display(self._shown)
        self.name(self._title)

    def tick(self, value: Any, on: bool) -> None:
        """Tick a value or take its tick away."""
        held = self._shown if isinstance(self._shown, list | tuple) else ()
        kept = [each for each in held if each != value]
        self._give(tuple([*kept, value] if on else kept))

    def _box(self, value: Any, title: str, place: int) -> _Tick:
        box = self._boxes.get(value)
        if box is None:
            box = _Tick(title)
            box.clicked.connect(self._ticker(value))
        box.say(title)
        if self._rows.indexOf(box) != place:
            self._rows.insertWidget(place, box)
        return box

    def _ticker(self, value: Any) -> Callable[[bool], None]:
        return lambda on: self.tick(value, on)

    def _long_list(self) -> QListWidget:
        made = QListWidget()
        made.setFixedHeight(180)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for value, title in self._options:
            row = QListWidgetItem(" ".join(title[:_LONGEST].split()))
            row.setData(_ROLE, value)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            row.setCheckState(Qt.CheckState.Unchecked)
            made.addItem(row)
        made.itemChanged.connect(
            lambda row: self.tick(row.data(_ROLE), row.checkState() is Qt.CheckState.Checked)
        )
        self._rows.insertWidget(1, made)
        return made

    def _display(self, value: Any) -> None:
        held = frozenset(value) if isinstance(value, list | tuple) else frozenset()
        for each, box in self._boxes.items():
            box.setChecked(each in held)
        if self._list is None:
            return
        with QSignalBlocker(self._list):
            for index in range(self._list.count()):
                row = self._list.item(index)
                on = row.data(_ROLE) in held
                row.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

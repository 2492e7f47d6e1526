"""The findings panel: what the check-up found on the map; a click selects it there."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.analysis import Finding, Weight, find_all
from cjm_desktop.document.document import Document
from cjm_desktop.ui.background import Task, raise_here
from cjm_desktop.ui.icons import pixmap
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.plain_texts import tip

QUIET = 350
"""Milliseconds without an edit before the map is checked; the commit of an edit never waits for it."""
NOTHING = "Nothing found: this map is in good order."
LOOKING = "Looking through this map …"
_MOST = 200  # rows: nobody reads more, and the heaviest come first
_ENOUGH = 12
_ALIKE = 3  # findings of one check that are shown; a map half filled has the same one in each step
_BESIDE = 34  # pixels beside the words: the icon and the margins
_ROLE = Qt.ItemDataRole.UserRole
_TOKENS = {1: "danger", 2: "warn", 3: "quiet"}
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class More:
    """Stands for further findings of the same check and weight; a click shows them."""

    check: str
    weight: Weight
    count: int

    @property
    def text(self) -> str:
        return f"{self.count:,} more like this"


def folded(findings: Iterable[Finding], unfolded: set[tuple[str, Weight]]) -> list[Finding | More]:
    """The findings in their order, with a row instead of the many that say the same."""
    rows: list[Finding | More] = []
    for (check, weight), group in groupby(findings, lambda found: (found.check, found.weight)):
        alike = list(group)
        hidden = len(alike) - _ALIKE
        if hidden < 2 or (check, weight) in unfolded:
            rows += alike
        else:
            rows += [*alike[:_ALIKE], More(check, weight, hidden)]
    return rows


class _Row(QStyledItemDelegate):
    """An icon, one line what, one line where, a hairline below."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = (view.viewport().width() if isinstance(view, QListWidget) else 240) - _BESIDE
        finding: Finding | More = index.data(_ROLE)
        lines = _lines(finding.text, option.fontMetrics, width)
        if isinstance(finding, Finding):
            lines += bool(finding.where)
        return QSize(100, 14 + lines * 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self._paint(painter, option, index)
        painter.restore()

    def _paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        finding: Finding | More = index.data(_ROLE)
        tokens = self._look.tokens
        box: QRect = option.rect
        state: Any = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(tokens.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(tokens.hover))
        place = box.adjusted(28, 7, 28 - _BESIDE, -7)
        if isinstance(finding, Finding):
            self._paint_finding(painter, finding, place)
        else:
            painter.setPen(QColor(tokens.accent))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignTop), finding.text)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def _paint_finding(self, painter: QPainter, finding: Finding, place: QRect) -> None:
        tokens = self._look.tokens
        sign = pixmap(finding.icon, tokens, _TOKENS.get(int(finding.weight), "quiet"), 16)
        painter.drawPixmap(QRect(place.x() - 26, place.y() + 2, 16, 16), sign)
        painter.setPen(QColor(tokens.text))
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)
        used = painter.drawText(place, flags, finding.text)
        painter.setPen(QColor(tokens.faint))
        font = painter.font()
        font.setPixelSize(12)
        painter.setFont(font)
        rest = place.adjusted(0, used.height() + 1, 0, 0)
        where = QFontMetrics(font).elidedText(
            finding.where, Qt.TextElideMode.ElideRight, rest.width()
        )
        painter.drawText(rest, int(Qt.AlignmentFlag.AlignTop), where)


def _lines(text: str, metrics: QFontMetrics, width: int) -> int:
    flags = int(Qt.TextFlag.TextWordWrap)
    height = metrics.boundingRect(QRect(0, 0, max(width, 40), 10_000), flags, text).height()
    return max(1, round(height / metrics.lineSpacing()))


class Findings(QWidget):
    """List of findings; `chosen` carries the one that was clicked."""

    chosen = Signal(object)
    grown = Signal(int)  # how high all findings would be

    def __init__(self, document: Document, map_id: str, look: Look) -> None:
        super().__init__()
        self.setObjectName("panelBody")
        self._document = document
        self._map_id = map_id
        self._task: Task | None = None
        self._found: list[Finding] = []
        self._looking = True  # what is on show is not worked out from the map as it is now
        self._unfolded: set[tuple[str, Weight]] = set()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 12, 8, 8)
        rows.setSpacing(4)
        self.heading = QLabel("Findings on this map")
        self.heading.setProperty("tone", "heading")
        self.list = QListWidget()
        self.list.setObjectName("plain")
        self.list.setAccessibleName("Findings on this map")
        self.list.setMouseTracking(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setWordWrap(True)  # else rows keep their height when a scroll bar narrows them
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setItemDelegate(_Row(look, self.list))
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.nothing = QLabel()
        self.nothing.setProperty("tone", "small")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)  # its line stays below the heading
        rows.addWidget(self.heading)
        rows.addWidget(self.nothing, 1)
        rows.addWidget(self.list, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET)
        self._timer.timeout.connect(self._check)
        self._tell()

    def show_map(self, map_id: str) -> None:
        """Look through another map; what was found on the one before goes at once."""
        if map_id != self._map_id:
            self._found = []
            self.list.clear()
        self._map_id = map_id
        self._unfolded.clear()
        self._look()
        self._check()

    def refresh_soon(self) -> None:
        """Check the map again when the user pauses."""
        self._look()
        self._timer.start()

    def step(self, by: int) -> None:
        """Go to the next or the last finding."""
        if self.list.count():
            row = (self.list.currentRow() + by) % self.list.count()
            if isinstance(self.list.item(row).data(_ROLE), More):
                self._choose(self.list.item(row))  # in its row stands the first of them now
            self.list.setCurrentRow(row)
            self._choose(self.list.item(row))

    def findings(self) -> list[Finding]:
        """What was found last, the heaviest first."""
        return list(self._found)

    def _check(self) -> None:
        if self._task is not None:
            # The map has changed under a check: its result would be old, take it and check once more.
            self._timer.start()
            return
        project, map_id = self._document.project, self._map_id
        if map_id not in project.maps:
            return
        self._task = Task(lambda _report: (map_id, find_all(project, map_id)), self)
        self._task.done.connect(self._take)
        self._task.broke.connect(raise_here)
        self._task.finished.connect(self._end)
        self._task.start()

    def _end(self) -> None:
        self._task = None

    def _take(self, found: tuple[str, list[Finding]]) -> None:
        map_id, findings = found
        if map_id != self._map_id:
            self._timer.start()
            return
        edited = self._timer.isActive()  # meanwhile: these are the findings of the map before
        self.show_findings(findings, looking=edited)

    def show_findings(self, findings: list[Finding], looking: bool = False) -> None:
        """Put findings on show; the chosen one stays chosen. `looking`: these are not the last word."""
        self._looking = looking
        known, self._found = self._found, findings
        self._tell()
        if findings != known or not findings:
            self._fill()

    def _look(self) -> None:
        self._looking = True
        self._tell()

    def _tell(self) -> None:
        """Say how many there are; that there are none only when that is known."""
        self.nothing.setText(LOOKING if self._looking else NOTHING)
        self.nothing.setVisible(not self._found)
        self.list.setVisible(bool(self._found))
        count = f" ({len(self._found):,})" if self._found else ""
        self.heading.setText(f"Findings on this map{count}")

    def _fill(self) -> None:
        current = self.list.currentItem()
        held = current.data(_ROLE) if current is not None else None
        self.list.clear()
        for finding in folded(self._found, self._unfolded)[:_MOST]:
            row = QListWidgetItem(finding.text)
            row.setData(_ROLE, finding)
            if isinstance(finding, Finding):
                row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{finding.text}. {finding.where}")
                row.setToolTip(tip(finding.where))
            self.list.addItem(row)
            if finding == held:
                self.list.setCurrentItem(row)
        rows = sum(self.list.sizeHintForRow(row) for row in range(min(self.list.count(), _ENOUGH)))
        self.grown.emit(rows + 64)

    def _choose(self, row: QListWidgetItem) -> None:
        finding = row.data(_ROLE)
        if isinstance(finding, More):
            place = self.list.row(row)
            self._unfolded.add((finding.check, finding.weight))
            self._fill()
            self.list.setCurrentRow(place)
        else:
            self.chosen.emit(finding)

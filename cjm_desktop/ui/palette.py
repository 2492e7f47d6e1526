"""The palette: what can be dragged onto the map. Enter puts the thing at the selected place instead."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.tools import PaletteEntry
from cjm_desktop.ui.flow import Flow
from cjm_desktop.ui.icons import on_panel, pixmap
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.plain_texts import tip
from cjm_desktop.ui.tokens import LIGHT

ROW = 30
FACE = 30
FACES = "Emotions"


class Landing(Protocol):
    """Where things are dragged to."""

    def arm(self, entry: PaletteEntry) -> None: ...
    def drag_in(self, entry: PaletteEntry, global_pos: QPoint) -> None: ...
    def drag_in_move(self, global_pos: QPoint, modifiers: Qt.KeyboardModifier) -> None: ...
    def drag_in_drop(self, global_pos: QPoint) -> None: ...
    def drag_in_cancel(self) -> None: ...
    def place(self, entry: PaletteEntry) -> None: ...


class PaletteTile(QAbstractButton):
    """One thing of the palette, drawn like what it becomes on the map.

    It is dragged there, or clicked: then the next click on the map places it. The keyboard stays where it is.
    """

    armed = Signal()  # clicked: it is this one that waits for a click on the map

    def __init__(self, entry: PaletteEntry, landing: Landing, look: Look) -> None:
        super().__init__()
        self.entry = entry
        self._landing = landing
        self._look = look
        self._pressed_at: QPoint | None = None
        self._dragging = False
        self._is_armed = False
        self.setText(entry.title)
        self.setAccessibleName(entry.title)
        self.setAccessibleDescription(
            "Drag onto the map, click and then click on the map, or press Enter to insert"
        )
        own = f"Drag “{entry.title}” onto the map, or click here and then there"
        self.setToolTip(tip(entry.tip or own))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if entry.group == FACES:
            self.setFixedSize(FACE, FACE)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.setFixedHeight(ROW)

    def sizeHint(self) -> QSize:
        return QSize(FACE, FACE) if self.entry.group == FACES else QSize(140, ROW)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.globalPosition().toPoint()
            self.setDown(True)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        place = event.globalPosition().toPoint()
        far = (place - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if not self._dragging and far:
            self._dragging = True
            self.grabKeyboard()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._landing.drag_in(self.entry, place)
        if self._dragging:
            self._landing.drag_in_move(place, event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragging, pressed = self._dragging, self._pressed_at is not None
        self._end()
        if dragging:
            self._landing.drag_in_drop(event.globalPosition().toPoint())
        elif pressed and self._is_armed:
            self._landing.drag_in_cancel()
        elif pressed and self.rect().contains(event.position().toPoint()):
            self._landing.arm(self.entry)
            self.armed.emit()

    def show_armed(self, armed: bool) -> None:
        """Stand out while it waits for a click on the map."""
        if armed != self._is_armed:
            self._is_armed = armed
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._end()
        self._landing.drag_in_cancel()
        self._landing.place(self.entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._dragging and event.key() == Qt.Key.Key_Escape:
            self._end()
            self._landing.drag_in_cancel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._landing.place(self.entry)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self.focusNextChild()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def _end(self) -> None:
        if self._dragging:
            self.releaseKeyboard()
        self._dragging = False
        self._pressed_at = None
        self.setDown(False)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.entry.group == FACES:
            self._paint_face(painter)
        else:
            self._paint_row(painter)

    def _paint_face(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        ring = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setBrush(QColor(LIGHT.panel))
        painter.setPen(QPen(QColor(self.entry.colour or tokens.text), 1.6))
        painter.drawEllipse(ring)
        face = pixmap(self.entry.icon, tokens, self.entry.colour or "text", 18)
        painter.drawPixmap(QRect(6, 6, 18, 18), face)
        if self.hasFocus() or self.underMouse() or self._is_armed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2 if self._is_armed else 1))
            painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_row(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        filled = bool(self.entry.fill)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(box, 6, 6)
        ground = QColor(self.entry.fill or tokens.panel)
        if self.underMouse():
            ground = ground.darker(103) if filled else QColor(tokens.hover)
        painter.fillPath(outline, ground)
        if self.entry.colour and not filled:
            painter.save()
            painter.setClipPath(outline)
            painter.fillRect(
                QRectF(0, 0, 4, self.height()),
                QColor(on_panel(self.entry.colour, self._look.tokens)),
            )
            painter.restore()
        marked = self.hasFocus() or self._is_armed
        edge = tokens.accent if marked else tokens.field_line
        painter.setPen(QPen(QColor(edge), 2 if self._is_armed else 1))
        painter.drawPath(outline)
        own = self.entry.colour if filled else on_panel(self.entry.colour, self._look.tokens)
        token = own or (LIGHT.quiet if filled else "quiet")
        painter.drawPixmap(QRect(11, 7, 16, 16), pixmap(self.entry.icon, tokens, token, 16))
        painter.setPen(QColor(LIGHT.text if filled else tokens.text))
        place = self.rect().adjusted(36, 0, -8, 0)
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)


class Palette(QScrollArea):
    """All groups of things, one above the other."""

    armed = Signal(
        str
    )  # the title of what waits for a click on the map; '' when nothing does any more

    def __init__(self, landing: Landing, look: Look) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAccessibleName("Palette")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._landing = landing
        self._look = look
        self._entries: tuple[PaletteEntry, ...] = ()

    def offer(self, entries: Sequence[PaletteEntry]) -> None:
        """Show these things; nothing happens when they are the same as before."""
        if tuple(entries) == self._entries:
            return
        self._entries = tuple(entries)
        body = QWidget()
        body.setObjectName("panelBody")
        rows = QVBoxLayout(body)
        rows.setContentsMargins(12, 12, 12, 12)
        rows.setSpacing(4)
        for group in dict.fromkeys(entry.group for entry in entries):
            self._add_group(rows, group, [e for e in entries if e.group == group])
        rows.addStretch(1)
        old = self.takeWidget()
        if old is not None:
            old.deleteLater()
        self.setWidget(body)

    def forget_armed(self) -> None:
        """What waited for a click on the map has been placed or put away."""
        for tile in self.tiles():
            tile.show_armed(False)
        self.armed.emit("")

    def _show_armed(self, armed: PaletteTile) -> None:
        for tile in self.tiles():
            tile.show_armed(tile is armed)
        self.armed.emit(armed.entry.title)

    def tiles(self) -> list[PaletteTile]:
        return self.findChildren(PaletteTile)

    def _add_group(self, rows: QVBoxLayout, group: str, entries: Sequence[PaletteEntry]) -> None:
        if rows.count():
            rows.addSpacing(8)
        heading = QLabel(group)
        heading.setProperty("tone", "heading")
        rows.addWidget(heading)
        into: Callable[[QWidget], None] = rows.addWidget
        if group == FACES:
            faces = Flow(gap=4)  # a narrow palette has them in two rows
            rows.addLayout(faces)
            into = faces.addWidget
        for entry in entries:
            tile = PaletteTile(entry, self._landing, self._look)
            tile.armed.connect(partial(self._show_armed, tile))
            into(tile)

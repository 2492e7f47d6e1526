"""The first thing one sees: begin from a template, go on with a file, get back what a crash left."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cjm_desktop.ui.background import Task, raise_here
from cjm_desktop.ui.flow import Flow
from cjm_desktop.ui.icons import hold_place, refresh_icons, wear
from cjm_desktop.ui.plain_texts import tip
from cjm_desktop.ui.start.pictures import Drawn, Pictures, app_icon
from cjm_desktop.ui.start.tiles import Tile

if TYPE_CHECKING:
    from cjm_desktop.storage.recovery import Recoverable
    from cjm_desktop.ui.main_window import MainWindow

_PLACES = 4
_SHOWN = 6


class StartPage(QScrollArea):
    """Templates with pictures, recent files, the example, recovered work."""

    recoverable_found = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setObjectName("startPage")
        self.setAccessibleName("Start")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._window = window
        self._look = window.program.look
        self._offers: list[Recoverable] = []
        self._is_dressed = False
        self.pictures = Pictures(self)
        self.pictures.ready.connect(self._show_templates)
        body = QWidget()
        body.setObjectName("startBody")
        around = QHBoxLayout(body)
        around.setContentsMargins(40, 36, 40, 36)
        column = QWidget()
        column.setMaximumWidth(1062)
        around.addStretch(1)
        around.addWidget(column, 100)
        around.addStretch(1)
        self._rows = QVBoxLayout(column)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(12)
        self._rows.addLayout(self._head())
        self._rows.addLayout(self._doors())
        self._recovered = self._section("Recovered work", "life-buoy")
        self._recovered.hide()
        self._tiles = Flow()
        self._templates = self._section("Start from a template", "layout-template", self._tiles)
        self._recent = self._section("Recent files", "clock")
        self._rows.addStretch(1)
        self.setWidget(body)
        self._show_templates(self.pictures.drawn)
        self._show_recent()

    def refresh(self) -> None:
        """Look again at what may have changed while a project was open."""
        self._show_recent()
        if self._window.stack.currentWidget() is self:
            self.look_for_recoverable(lambda: None)

    def draw_pictures(self) -> None:
        self.pictures.draw()

    def look_for_recoverable(self, then: Callable[[], None]) -> None:
        """Ask the storage in another thread; what is found is put on the page."""

        def look(_report: Any) -> list[Recoverable]:
            from cjm_desktop.storage.recovery import recoverable

            return recoverable()

        task = Task(look, self)
        task.done.connect(self._show_recoverable)
        task.broke.connect(raise_here)
        task.finished.connect(then)
        task.start()

    def dress(self) -> None:
        """Draw the icons, after the first paint."""
        self._is_dressed = True
        refresh_icons(self, self._look.tokens)

    def _wear(self, target: QAbstractButton | QLabel, name: str, token: str) -> None:
        if self._is_dressed:
            wear(target, name, self._look.tokens, token)
        else:
            hold_place(target, name, token)

    # Parts

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        sign = QLabel()
        sign.setPixmap(QIcon(app_icon()).pixmap(QSize(52, 52)))
        sign.setAccessibleName("CJM Desktop")
        words = QVBoxLayout()
        words.setSpacing(0)
        title = QLabel("CJM Desktop")
        title.setProperty("tone", "title")
        line = QLabel("Customer journey maps: drag, type, print the poster.")
        line.setProperty("tone", "quiet")
        words.addWidget(title)
        words.addWidget(line)
        row.addWidget(sign)
        row.addLayout(words)
        row.addStretch(1)
        return row

    def _doors(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.setContentsMargins(0, 8, 0, 0)
        for key, text, icon in (
            ("file.open", " Open a file…", "folder-open"),
            ("file.example", " Open the example", "map"),
            ("file.import", " Import…", "file-up"),
        ):
            row.addWidget(self._button(text, icon, partial(self._do, key)))
        row.addStretch(1)
        return row

    def _do(self, key: str) -> None:
        self._window.action(key).trigger()

    def _button(self, text: str, icon: str, run: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text.strip(" …"))
        self._wear(button, icon, "quiet")
        button.clicked.connect(lambda _on=False: run())
        return button

    def _section(self, title: str, icon: str, inside: Flow | None = None) -> QWidget:
        section = QWidget()
        rows = QVBoxLayout(section)
        rows.setContentsMargins(0, 16, 0, 0)
        rows.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(8)
        sign = QLabel()
        self._wear(sign, icon, "quiet")
        sign.setAccessibleName(title)
        words = QLabel(title)
        words.setProperty("tone", "subtitle")
        head.addWidget(sign)
        head.addWidget(words)
        head.addStretch(1)
        rows.addLayout(head)
        if inside is not None:
            rows.addLayout(inside)
        self._rows.addWidget(section)
        return section

    # Content

    def _show_templates(self, drawn: Drawn | None) -> None:
        while (held := self._tiles.takeAt(0)) is not None:
            tile = held.widget()
            if tile is not None:
                tile.deleteLater()
        if drawn is None:
            for _ in range(_PLACES):
                self._tiles.addWidget(Tile(self._look))
            return
        for offer, image in drawn.offers:
            tile = Tile(self._look, offer, image)
            tile.clicked.connect(lambda _on=False, k=offer.key: self._window.files.begin(k))
            self._tiles.addWidget(tile)

    def tiles(self) -> list[Tile]:
        """The templates that can be chosen."""
        held = [self._tiles.itemAt(index) for index in range(self._tiles.count())]
        found = [item.widget() for item in held if item is not None]
        return [tile for tile in found if isinstance(tile, Tile) and tile.offer is not None]

    def _show_recent(self) -> None:
        paths = self._window.program.settings.recent()[:_SHOWN]
        box = self._fresh_box(self._recent)
        for path in paths:
            box.addWidget(self._recent_row(path))
        self._recent.setVisible(bool(paths))

    def _recent_row(self, path: Path) -> QWidget:
        there = path.is_file()
        folder = str(path.parent).replace(str(Path.home()), "~", 1)
        where = folder if there else f"{folder} — not there any more"
        row, line = _row()
        button = QPushButton(path.stem)
        button.setProperty("tone", "row")
        button.setAccessibleName(
            f"Open {path.name}" if there else f"{path.name} is not there any more"
        )
        button.setToolTip(tip(str(path)))
        button.setEnabled(there)
        self._wear(button, "file-text", "accent" if there else "faint")
        button.clicked.connect(lambda _on=False: self._window.files.open_path(path))
        place = QLabel(where)
        place.setProperty("tone", "small")
        place.setTextFormat(Qt.TextFormat.PlainText)
        forget = self._cross(f"Take {path.name} off the list", lambda: self._forget(path))
        line.addWidget(button, 2)
        line.addWidget(place, 3)
        line.addWidget(forget)
        return row

    def _forget(self, path: Path) -> None:
        self._window.program.settings.forget(path)
        self._show_recent()

    def _show_recoverable(self, offers: list[Recoverable]) -> None:
        self._offers = offers
        box = self._fresh_box(self._recovered)
        for offer in offers:
            box.addWidget(self._recovered_row(offer))
        self._recovered.setVisible(bool(offers))
        self.recoverable_found.emit(offers)

    def _recovered_row(self, offer: Recoverable) -> QWidget:
        from cjm_desktop.ui.said import said_moment

        title = offer.title or (offer.document.stem if offer.document else "Untitled")
        where = str(offer.document) if offer.document else "never saved"
        what = "a draft, last change" if offer.only_typed else "last change"
        row, line = _row()
        words = QLabel(title)
        words.setProperty("tone", "strong")
        words.setTextFormat(Qt.TextFormat.PlainText)
        about = QLabel(f"{what} {said_moment(offer.when)} · {where}")
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setProperty("tone", "small")
        take = self._button(" Recover", "rotate-ccw", lambda: self._window.files.recover(offer))
        take.setAccessibleName(f"Recover {title}")
        drop = self._cross(f"Put {title} aside", lambda: self._window.files.discard(offer))
        line.addWidget(words)
        line.addWidget(about, 1)
        line.addWidget(take)
        line.addWidget(drop)
        return row

    def _cross(self, name: str, run: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setProperty("tone", "quiet")
        button.setAccessibleName(name)
        button.setToolTip(tip(name))
        self._wear(button, "x", "quiet")
        button.clicked.connect(lambda _on=False: run())
        return button

    def _fresh_box(self, section: QWidget) -> QVBoxLayout:
        """An empty box below the heading of a section."""
        for old in section.findChildren(QFrame, "card"):
            old.setParent(None)
            old.deleteLater()
        frame = QFrame()
        frame.setObjectName("card")
        box = QVBoxLayout(frame)
        box.setContentsMargins(8, 6, 8, 6)
        box.setSpacing(0)
        layout = section.layout()
        assert layout is not None
        layout.addWidget(frame)
        return box


def _row() -> tuple[QWidget, QHBoxLayout]:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(6, 2, 2, 2)
    line.setSpacing(12)
    return row, line

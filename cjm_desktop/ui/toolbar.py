"""The toolbar: what is used all the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from cjm_desktop.ui.icons import ICON_SIZE, dress, wear

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import MainWindow

_WORDS = {"map.personas": "Personas", "map.channels": "Channels", "file.export": "Export"}
_GO_FIRST = ("map.personas", "map.channels")
"""Their words go first when the window is narrow, then those of what inserts."""

_INSERTING = (
    ("Stage", "columns-3", "Stage"),
    ("Step", "rectangle-vertical", "Step"),
    ("Lane", "rows-3", "Lane"),
    ("Touchpoints", "sticky-note", "Touchpoint"),
    ("Emotions", "smile-plus", "Emotion"),
)


class Toolbar(QToolBar):
    """Buttons of the menus' own actions, so that a shortcut and a button are one thing."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__("Toolbar", window)
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setFloatable(False)
        self.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._window = window
        self._words: list[list[QToolButton]] = [[], []]
        self._put("edit.undo", "edit.redo")
        self.addSeparator()
        for path, icon, title in _INSERTING:
            self._put_insertion(path, icon, title)
        self.addSeparator()
        self._put("map.personas", "map.channels")
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        self._put("view.zoom_out", "view.zoom_in", "view.fit")
        self.addSeparator()
        self._put("file.export")
        more = self.findChild(QToolButton, "qt_toolbar_ext_button")
        if isinstance(more, QToolButton):  # what a narrow window has no room for
            wear(more, "chevrons-right", self._window.program.look.tokens)
        for button in self.findChildren(QToolButton):
            if not button.accessibleName():
                button.setAccessibleName(button.text() or button.toolTip() or "More of the toolbar")

    def _put(self, *keys: str) -> None:
        for key in keys:
            action = self._window.action(key)
            self.addAction(action)
            dress([action], self._window.program.look.tokens)
            button = self.widgetForAction(action)
            if not isinstance(button, QToolButton):
                continue
            button.setAccessibleName(action.text().replace("&", "").rstrip("…"))
            if key in _WORDS:
                action.setIconText(f" {_WORDS[key]}")
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            if key in _GO_FIRST:
                self._words[0].append(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for all words, they go before a button does."""
        for spared in range(len(self._words) + 1):
            self._show_words(spared)
            if self.sizeHint().width() <= event.size().width():
                break
        super().resizeEvent(event)

    def _show_words(self, spared: int) -> None:
        style = Qt.ToolButtonStyle
        for place, buttons in enumerate(self._words):
            wanted = style.ToolButtonIconOnly if place < spared else style.ToolButtonTextBesideIcon
            for button in buttons:
                if button.toolButtonStyle() != wanted:
                    button.setToolButtonStyle(wanted)
        layout = self.layout()
        assert layout is not None
        layout.invalidate()  # else the bar goes by the sizes it had before

    def _put_insertion(self, path: str, icon: str, title: str) -> None:
        """A button that inserts, or opens the menu of what can be inserted."""
        button = QToolButton()
        button.setText(f" {title}")  # Qt leaves hardly a gap behind the icon
        button.setAccessibleName(f"Insert {title.lower()}")
        button.setToolTip(f"Insert {title.lower()}")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        wear(button, icon, self._window.program.look.tokens)
        button.clicked.connect(lambda: self._insert(button, path))
        self.addWidget(button)
        self._words[1].append(button)

    def _insert(self, button: QToolButton, title: str) -> None:
        actions = self._window.actions_
        menu: QMenu | None = actions.menus.get(f"Insert/{title}")
        if menu is not None:
            menu.popup(button.mapToGlobal(QPoint(0, button.height())))
            return
        for action in actions.submenu("Insert").actions():
            if action.text() == title:
                action.trigger()

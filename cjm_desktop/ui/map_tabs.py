"""The tabs at the bottom: one a map of the project."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTabBar, QToolButton, QWidget

from cjm_desktop.domain.project import Project
from cjm_desktop.ui.composing import ComposingLine
from cjm_desktop.ui.icons import dress, wear
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.plain_texts import tip
from cjm_desktop.ui.tokens import Tokens


class _Bar(QTabBar):
    """Tabs that are renamed by a double click."""

    rename_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(True)
        self.setAccessibleName("Maps of this project")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.tabAt(event.position().toPoint())
        if at >= 0:
            self.rename_wanted.emit(at)

    def tabSizeHint(self, index: int) -> QSize:
        hint = super().tabSizeHint(index)
        return QSize(min(hint.width(), 260), hint.height())


class MapTabs(QWidget):
    """Shows the maps in order; what the user asks for goes out as signals with map ids."""

    chosen = Signal(str)
    renamed = Signal(str, str)
    moved = Signal(str, object)  # the map, and the map it now stands before (None: at the end)
    add_wanted = Signal()
    menu_wanted = Signal(str, QPoint)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._ids: list[str] = []
        self._was_moved = False
        self._editor: ComposingLine | None = None
        self.setObjectName("mapTabs")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.bar = _Bar()
        self.bar.currentChanged.connect(self._choose)
        self.bar.tabMoved.connect(self._note_move)
        self.bar.rename_wanted.connect(self.rename)
        self.bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.bar.customContextMenuRequested.connect(self._ask_menu)
        self.bar.installEventFilter(self)
        self.plus = QToolButton()
        self.plus.setProperty("tone", "quiet")
        self.plus.setToolTip("New map")
        self.plus.setAccessibleName("New map")
        wear(self.plus, "plus", look.tokens, "quiet")
        self.plus.clicked.connect(self.add_wanted)
        row.addWidget(self.bar)
        row.addWidget(self.plus)
        row.addStretch(1)

    def show_maps(self, project: Project, current: str) -> None:
        """Bring the tabs up to the project; not while one of them is being dragged."""
        if self._was_moved:
            return
        maps = project.maps.ordered()
        ids = [journey.id for journey in maps]
        with QSignalBlocker(self.bar):
            if ids != self._ids:
                while self.bar.count():
                    self.bar.removeTab(0)
                for _ in ids:
                    self.bar.addTab("")
                self._ids = ids
            for index, journey in enumerate(maps):
                title = journey.title or f"Map {index + 1}"
                shown = title.replace("&", "&&")
                if self.bar.tabText(index) != shown:
                    self.bar.setTabText(index, shown)
                    self.bar.setTabToolTip(index, tip(title))
            if current in ids:
                self.bar.setCurrentIndex(ids.index(current))

    def rename(self, index: int) -> None:
        """Type a new name right on the tab."""
        if not 0 <= index < len(self._ids) or self._editor is not None:
            return
        map_id = self._ids[index]
        editor = ComposingLine(self.bar.tabText(index).replace("&&", "&"), self.bar)
        editor.setAccessibleName("Name of the map")
        editor.setGeometry(self.bar.tabRect(index).adjusted(2, 2, -2, -2))
        editor.installEventFilter(self)
        editor.editingFinished.connect(lambda: self._end_rename(map_id, keep=True))
        self._editor = editor
        editor.selectAll()
        editor.show()
        editor.setFocus()

    def accept_name(self) -> None:
        """End the typing of a name and keep it."""
        if self._editor is not None:
            self._editor.finish_composing()
            self._editor.editingFinished.emit()

    def _end_rename(self, map_id: str, *, keep: bool) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        title = editor.text().strip()
        editor.hide()
        editor.deleteLater()
        if keep and title:
            self.renamed.emit(map_id, title)

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self._ids) and not self._was_moved:
            self.chosen.emit(self._ids[index])

    def _note_move(self, start: int, end: int) -> None:
        """A tab is dragged step by step; the edit is made when it is let go."""
        self._ids.insert(end, self._ids.pop(start))
        self._was_moved = True

    def _ask_menu(self, at: QPoint) -> None:
        index = self.bar.tabAt(at)
        if index >= 0:
            self.menu_wanted.emit(self._ids[index], self.bar.mapToGlobal(at))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.bar and event.type() == QEvent.Type.MouseButtonRelease:
            self._finish_move()
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if watched is self._editor and escape and event.type() == QEvent.Type.KeyPress:
            self._end_rename("", keep=False)
            return True
        return False

    def _finish_move(self) -> None:
        if not self._was_moved:
            return
        self._was_moved = False
        index = self.bar.currentIndex()
        after = self._ids[index + 1] if index + 1 < len(self._ids) else None
        self.moved.emit(self._ids[index], after)


def popup(menu: QMenu, at: QPoint, tokens: Tokens) -> None:
    """Show a menu that is thrown away afterwards."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dress(menu.actions(), tokens)
    menu.popup(at)

"""The widget of one map: the one place where Qt events meet the tools."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from cjm_desktop.document.document import Document
from cjm_desktop.domain.ids import Ref
from cjm_desktop.scene.scene import Scene
from cjm_desktop.tools import PaletteEntry


class Canvas(QWidget):
    """Shows one map of a document and turns events into edits."""

    zoom_changed = Signal(float)
    context_menu_wanted = Signal(object, QPoint)  # Ref | None, global place
    message = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._map_id = document.project.maps.ordered()[0].id
        self._zoom = 1.0
        self._scene: Scene | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def map_id(self) -> str:
        """The map that is shown."""
        return self._map_id

    def show_map(self, map_id: str) -> None:
        """Show another map of the project, from its top left corner."""
        self._map_id = map_id

    @property
    def scene(self) -> Scene | None:
        """The map as it is laid out now."""
        return self._scene

    @property
    def zoom(self) -> float:
        """1.0 shows the map at its true size: 96 pixels an inch."""
        return self._zoom

    def zoom_in(self) -> None: ...

    def zoom_out(self) -> None: ...

    def zoom_actual(self) -> None: ...

    def zoom_fit(self) -> None: ...

    def zoom_selection(self) -> None: ...

    def reveal(self, ref: Ref) -> None:
        """Select a record and scroll it into view."""

    def edit_text(self, ref: Ref) -> None:
        """Begin to edit a record's text in place."""

    def accept_text(self) -> None:
        """End the editing in place, keeping the text; nothing happens when no text is edited."""

    def copy(self) -> None: ...

    def cut(self) -> None: ...

    def paste(self) -> None: ...

    def duplicate(self) -> None: ...

    def delete(self) -> None: ...

    def select_all(self) -> None: ...

    def drag_in(self, entry: PaletteEntry, global_pos: QPoint) -> None:
        """Begin to carry something from the palette; the palette forwards its mouse until the drop."""

    def drag_in_move(self, global_pos: QPoint, modifiers: Qt.KeyboardModifier) -> None: ...

    def drag_in_drop(self, global_pos: QPoint) -> None: ...

    def drag_in_cancel(self) -> None: ...

    def place(self, entry: PaletteEntry) -> None:
        """Put something from the palette at the selected cell, or the next sensible place."""

"""Choosing a template, for a new project or a further map."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cjm_desktop.ui.dialogs.frame import FramedDialog, scrolling
from cjm_desktop.ui.flow import Flow
from cjm_desktop.ui.start.pictures import Drawn
from cjm_desktop.ui.start.tiles import Tile

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import MainWindow


class TemplatesDialog(FramedDialog):
    """The tiles of the start page."""

    def __init__(self, window: MainWindow, choose: Callable[[str], None], heading: str) -> None:
        super().__init__(window, heading, 860, 600)
        self._window = window
        self._choose = choose
        body = QWidget()
        body.setObjectName("panelBody")
        self._tiles = Flow(body)
        self.content.addWidget(scrolling(body, "Templates"))
        cancel = self.add_button("Cancel")
        cancel.clicked.connect(self.reject)
        pictures = window.start_page.pictures
        pictures.ready.connect(self._show)
        if pictures.drawn is not None:
            self._show(pictures.drawn)
        else:
            pictures.draw()

    def _show(self, drawn: Drawn) -> None:
        while (held := self._tiles.takeAt(0)) is not None:
            tile = held.widget()
            if tile is not None:
                tile.deleteLater()
        tiles = []
        for offer, image in drawn.offers:
            tile = Tile(self._window.program.look, offer, image)
            tile.clicked.connect(lambda _on=False, key=offer.key: self.take(key))
            self._tiles.addWidget(tile)
            tiles.append(tile)
        if tiles:
            tiles[0].show()  # what is not on the screen yet takes no focus
            tiles[0].setFocus()

    def take(self, key: str) -> None:
        """Begin from a template."""
        self.accept()
        self._choose(key)


def choose_template(
    window: MainWindow, choose: Callable[[str], None], heading: str = "New from template"
) -> None:
    """Show the templates and call `choose` with the key of the one that is taken."""
    TemplatesDialog(window, choose, heading).open()

"""The outline: the map as a tree, the way through it with the keyboard alone."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from cjm_desktop.document.document import Document
from cjm_desktop.domain.contents import MapContents, contents_of
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.records import Step
from cjm_desktop.lanes import LaneContext, kind_of
from cjm_desktop.scene.theme import Theme
from cjm_desktop.ui.inspector.mood import mood_words

_ROLE = Qt.ItemDataRole.UserRole
QUIET = 250


class Outline(QTreeWidget):
    """Stages, their steps, and what stands in each step, lane by lane. Built only while it is shown."""

    chosen = Signal(object)
    edit_wanted = Signal(object)

    def __init__(self, document: Document, map_id: str) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.setHeaderHidden(True)
        self.setAccessibleName("Outline of the map")
        self.setUniformRowHeights(True)
        self._document = document
        self._map_id = map_id
        self._stale = True
        self._filling = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET)
        self._timer.timeout.connect(self._fill)
        self.currentItemChanged.connect(self._choose)
        self.itemActivated.connect(lambda row, _column: self.edit_wanted.emit(row.data(0, _ROLE)))

    def show_map(self, map_id: str) -> None:
        self._map_id = map_id
        self.refresh_soon()

    def refresh_soon(self) -> None:
        """Bring the tree up to the project when the user pauses and can see it."""
        self._stale = True
        if self.isVisible():
            self._timer.start()

    def showEvent(self, event: object) -> None:
        if self._stale:
            self._fill()

    def follow(self, ref: Ref | None) -> None:
        """Mark the record that is selected on the canvas."""
        row = self._find(ref) if ref is not None and self.isVisible() else None
        if row is not None and row is not self.currentItem():
            self._filling = True
            self.setCurrentItem(row)
            self._filling = False

    def _fill(self) -> None:
        project = self._document.project
        if self._map_id not in project.maps:
            return
        self._stale = False
        current = self.currentItem()
        held = current.data(0, _ROLE) if current is not None else None
        closed = {row.data(0, _ROLE) for row in self._rows() if not row.isExpanded()}
        self._filling = True
        self.clear()
        contents = contents_of(project, self._map_id)
        for stage in contents.stages:
            top = _row(stage.title or "Stage without a title", Ref("stage", stage.id))
            self.addTopLevelItem(top)
            for step in contents.steps_of[stage.id]:
                branch = _row(step.title or "Step without a title", Ref("step", step.id))
                top.addChild(branch)
                branch.addChildren(_leaves(contents, step))
        for row in self._rows():
            row.setExpanded(row.data(0, _ROLE) not in closed)
        found = self._find(held) if held is not None else None
        if found is not None:
            self.setCurrentItem(found)
        self._filling = False

    def _rows(self) -> list[QTreeWidgetItem]:
        """All stages and steps."""
        tops = [self.topLevelItem(index) for index in range(self.topLevelItemCount())]
        found = [top for top in tops if top is not None]
        return found + [child for top in found for child in _children(top)]

    def _find(self, ref: Ref) -> QTreeWidgetItem | None:
        for row in self._rows():
            if row.data(0, _ROLE) == ref:
                return row
            for child in _children(row):
                if child.data(0, _ROLE) == ref:
                    return child
        return None

    def _choose(self, row: QTreeWidgetItem | None) -> None:
        if row is not None and not self._filling:
            self.chosen.emit(row.data(0, _ROLE))


def _children(row: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    held = [row.child(index) for index in range(row.childCount())]
    return [child for child in held if child is not None]


def _row(text: str, ref: Ref) -> QTreeWidgetItem:
    row = QTreeWidgetItem([" ".join(text.split())])
    row.setData(0, _ROLE, ref)
    return row


def _leaves(contents: MapContents, step: Step) -> list[QTreeWidgetItem]:
    leaves = []
    context = LaneContext(contents, Theme(), ())
    for lane in contents.lanes:
        kind = kind_of(lane.kind)
        for card in contents.cards.get(lane.id, ()):
            if card.step_id == step.id:
                leaves.append(_row(kind.name_card(card, context), Ref("card", card.id)))
    for persona in contents.personas:
        marker = contents.markers.get(persona.id, {}).get(step.id)
        if marker is not None:
            leaves.append(
                _row(f"{persona.name}: {mood_words(marker.mood)}", Ref("marker", marker.id))
            )
    return leaves

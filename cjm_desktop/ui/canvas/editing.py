"""Editing a text in place: what is typed shows in the layout at once, the document changes at the end."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.cards import Cell, add_card, alter_card
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.lanes import alter_lane
from cjm_desktop.domain.edits.maps import alter_map
from cjm_desktop.domain.edits.stages import alter_stage
from cjm_desktop.domain.edits.steps import alter_step
from cjm_desktop.domain.ids import Ref, new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.errors import UserError
from cjm_desktop.scene.node import Drawing, Node
from cjm_desktop.scene.primitives import Text
from cjm_desktop.ui.canvas.stage_titles import title_shift
from cjm_desktop.ui.canvas.standing import edit_here, stand_on
from cjm_desktop.ui.canvas.steering import Stand, next_cell
from cjm_desktop.ui.canvas.text_editor import TextEditor

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.canvas import Canvas

_ALTER: dict[str, tuple[str, Callable[[str, str], Edit]]] = {
    "card": ("text", lambda i, text: alter_card(i, "Change text", text=text)),
    "stage": ("title", lambda i, text: alter_stage(i, "Rename stage", title=text)),
    "step": ("title", lambda i, text: alter_step(i, "Rename step", title=text)),
    "lane": ("title", lambda i, text: alter_lane(i, "Rename lane", title=text)),
    "map": ("title", lambda i, text: alter_map(i, "Rename map", title=text)),
}


@dataclass(frozen=True, slots=True)
class _Target:
    """What is edited: a record, or a card that comes into being with its first letter."""

    ref: Ref
    new_in: Cell | None = None

    def edit(self, text: str) -> Edit:
        if self.new_in is not None:
            return add_card(self.ref.id, self.new_in, text=text)
        return _ALTER[self.ref.kind][1](self.ref.id, text)

    def text_in(self, project: Project) -> str:
        record = project.find(*self.ref)
        return str(getattr(record, _ALTER[self.ref.kind][0])) if record is not None else ""

    def stands_in(self, project: Project) -> bool:
        """Does what is edited still exist?"""
        if self.new_in is not None:
            return self.new_in.lane_id in project.lanes and self.new_in.step_id in project.steps
        return project.find(*self.ref) is not None


class Editing:
    """Owns the field; at most one text is edited at a time."""

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._target: _Target | None = None
        self._busy = False
        self.field = TextEditor(canvas)
        self.field.textChanged.connect(self._typed)
        self.field.accepted.connect(self._accept_and_return)
        self.field.tabbed.connect(self._go_on)

    @property
    def is_active(self) -> bool:
        return self._target is not None

    @property
    def ref(self) -> Ref | None:
        """What is edited, also while it is not in the document yet."""
        return self._target.ref if self._target is not None else None

    def preview(self, project: Project) -> Project:
        """The project as it would be if the typing ended now."""
        if self._target is None:
            return project
        try:
            return self._target.edit(self.field.toPlainText()).apply(project)
        except (UserError, ValidationError):
            return project

    def draft(self, project: Project) -> Project:
        """As `preview`, but a new card without a word would not be kept."""
        target = self._target
        if (
            target is not None
            and target.new_in is not None
            and not self.field.toPlainText().strip()
        ):
            return project
        return self.preview(project)

    def begin(self, ref: Ref) -> None:
        """Edit a record's text; nothing happens if it has none on this map."""
        if self._canvas.layout_shown.editable_node(ref) is not None:
            self._begin(_Target(ref), self._canvas.document.project)

    def begin_new(self, cell: Cell) -> None:
        """Type into an empty cell: the card is made when something is typed."""
        self._begin(_Target(Ref("card", new_id()), cell), self._canvas.document.project)

    def insert(self, text: str) -> None:
        """What was typed before the field was there."""
        if self._target is not None:
            self.field.insertPlainText(text)

    def forward(self, event: QInputMethodEvent) -> None:
        QApplication.sendEvent(self.field, event)

    def accept(self) -> bool:
        """End the editing and keep the text as one undo step.

        Returns False when the text does not fit: then it stays in the field, and the message is said.
        """
        target, canvas = self._target, self._canvas
        if target is None or self._busy:
            return True
        text = self.field.toPlainText()
        if text != target.text_in(canvas.document.project):
            text = text.rstrip()  # an Enter at the end meant “done”, not an empty line
        document = canvas.document
        is_new = target.new_in is not None
        unchanged = not text.strip() if is_new else text == target.text_in(document.project)
        self._busy = True
        try:
            if not unchanged:
                document.commit(target.edit(text))
        except UserError as error:
            canvas.message.emit(str(error))
            self.field.setFocus()
            return False
        finally:
            self._busy = False
        self._close()
        if is_new and not unchanged:
            document.select(Selection((target.ref,)))
        return True

    def drop_if_gone(self) -> None:
        """Close the field when what was edited has been deleted meanwhile."""
        if (
            self._target is not None
            and not self._busy
            and not self._target.stands_in(self._canvas.document.project)
        ):
            self._target = None
            self._hide()

    def follow(self) -> None:
        """Put the field where the text is drawn now."""
        if self._target is None:
            return
        node = self._canvas.layout_shown.editable_node(self._target.ref)
        if node is None or node.drawing.editable is None:
            return
        panes = self._canvas.display.panes
        pane = self._canvas.display.pane_of(node)
        editable = node.drawing.editable
        by = title_shift(node, panes) if node.role == "stage" else 0.0
        whole = pane.rect_to_view(editable.area.moved(node.at.x, node.at.y))
        rect = whole.adjusted(by * pane.scale, 0.0, 0.0, 0.0)
        left, top = int(rect.left()), round(rect.top())
        room = QRect(left, top, int(rect.width()), max(1, round(rect.height()) + 1))
        fill = node.drawing.fill or self._ground(node)
        self.field.dress(room, editable, pane.scale, fill, wrap=int(whole.width()))
        above = panes.all[panes.all.index(pane) + 1 :]
        self.field.keep_below([p.seen for p in above])

    def _begin(self, target: _Target, project: Project) -> None:
        canvas = self._canvas
        if canvas.document.read_only:
            canvas.say_read_only()
            return
        if not self.accept():
            return
        canvas.pointing.cancel()
        text = target.text_in(project)
        self.field.blockSignals(True)
        self._target = target
        self.field.one_line = target.ref.kind != "card"
        self.field.setPlainText(text)
        canvas.lay_out()
        node = canvas.layout_shown.editable_node(target.ref)
        if node is None:
            self._target = None
            self.field.blockSignals(False)
            return
        canvas.show_node(node)
        self.follow()
        self.field.open_at(text, _placeholder(node.drawing, text), node.name)
        if target.ref.kind != "card":
            self.field.selectAll()
        self.field.blockSignals(False)
        self.follow()

    def _typed(self) -> None:
        if self._target is None:
            return
        self._canvas.lay_out()
        self.follow()

    def _accept_and_return(self) -> None:
        had_focus = self.field.hasFocus()
        if self.accept() and had_focus:
            self._canvas.setFocus()

    def _go_on(self, direction: int) -> None:
        """Accept, and edit the next cell."""
        canvas, target = self._canvas, self._target
        if target is None:
            return
        cell = target.new_in
        if not self.accept():
            return
        layout = canvas.layout_shown
        made = layout.node_of(target.ref) is not None
        stand = Stand(target.ref if made else None, cell)
        onward = next_cell(layout, stand, direction)
        stand_on(canvas, onward)
        if onward.ref != stand.ref or onward.cell != stand.cell:
            edit_here(canvas)
        else:  # at the end of the map: opened again, one would type over the last text
            canvas.setFocus()

    def _close(self) -> None:
        self._target = None
        self._hide()
        self._canvas.lay_out()

    def _hide(self) -> None:
        focus = self.field.hasFocus()
        self.field.hide()
        if focus:
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ground(self, node: Node) -> str:
        """What lies under a text that has no fill of its own."""
        theme = self._canvas.layout_shown.theme
        return theme.header_fill if node.role == "lane" else theme.paper

    def contains(self, place: QPoint) -> bool:
        """Is a place of the view inside the field?"""
        return self.is_active and self.field.geometry().contains(place)


def _placeholder(drawing: Drawing, text: str) -> str:
    """What is drawn in the place of an empty text: the name of a channel, of a lane's kind."""
    if text or drawing.editable is None:
        return ""
    at = drawing.editable.area
    for primitive in drawing.primitives:
        if isinstance(primitive, Text) and (primitive.at.x, primitive.at.y) == (at.x, at.y):
            return primitive.block.text
    return ""

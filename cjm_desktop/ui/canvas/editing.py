"""Editing a text in place: what is typed shows in the layout at once, the document changes at the end."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QInputMethodEvent

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.cards import Cell
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.errors import UserError
from cjm_desktop.ui.canvas.announcing import announce_field
from cjm_desktop.ui.canvas.field_place import placeholder_of, stand_over_text
from cjm_desktop.ui.canvas.standing import edit_here, stand_on
from cjm_desktop.ui.canvas.steering import Stand, next_cell
from cjm_desktop.ui.canvas.text_editor import TextEditor
from cjm_desktop.ui.canvas.text_target import TextTarget, new_card_in
from cjm_desktop.ui.composing import composed_in

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.canvas import Canvas


OF_THE_FIELD = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.InputMethod,
    )
)
"""What the canvas hands on to the field while one types."""
_STAYS = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class Editing:
    """Owns the field; at most one text is edited at a time.

    The keyboard stays with the canvas, which hands on what belongs to the field: an input method begins to
    compose before there is a field, and would lose its first letter were the focus to move.
    """

    def __init__(self, canvas: "Canvas") -> None:
        self._canvas = canvas
        self._target: TextTarget | None = None
        self._busy = False
        self._withdrawn = ""  # what was being composed and has gone, perhaps to come as text
        self._late: Ref | None = None  # the record to which it then belongs
        self.field = TextEditor(canvas)
        self.field.textChanged.connect(self._typed)
        self.field.accepted.connect(self._accept_and_return)
        self.field.cancelled.connect(self.cancel)
        self.field.tabbed.connect(self._go_on)

    @property
    def is_active(self) -> bool:
        return self._target is not None

    @property
    def ref(self) -> Ref | None:
        """What is edited, also while it is not in the document yet."""
        return self._target.ref if self._target is not None else None

    def preview(self, project: Project) -> Project:
        """The project as it would look if the typing ended now."""
        if self._target is None:
            return project
        return self._target.shown_in(project, self.field.written())

    def draft(self, project: Project) -> Project:
        """The project as it would be if the typing ended now; a new card without a word would not be kept."""
        target, text = self._target, self.field.written()
        if target is None or not target.stands_in(project):
            return project
        if target.refusal(project, text):
            return target.made_in(project)  # the text is kept beside it
        return target.tried_in(project, text) if target.result(project, text) else project

    def refused(self) -> tuple[TextTarget, str, str] | None:
        """What is edited, the text and the reason, where the text cannot be kept as it is."""
        if self._target is None:
            return None
        text = self.field.written()
        reason = self._target.refusal(self._canvas.document.project, text)
        return (self._target, text, reason) if reason else None

    def begin(self, ref: Ref, *, replacing: bool = False) -> None:
        """Edit a record's text, the cursor behind it, or `replacing` it; nothing happens if it has none here."""
        if self.can_edit(ref):
            self._begin(TextTarget(ref), replacing)

    def can_edit(self, ref: Ref) -> bool:
        """Has a record a text on this map?"""
        layout = self._canvas.layout_shown
        if ref.kind == "marker":
            return layout.node_of(ref) is not None
        return layout.editable_node(ref) is not None

    def begin_new(self, cell: Cell) -> None:
        """Type into an empty cell: the card is made when something is typed."""
        self._canvas.cell = cell
        self._begin(new_card_in(cell))

    def begin_made(self, ref: Ref, makes: Edit) -> bool:
        """Type the text of a record that an edit brings into being; both become one undo step.

        Returns False when no text of it is shown: then nothing was done.
        """
        self._begin(TextTarget(ref, makes))
        return self.ref == ref

    def insert(self, text: str) -> None:
        """What was typed before the field was there."""
        if self._target is not None:
            self.field.insertPlainText(text)

    def take(self, event: QEvent) -> bool:
        """Give the field an event of the keyboard or the input method; True if it meant something there."""
        event.accept()
        if isinstance(event, QInputMethodEvent):
            ends = not event.preeditString() and not event.commitString()
            self._withdrawn = composed_in(self.field) if ends else ""
        return self.field.event(event) and event.isAccepted()

    def take_late(self, letters: str) -> bool:
        """Add letters that were withdrawn just before the text was accepted, and are written just after.

        On Ctrl+S, ibus-hangul withdraws a syllable, gives the key back, and writes the syllable; on a busy machine the
        text is accepted in between.
        """
        ref, self._late = self._late, None
        if ref is None or self.is_active or not letters or letters != self._withdrawn:
            return False
        self.begin(ref)
        self.field.insertPlainText(letters)
        return self.accept()

    def asked(self, query: Qt.InputMethodQuery) -> Any:
        """What an input method wants to know of the field, in places of the canvas."""
        found = self.field.inputMethodQuery(query)
        if isinstance(found, QRect | QRectF):
            return found.translated(self.field.pos())
        return found

    def keyboard_came(self) -> None:
        if self.is_active:
            self.field.show_caret(True)

    def keyboard_left(self, reason: Qt.FocusReason) -> None:
        """The keyboard goes elsewhere: the text is accepted, but not for a menu or another window."""
        if self.is_active:
            self.field.show_caret(False)
            if reason not in _STAYS:
                self.accept()

    def accept(self) -> bool:
        """End the editing and keep the text as one undo step.

        Returns False when the text does not fit: then it stays in the field, and the message is said.
        """
        canvas = self._canvas
        if self._target is None or self._busy:
            return True
        self.field.finish_composing()
        target, document = self._target, canvas.document
        text = self.field.toPlainText()
        if text != target.text_in(document.project):
            text = text.rstrip()  # an Enter at the end meant “done”, not an empty line
        self._busy = True
        try:
            edit = target.result(document.project, text)
            if edit is not None:
                document.commit(edit)
        except UserError as error:
            canvas.message.emit(str(error))
            self.field.setFocus()
            return False
        finally:
            self._busy = False
        self._late = target.ref if edit is not None and self._withdrawn else None
        self._end(target, made=edit is not None)
        return True

    def cancel(self) -> None:
        """End the editing as if nothing had been typed; what stands without a text is still made."""
        target, document = self._target, self._canvas.document
        if target is None or self._busy:
            return
        makes = target.makes if target.ref.kind != "card" else None
        self._busy = True
        try:
            if makes is not None:
                document.commit(makes)
        except UserError as error:
            self._canvas.message.emit(str(error))
        finally:
            self._busy = False
        self._end(target, made=makes is not None)

    def _end(self, target: TextTarget, *, made: bool) -> None:
        self._close()
        if target.makes is not None and made:
            self._canvas.document.select(Selection((target.ref,)))

    def would_go(self, project: Project) -> bool:
        """Is something edited that is not in a project?"""
        return self._target is not None and not self._target.stands_in(project)

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
        if self._target is not None:
            stand_over_text(self._canvas, self.field, self._target.ref)

    def _begin(self, target: TextTarget, replacing: bool = False) -> None:
        canvas = self._canvas
        if not canvas.may_edit() or not self.accept():
            return
        canvas.pointing.cancel()
        self._withdrawn = ""
        text = target.text_in(canvas.document.project)
        self.field.blockSignals(True)
        self._target = target
        self.field.one_line = target.one_line
        self.field.setPlainText(text)
        canvas.lay_out()
        node = canvas.layout_shown.editable_node(target.ref)
        if node is None:
            self._target = None
            self.field.blockSignals(False)
            canvas.lay_out()
            return
        canvas.show_node(node)
        self.follow()
        self.field.open_at(text, placeholder_of(node.drawing, text), node.name)
        if replacing or target.makes is not None:
            self.field.selectAll()
        self.field.blockSignals(False)
        self.follow()
        announce_field(canvas)

    def _typed(self) -> None:
        if self._target is None:
            return
        self._canvas.lay_out()
        self.follow()

    def _accept_and_return(self) -> None:
        self.accept()

    def _go_on(self, direction: int) -> None:
        """Accept, and edit the next cell."""
        canvas, target = self._canvas, self._target
        if target is None:
            return
        cell = canvas.cell
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
        self.field.leave()
        announce_field(self._canvas)

    def contains(self, place: QPoint) -> bool:
        """Is a place of the view inside the field?"""
        return self.is_active and self.field.geometry().contains(place)

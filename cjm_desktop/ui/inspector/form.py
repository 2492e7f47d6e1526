"""A form: fields bound to the project, each by a way to read its value and an edit that writes it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import eq
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.project import Project
from cjm_desktop.ui.inspector.choices import TickField
from cjm_desktop.ui.inspector.field import MIXED, Field

Commit = Callable[[Edit], str]
"""Does an edit; returns why it was refused, '' when it was done."""


@dataclass(frozen=True)
class Binding:
    """One row of a form.

    `before` brings the choices up to date ahead of each showing; `section` stands as a heading above.
    """

    title: str
    field: Field
    read: Callable[[Project], Any]
    write: Callable[[Any], Edit]
    before: Callable[[Project], None] | None = None
    description: str = ""
    section: str = ""


class Form(QWidget):
    """Rows of labelled fields under a heading."""

    typed = Signal()

    def __init__(self, heading: str, bindings: Sequence[Binding], commit: Commit) -> None:
        super().__init__()
        self.setObjectName("panelBody")
        # A click between the fields takes the keyboard from the map, where the next letter would replace a text.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(heading)
        self.bindings = tuple(bindings)
        self._commit = commit
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(16, 16, 16, 16)
        self._rows.setSpacing(4)
        self.heading = QLabel(heading)
        self.heading.setProperty("tone", "heading")
        self._rows.addWidget(self.heading)
        self._rows.addSpacing(4)
        for binding in self.bindings:
            self._add(binding)
        self._rows.addStretch(1)

    def _add(self, binding: Binding) -> None:
        field = binding.field
        if binding.section:
            above = QLabel(binding.section)
            above.setProperty("tone", "heading")
            self._rows.addSpacing(8)
            self._rows.addWidget(above)
            self._rows.addSpacing(4)
        if not isinstance(field, TickField):
            label = QLabel(binding.title)
            label.setProperty("tone", "label")
            label.setBuddy(field.control)
            self._rows.addWidget(label)
        field.name(binding.title, binding.description)
        self._rows.addWidget(field)
        self._rows.addSpacing(8)
        field.typed.connect(self.typed)
        field.committed.connect(lambda value, b=binding: self._take(b, value))

    def _take(self, binding: Binding, value: Any) -> None:
        reason = self._commit(binding.write(value))
        if reason:
            binding.field.refuse(reason)

    def show_project(self, project: Project) -> None:
        """Show the values as they are now; a field that is being typed in keeps what was typed."""
        for binding in self.bindings:
            if binding.before is not None:
                binding.before(project)
            binding.field.show_value(binding.read(project))

    def drafts(self) -> list[Edit]:
        """The edits that `commit_pending` would do."""
        pending = (b for b in self.bindings if b.field.pending() and not b.field.problem())
        return [b.write(b.field.draft()) for b in pending]

    def commit_pending(self) -> None:
        """Hand over what stands in the fields and was not committed yet; what is wrong stays, marked."""
        for binding in self.bindings:
            if binding.field.pending():
                binding.field.commit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on what a field is called goes into the field."""
        label = self.childAt(event.position().toPoint())
        field = label.buddy() if isinstance(label, QLabel) else None
        if field is not None:
            field.setFocus(Qt.FocusReason.MouseFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape brings the old value back; where nothing is typed, the form's owner gets it."""
        field = self._typed_in() if is_escape(event) else None
        if field is None:
            super().keyPressEvent(event)
            return
        field.revert()
        self.typed.emit()

    def _typed_in(self) -> Field | None:
        """The field that has the keyboard and something that is not committed."""
        found = (b.field for b in self.bindings if b.field.isAncestorOf(self.focusWidget()))
        return next((field for field in found if field.pending()), None)

    def field(self, title: str) -> Field:
        """The field of a title."""
        return next(b.field for b in self.bindings if b.title == title)


def is_escape(event: QEvent) -> bool:
    """Is it about the Escape key?"""
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


def common(values: Iterable[Any]) -> Any:
    """The one value that all have, MIXED when they differ, None when there are none."""
    found = iter(values)
    first = next(found, None)
    return first if all(map(eq, found, repeat(first))) else MIXED

"""Fields of a form: each shows one value and says when the user has finished changing it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cjm_desktop.ui.inspector.wrong import Wrong


class Mixed:
    """Stands for 'the selected records differ here'."""


MIXED = Mixed()


class Field(QWidget):
    """Base of all fields. `committed` carries a value that differs from the one that was shown.

    `typed` says that the user may have typed something that is not committed yet.
    """

    committed = Signal(object)
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: Any = None
        self._before: Any = None
        self._description = ""
        self._wrong: Wrong | None = None
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)

    @property
    def control(self) -> QWidget:
        """What takes the focus and carries the accessible name."""
        raise NotImplementedError

    @property
    def shown(self) -> Any:
        """The value of the project as it was last shown."""
        return self._shown

    def show_value(self, value: Any) -> None:
        """Show a value of the project; what the user is typing right now is left alone."""
        if self.pending():
            return
        if value != self._shown:
            self._mark("")
        self._shown = value
        self._display(value)

    def pending(self) -> bool:
        """Has the user typed something that is not committed yet?"""
        return False

    def problem(self) -> str:
        """Why what was typed cannot be handed over; '' when it can. Changes nothing on the screen."""
        return ""

    def draft(self) -> Any:
        """The value that `commit` would hand over; only while it is pending and has no problem."""
        return self._shown

    def commit(self) -> None:
        """Hand over what was typed; does nothing when nothing differs."""

    def revert(self) -> None:
        """Forget what was typed: show the value of the project again."""

    def refuse(self, reason: str) -> None:
        """The value just handed over was not taken; called while `committed` is being emitted."""
        self._shown = self._before
        self._display(self._shown)
        self._mark(reason)

    def name(self, title: str, description: str = "") -> None:
        """Say to a screen reader what the field is."""
        self._description = description
        self.control.setAccessibleName(title)
        if description:
            self.control.setAccessibleDescription(description)
            self.control.setToolTip(description)

    def _display(self, value: Any) -> None:
        raise NotImplementedError

    def _give(self, value: Any) -> None:
        if value != self._shown:
            self._before, self._shown = self._shown, value
            self._mark("")
            self.committed.emit(value)

    @property
    def mark(self) -> str:
        """What the field is marked with as wrong; '' while it is not."""
        return self._wrong.reason if self._wrong is not None else ""

    def say_wrong(self, reason: str) -> None:
        """Mark what stands there for a reason from outside; '' takes that away. A problem of its own stays."""
        if not self.problem():
            self._mark(reason)

    def _mark(self, reason: str) -> None:
        """Show what is wrong, in words and at the control; '' takes the mark away."""
        if reason == self.mark:
            return
        if self._wrong is None:
            self._wrong = Wrong()
            self._rows.addWidget(self._wrong)
        self._wrong.say(reason)
        said = f"Wrong: {reason} {self._description}".strip() if reason else self._description
        self.control.setAccessibleDescription(said)
        self.control.setProperty("wrong", bool(reason))
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)


class TypedField(Field):
    """A field in which one types. Nothing is read, redrawn or thrown away while one does.

    What was typed is read when the field is left. What cannot be read or is refused stays as it was typed, marked
    with the reason, until it is mended or `revert` takes it back. A kind of field says how by the methods
    below `# Of the kind`.
    """

    def __init__(self) -> None:
        super().__init__()
        self._refusal = ""
        self._given = ""

    def pending(self) -> bool:
        return self._modified() and self.written != self._text(self._shown)

    def problem(self) -> str:
        if not self.pending():
            return ""
        return self._refusal or self._trouble(self.written)

    def draft(self) -> Any:
        return self._parse(self.written)

    def commit(self) -> None:
        if not self.pending():
            return
        reason = self.problem()
        if not reason:
            self._hand_over()
        else:
            self._mark(reason)

    def revert(self) -> None:
        self._release()
        self._display(self._shown)

    def write(self, text: str) -> None:
        """Put a text there as if it had been typed."""
        self._put(text)
        self._set_modified(True)

    def show_problem(self) -> None:
        """Mark what stands there if it is wrong."""
        self._mark(self.problem())

    def refuse(self, reason: str) -> None:
        self._shown = self._before
        self.write(self._given)
        self._refusal = reason
        self._mark(reason)

    def _hand_over(self) -> None:
        value = self.draft()
        self._given = self.written
        self._release()
        self._give(value)
        if not self.pending():
            self._display(self._shown)  # in full, as all values are: '12,0' as '12'

    def _release(self) -> None:
        self._set_modified(False)
        self._refusal = ""
        self._mark("")

    def _edited(self) -> None:
        """The user changed the text: a mark goes as soon as it is mended, and comes when the field is left."""
        self._refusal = ""
        if self.mark:
            self._mark(self.problem())
        self.typed.emit()

    # Of the kind

    @property
    def written(self) -> str:
        """What stands there, as it was typed."""
        raise NotImplementedError

    def _put(self, text: str) -> None:
        raise NotImplementedError

    def _modified(self) -> bool:
        raise NotImplementedError

    def _set_modified(self, on: bool) -> None:
        raise NotImplementedError

    def _text(self, value: Any) -> str:
        """How a value is written; `_parse` reads it again."""
        raise NotImplementedError

    def _trouble(self, text: str) -> str:
        """Why this text is no value; '' when it is."""
        raise NotImplementedError

    def _parse(self, text: str) -> Any:
        """The value of a text without trouble."""
        raise NotImplementedError

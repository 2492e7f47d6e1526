"""What was typed and is not in the project, because it is refused: on the map, in the inspector, in dialogs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.homes import home_of
from cjm_desktop.ui.inspector.left_texts import About, LeftText, LeftTexts, wrong_texts
from cjm_desktop.ui.said import quoted

if TYPE_CHECKING:
    from cjm_desktop.ui.editor import Editor
    from cjm_desktop.ui.inspector.form import Form

_IN_DIALOGS = ("persona", "channel", "project")
_MOST = 3  # texts without a place that are shown
_SHOWN = 300  # letters of each


class LeftOver:
    """Collects it, says it above the map, and leads back to it.

    `texts`: those whose forms are gone, shared with the inspector. A dialog hands its forms over to `watch`, and takes
    them from there with `release`: its texts wait, as those of the inspector do, until its form is shown again.
    """

    def __init__(self, editor: Editor, texts: LeftTexts) -> None:
        self._editor = editor
        self._texts = texts
        self._forms: list[tuple[About, Form]] = []
        # Of a draft whose file was saved since, until the user has had them.
        self.placeless: list[LeftText] = []
        texts.on_no_field = self._take_placeless
        editor.inspector.left_text.connect(self.say)
        editor.inspector.typed.connect(self.forget)
        editor.canvas.editing.field.textChanged.connect(self.forget)

    def take_back(self, texts: Sequence[LeftText]) -> None:
        """Put the texts of a draft back into their fields, marked, and say those whose fields are gone."""
        project = self._editor.document.project
        self._editor.inspector.take_back(text for text in texts if text.stands_in(project))
        self.say()
        self._take_placeless([text for text in texts if not text.stands_in(project)])

    def _take_placeless(self, texts: Sequence[LeftText]) -> None:
        """Say texts that have no place in the map any more, and keep them until that is dismissed."""
        self.placeless += [replace(text, placeless=True) for text in texts]
        if not self.placeless:
            return
        project = self._editor.document.project
        said = "\n".join(
            f"{quoted(text.text, _SHOWN)} was left in {text.place(project)}, and has no place in the map any more: "
            + (
                "this field has changed since."
                if text.is_about_records_in(project)
                else "that was deleted."
            )
            for text in self.placeless[:_MOST]
        )
        more = len(self.placeless) - _MOST
        more_said = f"\nAnd {more:,} more." if more > 0 else ""
        bar = self._editor.messages.say("placeless", said + more_said, ("Copy", self._copy))
        bar.answered.connect(self._forget_placeless)

    def _copy(self) -> None:
        QApplication.clipboard().setText("\n\n".join(text.text for text in self.placeless))

    def _forget_placeless(self) -> None:
        """The user has had them: the draft need not hold them any longer."""
        self.placeless = []
        self._editor.drafts.wait()

    def watch(self, about: About, form: Form) -> None:
        """Count what is typed in a form of a dialog as typed, and put back what was left in it before."""
        self._texts.give_back(about, form)
        self._forms.append((about, form))
        self._editor.drafts.watch(form)
        form.typed.connect(self.forget)

    def release(self, form: Form) -> None:
        """Take over what stands in a form of a dialog that is about to go."""
        for about, watched in self._open_forms():
            if watched is form:
                if self._editor.document.project.find(*about[0]) is not None:
                    form.commit_pending()
                self._texts.hold(about, form)
        self._forms = [each for each in self._open_forms() if each[1] is not form]
        self.say()

    def commit_pending(self) -> None:
        """Hand over what stands in the forms of dialogs."""
        for _, form in self._open_forms():
            form.commit_pending()

    def drafts(self) -> list[Edit]:
        """The edits that `commit_pending` would do."""
        return [edit for _, form in self._open_forms() for edit in form.drafts()]

    def _open_forms(self) -> list[tuple[About, Form]]:
        return [each for each in self._forms if Shiboken.isValid(each[1])]

    def texts(self) -> list[LeftText]:
        """On the map, then in the inspector, then in a dialog that is open."""
        refused = self._editor.canvas.editing.refused()
        left = self._editor.inspector.problems()
        if refused is not None:
            target, text, reason = refused
            left.insert(0, LeftText((target.ref,), target.field, text, reason))
        return [*left, *(text for each in self._open_forms() for text in wrong_texts(*each))]

    def show(self) -> None:
        """Put the keyboard where the first of them stands, on its map or in its dialog."""
        left = self.texts()
        if self._editor.canvas.editing.refused() is not None:
            self._editor.canvas.setFocus()
        elif left and left[0].about[0].kind in _IN_DIALOGS:
            self._editor.dialog_wanted.emit(left[0].about[0])
            self._focus(left[0])
        else:
            self._show_map()
            self._editor.inspector.show_problem()

    def _focus(self, text: LeftText) -> None:
        for about, form in self._open_forms():
            if about == text.about:
                form.field(text.field).control.setFocus()

    def _show_map(self) -> None:
        left, project = self.texts(), self._editor.document.project
        record = project.find(*left[0].about[0]) if left else None
        home = home_of(project, record) if record is not None else None
        if home is not None:
            self._editor.show_map(home)

    def say(self) -> None:
        """Say what stands in fields and is not in the map."""
        left = self.texts()
        if left:
            more = f" (And {len(left) - 1:,} more.)" if len(left) > 1 else ""
            said = left[0].said(self._editor.document.project) + more
            self._editor.messages.say("left", said, ("Show it", self.show))

    def forget(self) -> None:
        """Say it no more once it is mended."""
        if not self.texts():
            self._editor.messages.clear("left")

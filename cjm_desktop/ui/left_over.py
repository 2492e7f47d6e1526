"""What was typed and is not in the project, because it is refused: on the map, in the inspector, in dialogs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shiboken6 import Shiboken

from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.homes import home_of
from cjm_desktop.ui.inspector.left_texts import About, LeftText, LeftTexts, wrong_texts

if TYPE_CHECKING:
    from cjm_desktop.ui.editor import Editor
    from cjm_desktop.ui.inspector.form import Form

_IN_DIALOGS = ("persona", "channel", "project")


class LeftOver:
    """Collects it, says it above the map, and leads back to it.

    `texts`: those whose forms are gone, shared with the inspector. A dialog hands its forms over to `watch`, and takes
    them from there with `release`: its texts wait, as those of the inspector do, until its form is shown again.
    """

    def __init__(self, editor: Editor, texts: LeftTexts) -> None:
        self._editor = editor
        self._texts = texts
        self._forms: list[tuple[About, Form]] = []
        editor.inspector.left_text.connect(self.say)
        editor.inspector.typed.connect(self.forget)
        editor.canvas.editing.field.textChanged.connect(self.forget)

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
            more = f" (And {len(left) - 1} more.)" if len(left) > 1 else ""
            said = left[0].said(self._editor.document.project) + more
            self._editor.messages.say("left", said, ("Show it", self.show))

    def forget(self) -> None:
        """Say it no more once it is mended."""
        if not self.texts():
            self._editor.messages.clear("left")

"""What is being typed is kept as a draft in the pauses: a crash takes the last moment, not the text."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from pydantic import ValidationError
from PySide6.QtCore import QObject, QTimer

from cjm_desktop.domain.changes import Change, difference
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.project import Project
from cjm_desktop.errors import UserError

if TYPE_CHECKING:
    from cjm_desktop.ui.editor import Editor
    from cjm_desktop.ui.inspector.form import Form

FIRST = 50
"""Milliseconds between the first letter and its draft, which makes the working copy that later ones lie beside."""
PAUSE = 300
"""Milliseconds between what is typed further and its draft."""


class Drafts(QObject):
    """Watches the text on the canvas and the fields of the inspector of one editor, and those of its dialogs."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._is_kept = False
        self._timer.timeout.connect(self._keep_meanwhile)
        editor.canvas.editing.field.textChanged.connect(self.wait)
        editor.inspector.typed.connect(self.wait)
        # What was typed may have become an edit.
        self._stop_listening = editor.document.changed.connect(self._after_change)

    def watch(self, form: Form) -> None:
        """Keep what is typed in a form of a dialog too."""
        form.typed.connect(self.wait)

    def wait(self) -> None:
        """Do not begin the pause anew with each letter: who types without a pause is kept as well."""
        if not self._timer.isActive():
            self._timer.start(PAUSE if self._is_kept else FIRST)

    def _after_change(self, _change: Change) -> None:
        if not self._timer.isActive():
            self._timer.start(PAUSE)

    def _keep_meanwhile(self) -> None:
        """Where it cannot be kept, the edit or the closing will say so."""
        with contextlib.suppress(UserError):
            self.keep()

    def keep(self) -> None:
        """Keep what stands in the fields now, or forget what stood there.

        Raises:
            CannotWrite: It could not be kept.
        """
        editor = self._editor
        project = editor.document.project
        drafted = editor.canvas.editing.draft(project)
        for edit in (*editor.inspector.drafts(), *editor.left_over.drafts()):
            drafted = _applied(edit, drafted)
        left = [*editor.left_over.texts(), *editor.left_over.placeless]
        texts = [text.plain(project) for text in left]
        change = difference(project, drafted)
        editor.keeper.session.keep_draft(change, texts)
        self._is_kept = bool(change or texts)

    def forget(self) -> None:
        """Let go of what stands in the fields: the user does not want it."""
        self._timer.stop()
        self._is_kept = False
        with contextlib.suppress(UserError):
            self._editor.keeper.session.keep_draft(Change())

    def stop(self) -> None:
        """The session is over."""
        self._timer.stop()
        self._stop_listening()


def _applied(edit: Edit, project: Project) -> Project:
    try:
        return edit.apply(project)
    except (UserError, ValidationError):
        return project  # said when it is accepted

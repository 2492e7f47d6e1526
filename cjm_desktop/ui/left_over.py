"""What was typed and is not in the project, because it is refused: on the map and in the inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.domain.homes import home_of
from cjm_desktop.ui.inspector.left_texts import LeftText

if TYPE_CHECKING:
    from cjm_desktop.ui.editor import Editor


class LeftOver:
    """Collects it, says it above the map, and leads back to it."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor
        editor.inspector.left_text.connect(self.say)
        editor.inspector.typed.connect(self.forget)
        editor.canvas.editing.field.textChanged.connect(self.forget)

    def texts(self) -> list[LeftText]:
        """On the map, then in the inspector."""
        refused = self._editor.canvas.editing.refused()
        left = self._editor.inspector.problems()
        if refused is not None:
            target, text, reason = refused
            left.insert(0, LeftText((target.ref,), target.field, text, reason))
        return left

    def show(self) -> None:
        """Put the keyboard where the first of them stands, on its map."""
        if self._editor.canvas.editing.refused() is None:
            self._show_map()
            self._editor.inspector.show_problem()
        else:
            self._editor.canvas.setFocus()

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

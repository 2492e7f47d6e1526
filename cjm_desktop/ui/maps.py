"""What the Map menu does: the maps of the project, and the dialogs for what they share."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.duplicating import duplicate_map
from cjm_desktop.domain.edits.edit import Edit, together
from cjm_desktop.domain.edits.maps import add_project, alter_map, move_map
from cjm_desktop.domain.edits.reach import reach
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.errors import UserError
from cjm_desktop.ui.canvas.plan import Plan
from cjm_desktop.ui.following import say_change
from cjm_desktop.ui.said import quoted

if TYPE_CHECKING:
    from cjm_desktop.ui.editor import Editor
    from cjm_desktop.ui.main_window import MainWindow


def open_personas(window: MainWindow, editor: Editor, persona_id: str = "") -> None:
    """The dialog of the personas, at one of them or at the first."""
    from cjm_desktop.ui.dialogs.personas import PersonasDialog

    dialog = PersonasDialog(window, editor)
    dialog.choose(persona_id)
    dialog.open()


def open_dialog_of(window: MainWindow, editor: Editor, ref: Ref) -> None:
    """The dialog in which the form of a record stands: of a persona, a channel or the project."""
    if ref.kind == "persona":
        open_personas(window, editor, ref.id)
    elif ref.kind == "channel":
        open_channels(window, editor, ref.id)
    else:
        Maps(window, editor).edit_project()


def open_channels(window: MainWindow, editor: Editor, channel_id: str = "") -> None:
    """The dialog of the channels, at one of them or at the first."""
    from cjm_desktop.ui.dialogs.channels import ChannelsDialog

    dialog = ChannelsDialog(window, editor)
    dialog.choose(channel_id)
    dialog.open()


class Maps:
    """Acts on the maps of one open project."""

    def __init__(self, window: MainWindow, editor: Editor) -> None:
        self._window = window
        self._editor = editor

    def _order(self) -> list[str]:
        return [journey.id for journey in self._editor.document.project.maps.ordered()]

    def add(self) -> None:
        """Choose a template for a further map."""
        from cjm_desktop.ui.dialogs.templates import choose_template

        choose_template(self._window, self.add_from, heading="New map")

    def add_from(self, template_key: str) -> None:
        """Add the maps of a template and show the first."""
        from cjm_desktop.templates import templates

        template = templates()[template_key]
        project = template.build()
        title = free_title(self._editor.document.project, template.name)
        first = project.maps.ordered()[0].id
        naming = alter_map(first, title=title)
        if len(project.maps) > 1:
            naming = Edit("", lambda unchanged: unchanged)
        if self._editor.attempt(together("Add map", add_project(project), naming)):
            self._editor.show_map(first)

    def duplicate(self) -> None:
        """Copy the map with all that stands on it, right behind it."""
        editor = self._editor
        planner, map_id = editor.canvas.planner, editor.map_id
        if not planner.later(self.duplicate):
            size = reach(editor.document.project, [Ref("map", map_id)])
            planner.run("Duplicating the map", size, partial(self._plan, map_id), editor.refuse)

    def _plan(self, map_id: str, project: Project) -> Plan:
        found = project.maps.get(map_id)
        if found is None:
            raise UserError("The map to duplicate is gone.")
        named = re.sub(r" \(copy\)( \d+)?$", "", found.title)
        edit, copy = duplicate_map(project, map_id, free_title(project, f"{named} (copy)"))
        editor = self._editor
        elsewhere = partial(say_change, editor, f"Duplicated the map {quoted(found.title)}.")
        return Plan(edit, lambda _change: editor.show_map(copy), elsewhere=elsewhere)

    def rename(self) -> None:
        self._editor.tabs.rename(self._order().index(self._editor.map_id))

    def delete(self) -> None:
        """Delete the map; a toast says what went with it."""
        self._editor.delete((Ref("map", self._editor.map_id),))

    def go(self, by: int) -> None:
        order = self._order()
        place = (order.index(self._editor.map_id) + by) % len(order)
        self._editor.show_map(order[place])

    def move(self, by: int) -> None:
        """Move the tab by one place."""
        order = self._order()
        place = order.index(self._editor.map_id)
        target = place + by
        if not 0 <= target < len(order):
            return
        order.insert(target, order.pop(place))
        before = order[target + 1] if target + 1 < len(order) else None
        self._editor.attempt(move_map(self._editor.map_id, before=before))

    def show_properties(self) -> None:
        """The map's own form is what the inspector shows while nothing is selected."""
        self._editor.document.select(Selection())
        self._editor.right.show()
        self._editor.inspector.show()
        self._editor.inspector.focus_first()

    def edit_project(self) -> None:
        from cjm_desktop.ui.dialogs.project import ProjectDialog

        ProjectDialog(self._window, self._editor).open()

    def edit_personas(self) -> None:
        open_personas(self._window, self._editor)

    def edit_channels(self) -> None:
        open_channels(self._window, self._editor)


def free_title(project: Project, wanted: str) -> str:
    """The title, with a number behind it when another map has it."""
    taken = {journey.title for journey in project.maps}
    title, number = wanted, 2
    while title in taken:
        title, number = f"{wanted} {number}", number + 1
    return title

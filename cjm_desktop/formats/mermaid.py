"""Mermaid `journey`: one diagram a file."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_desktop.domain.habits import USUAL, Habits
from cjm_desktop.formats._format import ExportOptions, Format, Imported, Progress, Remark
from cjm_desktop.formats._losses import Part

if TYPE_CHECKING:
    from cjm_desktop.domain.project import Project


class Mermaid(Format):
    """When moods differ, the main persona's diagram is written; Markdown holds one a persona."""

    def write(
        self, project: Project, path: Path, options: ExportOptions, progress: Progress
    ) -> tuple[Remark, ...]:
        from cjm_desktop.formats._mermaid_write import JourneyWriter

        writer = JourneyWriter(project, options.map_id)
        people = next(iter(writer.groups()), ())
        path.write_text(writer.diagram(people), encoding="utf-8", newline="\n")
        progress(1.0)
        return ()

    def losses(self, project: Project, options: ExportOptions) -> tuple[Remark, ...]:
        from cjm_desktop.formats._mermaid_write import JourneyWriter

        writer = JourneyWriter(project, options.map_id)
        lost = writer.list_losses([next(iter(writer.groups()), ())])
        return (*lost, *super().losses(project, options))

    def named(self, project: Project, options: ExportOptions) -> Collection[str]:
        from cjm_desktop.formats._mermaid_write import JourneyWriter

        writer = JourneyWriter(project, options.map_id)
        return {persona.id for people in writer.groups()[:1] for persona in people}

    def read(self, path: Path, habits: Habits = USUAL) -> Imported:
        from cjm_desktop.formats._mermaid_read import read_journeys

        return read_journeys(path)


PLUGIN = Mermaid(
    key="mmd",
    name="Mermaid journey",
    suffixes=(".mmd", ".mermaid"),
    order=60,
    can_write=True,
    can_read=True,
    held={Part.MAP_TITLE, Part.SCENARIO},
)

"""Markdown with Mermaid `journey` diagrams: one for all personas, or one for each when their moods differ."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_desktop.domain.habits import USUAL, Habits
from cjm_desktop.formats._format import ExportOptions, Format, Imported, Progress, Remark
from cjm_desktop.formats._losses import Part

if TYPE_CHECKING:
    from cjm_desktop.domain.project import Project


class Markdown(Format):
    def write(
        self, project: Project, path: Path, options: ExportOptions, progress: Progress
    ) -> tuple[Remark, ...]:
        from cjm_desktop.formats._mermaid_write import JourneyWriter, titled

        writer = JourneyWriter(project, options.map_id)
        groups = writer.groups() or [()]
        parts = [f"# {' '.join(writer.title.split())}\n"]
        for people in groups:
            if len(groups) > 1:
                parts.append(f"## {' '.join(titled(people).split())}\n")
            parts.append(f"```mermaid\n{writer.diagram(people)}```\n")
        path.write_text("\n".join(parts), encoding="utf-8", newline="\n")
        progress(1.0)
        return ()

    def losses(self, project: Project, options: ExportOptions) -> tuple[Remark, ...]:
        from cjm_desktop.formats._mermaid_write import JourneyWriter

        writer = JourneyWriter(project, options.map_id)
        return (*writer.list_losses(writer.groups()), *super().losses(project, options))

    def named(self, project: Project, options: ExportOptions) -> Collection[str]:
        from cjm_desktop.formats._mermaid_write import JourneyWriter

        writer = JourneyWriter(project, options.map_id)
        return {persona.id for people in writer.groups() for persona in people}

    def read(self, path: Path, habits: Habits = USUAL) -> Imported:
        from cjm_desktop.formats._mermaid_read import read_journeys

        return read_journeys(path)


PLUGIN = Markdown(
    key="md",
    name="Markdown with Mermaid journeys",
    suffixes=(".md", ".markdown"),
    order=70,
    can_write=True,
    can_read=True,
    held={Part.MAP_TITLE, Part.SCENARIO},
)

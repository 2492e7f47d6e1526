"""The whole project as JSON, without loss. JSON.md beside this file describes it for a reader."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cjm_desktop.domain.habits import USUAL, Habits
from cjm_desktop.formats._format import ExportOptions, Format, Imported, Progress, Remark

if TYPE_CHECKING:
    from cjm_desktop.domain.project import Project


class JsonProject(Format):
    def write(
        self, project: Project, path: Path, options: ExportOptions, progress: Progress
    ) -> tuple[Remark, ...]:
        import json

        from cjm_desktop.formats._json_write import content_of

        content = content_of(project)
        text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)
        path.write_text(text + "\n", encoding="utf-8", newline="\n")
        progress(1.0)
        return ()

    def read(self, path: Path, habits: Habits = USUAL) -> Imported:
        from cjm_desktop.formats._json_read import read_project

        return read_project(path)


PLUGIN = JsonProject(
    key="json",
    name="CJM Desktop project (JSON)",
    suffixes=(".json",),
    order=30,
    can_write=True,
    can_read=True,
)

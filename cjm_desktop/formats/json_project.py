"""The whole project as JSON, without loss. JSON.md beside this file describes it for a reader."""

import json
from pathlib import Path

from cjm_desktop.domain.habits import USUAL, Habits
from cjm_desktop.domain.project import Project
from cjm_desktop.formats._format import ExportOptions, Format, Imported, Progress, Remark
from cjm_desktop.formats._json_read import read_project
from cjm_desktop.formats._json_write import content_of


class JsonProject(Format):
    def write(
        self, project: Project, path: Path, options: ExportOptions, progress: Progress
    ) -> tuple[Remark, ...]:
        content = content_of(project)
        text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)
        path.write_text(text + "\n", encoding="utf-8", newline="\n")
        progress(1.0)
        return ()

    def read(self, path: Path, habits: Habits = USUAL) -> Imported:
        return read_project(path)


PLUGIN = JsonProject(
    key="json",
    name="CJM Desktop project (JSON)",
    suffixes=(".json",),
    order=30,
    can_write=True,
    can_read=True,
)

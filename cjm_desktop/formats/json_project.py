"""The whole project as JSON, without loss. JSON.md beside this file describes it for a reader."""

import json
from pathlib import Path
from typing import Any

from cjm_desktop import __version__
from cjm_desktop.domain.project import RECORD_TYPES, Project
from cjm_desktop.formats._format import ExportOptions, Format, Imported, Progress, Remark
from cjm_desktop.formats._json_read import FORMAT_NAME, FORMAT_VERSION, LISTS, read_project


class JsonProject(Format):
    def write(
        self, project: Project, path: Path, options: ExportOptions, progress: Progress
    ) -> tuple[Remark, ...]:
        content: dict[str, Any] = {
            "format": FORMAT_NAME,
            "version": FORMAT_VERSION,
            "generator": f"CJM Desktop {__version__}",
            "project": project.info.model_dump(mode="json"),
        }
        for kind in RECORD_TYPES:
            if kind in LISTS:
                records = project.table(kind).ordered()
                content[LISTS[kind]] = [record.model_dump(mode="json") for record in records]
        text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)
        path.write_text(text + "\n", encoding="utf-8", newline="\n")
        progress(1.0)
        return ()

    def read(self, path: Path) -> Imported:
        return read_project(path)


PLUGIN = JsonProject(
    key="json",
    name="CJM Desktop project (JSON)",
    suffixes=(".json",),
    order=30,
    can_write=True,
    can_read=True,
)

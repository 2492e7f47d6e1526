"""A project as what JSON can hold."""

from typing import Any

from cjm_desktop import __version__
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import RECORD_TYPES
from cjm_desktop.formats._json_read import FORMAT_NAME, FORMAT_VERSION, LISTS


def content_of(project: Project) -> dict[str, Any]:
    """The object that stands in the file, a list for each kind of record."""
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
    return content

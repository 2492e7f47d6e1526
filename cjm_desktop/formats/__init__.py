"""The file formats: one file, one format. A module here whose name starts with '_' is shared ground."""

from functools import cache

from cjm_desktop.formats._format import ExportOptions, Format, Imported, Progress, Remark
from cjm_desktop.registry import discover

__all__ = ["ExportOptions", "Format", "Imported", "Progress", "Remark", "formats"]


@cache
def formats() -> dict[str, Format]:
    """All formats by key, in the order of the menus."""
    return {found.key: found for found in discover(__name__, Format)}

"""The pointer tools: one file, one tool. A module here whose name starts with '_' is shared ground."""

from functools import cache

from cjm_desktop.domain.project import Project
from cjm_desktop.registry import discover
from cjm_desktop.tools._palette import PaletteEntry
from cjm_desktop.tools._places import Places, Touching, look_at_all
from cjm_desktop.tools._tool import Choice, Gesture, Outcome, Pointer, Preview, Tool, View

__all__ = [
    "Choice",
    "Gesture",
    "Outcome",
    "PaletteEntry",
    "Places",
    "Pointer",
    "Preview",
    "Tool",
    "Touching",
    "View",
    "look_at_all",
    "palette_entries",
    "tool_for",
    "tool_of",
    "tools",
]


@cache
def tools() -> tuple[Tool, ...]:
    """All tools, in the order in which they are asked for a press."""
    return discover(__name__, Tool)


def tool_for(view: View, pointer: Pointer) -> Tool | None:
    """The tool that a press here would start."""
    return next((tool for tool in tools() if tool.wants(view, pointer)), None)


def tool_of(entry: PaletteEntry) -> Tool:
    """The tool that places a palette entry."""
    return next(tool for tool in tools() if tool.key == entry.tool)


def palette_entries(project: Project) -> tuple[PaletteEntry, ...]:
    """All that can be dragged onto a map, group by group, in the order of the palette."""
    return tuple(entry for tool in tools() for entry in tool.entries(project))

"""The templates: one file, one template. A module here whose name starts with '_' is shared ground."""

from functools import cache

from cjm_desktop.registry import discover
from cjm_desktop.templates._template import Template

__all__ = ["Template", "templates"]


@cache
def templates() -> dict[str, Template]:
    """All templates by key, in the order of the start page."""
    return {found.key: found for found in discover(__name__, Template)}

"""The lane kinds: one file, one kind. A module here whose name starts with '_' is shared ground."""

from functools import cache

from cjm_desktop.lanes._kind import CardFields, LaneContext, LaneDrawing, LaneKind, LegendEntry
from cjm_desktop.registry import discover

__all__ = [
    "CardFields",
    "LaneContext",
    "LaneDrawing",
    "LaneKind",
    "LegendEntry",
    "kind_of",
    "lane_kinds",
]


@cache
def lane_kinds() -> dict[str, LaneKind]:
    """All lane kinds by key, in the order of the menus."""
    return {kind.key: kind for kind in discover(__name__, LaneKind)}


def kind_of(key: str) -> LaneKind:
    """The lane kind of a key; one from a newer version is drawn as plain boxes."""
    from cjm_desktop.lanes._unknown import unknown_kind

    return lane_kinds().get(key) or unknown_kind(key)

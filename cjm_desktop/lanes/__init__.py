"""The lane kinds: one file, one kind. A module here whose name starts with '_' is shared ground."""

from functools import cache

from cjm_desktop.domain.lane_kinds import capabilities
from cjm_desktop.lanes._kind import LaneContext, LaneDrawing, LaneKind, LegendEntry

__all__ = [
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
    return {kind.key: kind for kind in capabilities().values() if isinstance(kind, LaneKind)}


def kind_of(key: str) -> LaneKind:
    """The lane kind of a key; one from a newer version is drawn as plain boxes."""
    from cjm_desktop.lanes._unknown import unknown_kind

    return lane_kinds().get(key) or unknown_kind(key)

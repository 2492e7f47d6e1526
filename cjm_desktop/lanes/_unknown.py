"""A lane kind that this version does not know: plain boxes, nothing lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cjm_desktop.domain.records import Lane
from cjm_desktop.lanes._box_kind import BoxKind
from cjm_desktop.lanes._kind import LaneContext, LegendEntry
from cjm_desktop.scene.icons import icon_path
from cjm_desktop.scene.node import Drawing
from cjm_desktop.scene.primitives import Rect, Size


@dataclass(frozen=True)
class UnknownKind(BoxKind):
    """Cards of a newer version as plain boxes; the header says which kind they are of."""

    def explain_lane(self, lane: Lane, context: LaneContext) -> Sequence[LegendEntry]:
        icon = icon_path("puzzle", Rect(0, 0, 10, 10), context.theme.quiet, 1.0)
        return (LegendEntry(f"kind:{self.key}", self.key, Drawing(Size(10, 10), icon)),)


@lru_cache(maxsize=64)
def unknown_kind(key: str) -> UnknownKind:
    """The stand-in for a kind of this key."""
    return UnknownKind(
        key=key, name=key.replace("_", " ").capitalize() or "Lane", icon="puzzle", order=900
    )

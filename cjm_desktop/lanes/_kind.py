"""What a lane kind is. One file in this folder defines one: its card fields and its drawing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from cjm_desktop.domain.contents import MapContents
from cjm_desktop.domain.lane_kinds import Capabilities
from cjm_desktop.domain.records import Card, Evidence, Lane
from cjm_desktop.scene.node import Drawing, Node
from cjm_desktop.scene.scene import Column
from cjm_desktop.scene.theme import Theme

Made = TypeVar("Made")

EVIDENCE_NAMES: dict[str, str] = {
    Evidence.ASSUMPTION: "Assumption",
    Evidence.WORKSHOP: "Workshop",
    Evidence.INTERVIEW: "Interview",
    Evidence.SURVEY: "Survey",
    Evidence.ANALYTICS: "Analytics",
    Evidence.SUPPORT_RECORDS: "Support records",
}


@dataclass(frozen=True, slots=True)
class LaneContext:
    """What a lane needs to know to draw itself."""

    contents: MapContents
    theme: Theme
    columns: Sequence[Column]
    _shared: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, key: str, make: Callable[[], Made]) -> Made:
        """What all lanes of this layout share, made when the first of them asks."""
        if key not in self._shared:
            self._shared[key] = make()
        shared: Made = self._shared[key]
        return shared


@dataclass(frozen=True, slots=True)
class LaneDrawing:
    """A lane that draws more than cards: nodes with origin at the top left of the lane's cells.

    Node x is in scene points already, y counts from the lane's top. `mood_scale`: y of mood +2 and -2.
    """

    height: float
    nodes: tuple[Node, ...]
    mood_scale: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of the legend: a small drawing and a word.

    Entries of one `section` stand together under its name; entries of the same key are shown once.
    """

    key: str
    name: str
    drawing: Drawing
    section: str = ""


@dataclass(frozen=True)
class LaneKind(Capabilities):
    """The base of all lane kinds: what one can do, and how it looks; a kind overrides what differs.

    `colour_key` names the theme's card colour. `effort_of_fields`: microseconds of a usual machine that it takes to
    draw the fields of a card besides its text.
    """

    colour_key: str = "neutral"
    effort_of_fields: float = 0.0

    def draw_card(self, card: Card, width: float, context: LaneContext) -> Drawing:
        """Draw one card at a width; it is as high as its content needs."""
        raise NotImplementedError

    def depends(self, card: Card, context: LaneContext) -> object:
        """What besides the card itself its drawing shows (a channel); compared to keep drawings."""
        return None

    def draw_lane(self, lane: Lane, context: LaneContext) -> LaneDrawing | None:
        """What the lane draws besides cards, or None."""
        return None

    def depends_of_lane(self, lane: Lane, context: LaneContext) -> object:
        """What besides the lane, the columns and the theme `draw_lane` and the header show."""
        return None

    def explain_lane(self, lane: Lane, context: LaneContext) -> Sequence[LegendEntry]:
        """Lines under the lane's title."""
        return ()

    def name_card(self, card: Card, context: LaneContext) -> str:
        """What a screen reader says: the kind and the text, then what else is on the card."""
        return "; ".join(
            [
                f"{self.card_name}: {card.text}" if card.text else self.card_name,
                *self.name_details(card),
                *_marks(card),
            ]
        )

    def name_details(self, card: Card) -> Sequence[str]:
        """What a screen reader says of the kind's own fields."""
        return ()

    def legend(self, cards: Sequence[Card], context: LaneContext) -> Sequence[LegendEntry]:
        """What of these cards needs explaining (only what is really used)."""
        return ()


def _marks(card: Card) -> Sequence[str]:
    said = [EVIDENCE_NAMES[card.evidence]] if card.evidence else []
    if card.votes:
        said.append(f"{card.votes} vote" + ("s" if card.votes > 1 else ""))
    return said

"""The base of the kinds whose cards are a box with text."""

from collections.abc import Sequence
from dataclasses import dataclass

from cjm_desktop.domain.records import Card
from cjm_desktop.lanes._card import Colours, Content, colours_of, draw_box
from cjm_desktop.lanes._kind import LaneContext, LaneKind, LegendEntry
from cjm_desktop.lanes._legend import common_entries
from cjm_desktop.scene.node import Drawing


@dataclass(frozen=True)
class BoxKind(LaneKind):
    """A lane of plain boxes; a kind says in `content` what stands in one."""

    def draw_card(self, card: Card, width: float, context: LaneContext) -> Drawing:
        colours = colours_of(card, self.colour_key, context.theme)
        content = self.content(card, colours, context)
        return draw_box(card, width, context.theme, colours, content)

    def content(self, card: Card, colours: Colours, context: LaneContext) -> Content:
        """What stands in the box of one card."""
        return Content(card.text)

    def legend(self, cards: Sequence[Card], context: LaneContext) -> Sequence[LegendEntry]:
        return common_entries(self.card_name, self.colour_key, cards, context.theme)

"""What goes through the person's mind, and what they said in their own words."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import Field

from cjm_desktop.domain import kinds
from cjm_desktop.domain.lane_kinds import CardFields
from cjm_desktop.domain.records import Card
from cjm_desktop.lanes._box_kind import BoxKind
from cjm_desktop.lanes._card import Colours, Content, Sign
from cjm_desktop.lanes._kind import LaneContext

_OPENERS = "\"'“„«‚‘「『"


class ThoughtFields(CardFields):
    quote: bool = Field(
        default=False,
        title="Quote",
        description="The person’s own words, set in quotation marks.",
    )


@dataclass(frozen=True)
class ThoughtsKind(BoxKind):
    """Thoughts, and quotes in typographic quotation marks."""

    def content(self, card: Card, colours: Colours, context: LaneContext) -> Content:
        quote = self.read(card).quote
        icon = "message-square-quote" if quote else "message-circle"
        return Content(quoted(card.text) if quote else card.text, Sign(icon, colours.quiet))

    def name_details(self, card: Card) -> Sequence[str]:
        return ("quote",) if self.read(card).quote else ()


def quoted(text: str) -> str:
    """The text in quotation marks, unless it begins with some already."""
    bare = text.strip()
    return text if not bare or bare[0] in _OPENERS else f"“{bare}”"


PLUGIN = ThoughtsKind(
    key=kinds.THOUGHTS,
    name="Thoughts and quotes",
    icon="message-circle",
    order=30,
    colour_key="thought",
    card_name="Thought",
    fields=ThoughtFields,
    words=r"thought|think|quote|question|mind|gedanke|denk|zitat|frage|pensee|citation|pensamiento|pensier|gedachte",
)

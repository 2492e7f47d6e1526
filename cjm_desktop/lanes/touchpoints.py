"""Where the person meets the organisation: each card is one contact over one channel."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from cjm_desktop.domain import kinds
from cjm_desktop.domain.lane_kinds import BesideText, CardFields, TableWords
from cjm_desktop.domain.record import PointsAt
from cjm_desktop.domain.records import Card, Channel, ChannelGroup
from cjm_desktop.lanes._box_kind import BoxKind
from cjm_desktop.lanes._card import Colours, Content, Sign
from cjm_desktop.lanes._kind import LaneContext, LegendEntry
from cjm_desktop.lanes._legend import edge_sample, icon_sample
from cjm_desktop.scene.theme import Theme

GROUP_NAMES = {
    ChannelGroup.ONLINE: "Online",
    ChannelGroup.IN_PERSON: "In person",
    ChannelGroup.DIRECT_CONTACT: "Direct contact",
    ChannelGroup.OTHER_PEOPLE: "Other people",
}
_NO_CHANNEL = "circle-dot"


class TouchpointFields(CardFields):
    channel_id: Annotated[
        str,
        PointsAt("channel"),
        BesideText.IN_BRACKETS,
        TableWords("channel kanal canal touchpoint"),
    ] = Field(
        default="",
        title="Channel",
        description="The medium of this contact: website, store, phone ...",
    )


@dataclass(frozen=True)
class TouchpointsKind(BoxKind):
    """Contacts with the channel's icon and, as the edge, the colour of its group."""

    def depends(self, card: Card, context: LaneContext) -> object:
        channel_id = card.fields.get("channel_id")
        return context.contents.channels.get(channel_id) if isinstance(channel_id, str) else None

    def channel_of(self, card: Card, context: LaneContext) -> Channel | None:
        """The channel of a touchpoint, if the project still has it."""
        channel = self.depends(card, context)
        return channel if isinstance(channel, Channel) else None

    def content(self, card: Card, colours: Colours, context: LaneContext) -> Content:
        channel = self.channel_of(card, context)
        if channel is None:
            return Content(card.text, Sign(_NO_CHANNEL, colours.quiet), edge=colours.line)
        colour = channel_colour(channel, context.theme)
        return Content(card.text or channel.name, Sign(channel.icon, colour), edge=colour)

    def name_card(self, card: Card, context: LaneContext) -> str:
        said = super().name_card(card, context)
        channel = self.channel_of(card, context)
        return said if channel is None else f"{said}; over {channel.name}"

    def legend(self, cards: Sequence[Card], context: LaneContext) -> Sequence[LegendEntry]:
        found = [self.channel_of(card, context) for card in cards]
        used = {channel.id: channel for channel in found if channel is not None}
        return [
            *super().legend(cards, context),
            *_channel_entries(
                [c for c in context.contents.channels.values() if c.id in used], context.theme
            ),
        ]


def _channel_entries(channels: Sequence[Channel], theme: Theme) -> list[LegendEntry]:
    """A group as a coloured edge, then its channels with their icons, group by group."""
    entries = []
    for group, name in GROUP_NAMES.items():
        members = [channel for channel in channels if channel.group == group]
        if not members:
            continue
        edge = edge_sample(theme.channel_groups[group])
        entries.append(LegendEntry(f"group:{group}", name, edge, "Channels"))
        entries += [
            LegendEntry(
                f"channel:{c.id}", c.name, icon_sample(c.icon, channel_colour(c, theme)), "Channels"
            )
            for c in members
        ]
    return entries


def channel_colour(channel: Channel, theme: Theme) -> str:
    """The channel's own colour, or that of its group."""
    return channel.colour or theme.channel_groups[channel.group]


PLUGIN = TouchpointsKind(
    key=kinds.TOUCHPOINTS,
    name="Touchpoints",
    icon="radio",
    order=20,
    card_name="Touchpoint",
    fields=TouchpointFields,
    words=r"touch.?point|channel|contact|kontaktpunkt|kanal|kanale|kanaele|beruhrung|beruehrung|point de contact|canal"
    r"|canaux|punto de contacto|punti di contatto|contactpunt|kanaal",
    as_note=False,
)

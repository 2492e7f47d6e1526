"""A medium of contact."""

from enum import StrEnum
from typing import Annotated, ClassVar

from cjm_desktop.domain.record import Colour, Ranked, StoredAs, Text


class ChannelGroup(StrEnum):
    ONLINE = "online"
    IN_PERSON = "in_person"
    DIRECT_CONTACT = "direct_contact"
    OTHER_PEOPLE = "other_people"


class Channel(Ranked):
    """A medium of contact; `colour` empty means the colour of its group."""

    KIND: ClassVar[str] = "channel"
    NAMES: ClassVar[tuple[str, str]] = ("channel", "channels")
    ORDER: ClassVar[int] = 90
    MOST: ClassVar[int] = 2_000

    name: Text = ""
    group: Annotated[ChannelGroup, StoredAs("channel_group")] = ChannelGroup.ONLINE
    icon: Text = "globe"
    colour: Colour = ""


PLUGIN = Channel

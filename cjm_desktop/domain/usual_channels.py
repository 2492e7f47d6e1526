"""The channels that most journeys use: what a new project starts with, and what importers know by name."""

from typing import NamedTuple

from cjm_desktop.domain.records import ChannelGroup


class UsualChannel(NamedTuple):
    """A channel before it is one of a project. `others`: more words for it, small, in several languages."""

    name: str
    group: ChannelGroup
    icon: str
    others: tuple[str, ...] = ()


USUAL_CHANNELS = (
    UsualChannel("Website", ChannelGroup.ONLINE, "globe", ("web", "site", "homepage", "webseite")),
    UsualChannel("App", ChannelGroup.ONLINE, "smartphone", ("mobile app", "mobile", "handy-app")),
    UsualChannel("Search", ChannelGroup.ONLINE, "search", ("search engine", "google", "suche")),
    UsualChannel(
        "Advertisement",
        ChannelGroup.ONLINE,
        "megaphone",
        ("ad", "ads", "advert", "werbung", "anzeige"),
    ),
    UsualChannel(
        "Store", ChannelGroup.IN_PERSON, "store", ("shop", "branch", "filiale", "laden", "geschäft")
    ),
    UsualChannel("Delivery", ChannelGroup.IN_PERSON, "package", ("parcel", "lieferung", "paket")),
    UsualChannel(
        "Phone",
        ChannelGroup.DIRECT_CONTACT,
        "phone",
        ("telephone", "call", "hotline", "telefon", "anruf"),
    ),
    UsualChannel("E-mail", ChannelGroup.DIRECT_CONTACT, "mail", ("email", "mail", "newsletter")),
    UsualChannel(
        "Chat", ChannelGroup.DIRECT_CONTACT, "message-circle", ("live chat", "chatbot", "messenger")
    ),
    UsualChannel("Post", ChannelGroup.DIRECT_CONTACT, "mailbox", ("letter", "brief")),
    UsualChannel(
        "Social media", ChannelGroup.OTHER_PEOPLE, "share-2", ("social", "facebook", "instagram")
    ),
    UsualChannel(
        "Word of mouth",
        ChannelGroup.OTHER_PEOPLE,
        "users",
        ("friends", "family", "freunde", "mundpropaganda"),
    ),
)

_BY_WORD = {
    word: channel
    for channel in USUAL_CHANNELS
    for word in (channel.name.casefold(), *channel.others)
}


def usual_channel(word: str) -> UsualChannel | None:
    """The usual channel of a name or of another word for it, in whatever capitals."""
    return _BY_WORD.get(" ".join(word.split()).casefold())

"""What can be dragged from the palette onto the map."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """One thing of the palette: how it is shown, and which tool places it.

    `icon` names a file of resources/icons; `colour` is the edge or face colour, `fill` the ground, '' the plain one.
    `choices`: entries one of which the user must choose (the kind of a lane); dropping the entry itself asks.
    `value` is the tool's own affair: a channel id, a mood, a lane kind.
    """

    key: str
    tool: str
    group: str
    title: str
    icon: str
    colour: str = ""
    fill: str = ""
    value: str = ""
    tip: str = ""
    choices: tuple["PaletteEntry", ...] = ()

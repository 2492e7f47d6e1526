"""Bring a touchpoint over one of the project's channels onto the map."""

from cjm_desktop.domain import kinds
from cjm_desktop.domain.project import Project
from cjm_desktop.lanes import kind_of
from cjm_desktop.scene.theme import theme_of
from cjm_desktop.tools._carrying import NewCard
from cjm_desktop.tools._palette import PaletteEntry
from cjm_desktop.tools._tool import Gesture, Outcome, Tool, View


class PlaceTouchpointTool(Tool):
    """One palette entry a channel; a project without channels has one entry without."""

    def entries(self, project: Project) -> tuple[PaletteEntry, ...]:
        colours = theme_of("light").channel_groups
        found = tuple(
            PaletteEntry(
                key=f"{self.key}:{channel.id}",
                tool=self.key,
                group="Touchpoints",
                title=channel.name or "Unnamed channel",
                icon=channel.icon,
                colour=channel.colour or colours[channel.group],
                value=channel.id,
                tip=f"A contact over {channel.name}: drag it onto a step",
            )
            for channel in project.channels.ordered()
        )
        if found:
            return found
        kind = kind_of(kinds.TOUCHPOINTS)
        return (PaletteEntry(self.key, self.key, "Touchpoints", kind.card_name, kind.icon),)

    def carry(self, view: View, entry: PaletteEntry) -> Gesture:
        return _new_card(entry).carry(view)

    def place(self, view: View, entry: PaletteEntry) -> Outcome:
        return _new_card(entry).place(view)


def _new_card(entry: PaletteEntry) -> NewCard:
    fields = {"channel_id": entry.value} if entry.value else {}
    return NewCard(kinds.TOUCHPOINTS, "touchpoint", fields)


PLUGIN = PlaceTouchpointTool(key="place_touchpoint", order=230)

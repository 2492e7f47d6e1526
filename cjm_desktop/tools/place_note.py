"""Bring a note of any kind onto the map: an action, a thought, a pain point ..."""

from cjm_desktop.domain.project import Project
from cjm_desktop.lanes import kind_of, lane_kinds
from cjm_desktop.scene.theme import theme_of
from cjm_desktop.tools._carrying import NewCard
from cjm_desktop.tools._palette import PaletteEntry
from cjm_desktop.tools._tool import Gesture, Outcome, Tool, View


class PlaceNoteTool(Tool):
    """One palette entry a lane kind that takes cards; touchpoints have entries of their own."""

    def entries(self, project: Project) -> tuple[PaletteEntry, ...]:
        theme = theme_of("light")
        return tuple(
            PaletteEntry(
                key=f"{self.key}:{kind.key}",
                tool=self.key,
                group="Notes",
                title=kind.card_name,
                icon=kind.icon,
                fill=theme.card_kinds.get(kind.colour_key, ""),
                value=kind.key,
                tip=f"{kind.card_name}: drag it onto a step; it lands in the lane “{kind.name}”",
            )
            for kind in lane_kinds().values()
            if kind.takes_cards and kind.as_note
        )

    def carry(self, view: View, entry: PaletteEntry) -> Gesture:
        return _new_card(entry).carry(view)

    def place(self, view: View, entry: PaletteEntry) -> Outcome:
        return _new_card(entry).place(view)


def _new_card(entry: PaletteEntry) -> NewCard:
    return NewCard(entry.value, kind_of(entry.value).card_name)


PLUGIN = PlaceNoteTool(key="place_note", order=250)

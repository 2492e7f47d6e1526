"""Carrying a new card from the palette: touchpoints and notes of every kind do it alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.cards import add_card
from cjm_desktop.domain.edits.edit import together
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.records import Card
from cjm_desktop.lanes import LaneContext, kind_of
from cjm_desktop.scene.node import Drawing
from cjm_desktop.scene.primitives import Point
from cjm_desktop.tools._spots import OFF_THE_MAP, FreshIds, Spot, next_spot, spot_at
from cjm_desktop.tools._tool import Gesture, Outcome, Preview, View

_GRASP = Point(14.0, 12.0)  # where the pointer holds the ghost


@dataclass(frozen=True, slots=True)
class NewCard:
    """A card before it is made: the lane kind it belongs to, and the fields it starts with."""

    kind: str
    name: str
    fields: Mapping[str, JsonValue] = field(default_factory=dict)

    def carry(self, view: View) -> Gesture:
        """From the palette to a cell; after the drop one types."""
        ids, ghost = FreshIds(), self._ghost(view)
        preview = Preview()
        while True:
            pointer = yield preview
            spot = spot_at(view, self.kind, ids, pointer.x, pointer.y)
            if pointer.released:
                break
            at = Point(pointer.x - _GRASP.x, pointer.y - _GRASP.y)
            if spot is None:
                preview = Preview(ghosts=((at, ghost),), refused=OFF_THE_MAP)
            else:
                preview = Preview(
                    ghosts=((at, ghost),),
                    landing=(spot.area,),
                    insertion=spot.line,
                    label=spot.label,
                )
        return Outcome(refused=OFF_THE_MAP) if spot is None else self._outcome(ids, spot)

    def place(self, view: View) -> Outcome:
        """At the selected cell, or the next one that is empty."""
        ids = FreshIds()
        return self._outcome(ids, next_spot(view, self.kind, ids))

    def _outcome(self, ids: FreshIds, spot: Spot) -> Outcome:
        ref = Ref("card", ids.thing)
        card = add_card(ids.thing, spot.cell, before=spot.before, fields=dict(self.fields))
        edit = together(f"Add {self.name.lower()}", *spot.needed, card)
        return Outcome(edit, Selection((ref,)), edit_text_of=ref, cell=spot.cell)

    def _ghost(self, view: View) -> Drawing:
        grid = view.places.grid
        width = (grid.columns[0].width if grid.columns else view.theme.column_width) - 10
        ids = FreshIds()
        card = Card(id=ids.thing, lane_id=ids.lane, step_id=ids.step, fields=dict(self.fields))
        context = LaneContext(view.contents, view.theme, grid.columns)
        return kind_of(self.kind).draw_card(card, width, context)

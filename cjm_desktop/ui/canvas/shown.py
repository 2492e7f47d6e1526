"""The map that is shown: its contents, its layout, and what the tools may look at."""

from collections.abc import Collection, Iterator
from copy import copy
from functools import cached_property
from math import inf

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.contents import MapContents, contents_of
from cjm_desktop.domain.edits.cards import Cell
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.lane_kinds import shows_markers
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Lane
from cjm_desktop.layout import Memo, excerpt_of, lay_ahead, lay_out, sight_takes_long
from cjm_desktop.scene.node import Node
from cjm_desktop.scene.scene import Scene
from cjm_desktop.scene.theme import Theme, theme_of
from cjm_desktop.tools import Places, Touching, View, look_at_all


class Layout:
    """One map of one state of the project, laid out; or its first lanes, as far as one sees at first.

    Of a map that takes too long it is an excerpt until the whole has been laid out beside the window: all the
    grid, the first cards, the beginnings of texts.
    """

    def __init__(
        self,
        project: Project,
        map_id: str,
        memo: Memo,
        touching: Touching = look_at_all,
        down_to: float = inf,
    ) -> None:
        """`down_to`: points from the top after which no further lane is needed."""
        self.project = project
        self.map_id = map_id
        self.contents: MapContents = contents_of(project, map_id)
        self.theme: Theme = theme_of(self.contents.map.theme)
        self.is_excerpt = False
        self.memo = memo
        self._touching = touching
        self._taken: dict[str, frozenset[int]] = {}
        self.scene: Scene = self._drawn(down_to)

    def _drawn(self, down_to: float) -> Scene:
        return lay_out(self.contents, self.theme, self.memo, down_to)

    def shows(self, project: Project, map_id: str) -> bool:
        """Is it the layout of this map, in this very state of the project?"""
        return self.project is project and self.map_id == map_id

    @property
    def is_whole(self) -> bool:
        """Is all of the map laid out?"""
        return not self.is_excerpt and len(self.scene.grid.rows) == len(self.contents.lanes)

    def reaches(self, y: float) -> bool:
        """Is everything laid out that stands above a height in points from the top?"""
        return self.is_excerpt or self.is_whole or self.scene.grid.body.bottom >= y

    def unfolded(self, down_to: float = inf) -> "Layout":
        """The same state with further lanes laid out."""
        further = copy(self)
        further.__dict__.pop("places", None)
        further.scene = self._drawn(down_to)
        return further

    def ahead(self) -> Iterator[None]:
        """Make the lanes that it lacks, one each time it is asked, so that `unfolded` finds them."""
        return lay_ahead(self.contents, self.theme, self.memo, self.scene.grid)

    @cached_property
    def places(self) -> Places:
        return Places(self.scene, self.contents, self._touching)

    def look_up(self) -> None:
        """Make what finds the nodes of records; else the first question does."""
        self.node_of(Ref("map", self.map_id))

    def node_of(self, ref: Ref) -> Node | None:
        """The node of a record of this map."""
        return self.places.node_of(ref)

    def editable_node(self, ref: Ref) -> Node | None:
        """The node in which a record's text can be edited in place."""
        node = self.places.node_of(ref)
        if node is not None and node.drawing.editable is not None:
            return node
        if node is not None and ref.kind != "marker":
            return None
        named = (n for n in self.scene.nodes if n.ref == ref and n.drawing.editable is not None)
        return next(named, None)

    def view(self, selection: Selection, cell: Cell | None) -> View:
        """What a tool gets to see."""
        return View(
            self.project, self.map_id, self.contents, self.places, selection, self.theme, cell
        )

    def cell_of(self, ref: Ref) -> Cell | None:
        """Where on the grid a card, a marker or a step stands."""
        project = self.project
        if ref.kind == "card" and ref.id in project.cards:
            card = project.cards[ref.id]
            return Cell(card.lane_id, card.step_id)
        if ref.kind == "marker" and ref.id in project.markers:
            lane = next((lane for lane in self.contents.lanes if shows_markers(lane.kind)), None)
            return Cell(lane.id, project.markers[ref.id].step_id) if lane is not None else None
        return None

    def taken(self, lane: Lane) -> frozenset[int]:
        """The columns in which something of a lane stands; remembered, as panning asks again and again."""
        if lane.id not in self._taken:
            contents = self.contents
            columns = contents.columns_of(contents.cards[lane.id])
            if shows_markers(lane.kind):
                columns |= {contents.columns[s] for of in contents.markers.values() for s in of}
            self._taken[lane.id] = frozenset(columns)
        return self._taken[lane.id]

    def has_cell(self, cell: Cell | None) -> bool:
        """Are both lane and step of a cell on this map?"""
        return cell is not None and self.contents.has_cell(*cell)

    def records(self) -> Iterator[Ref]:
        """All cards of the map, and the markers that its lanes show; also those that an excerpt leaves out."""
        contents = self.contents
        lanes = [lane.persona_id for lane in contents.lanes if shows_markers(lane.kind)]
        for persona_id, there in contents.markers.items():
            if None in lanes or persona_id in lanes:
                yield from (Ref("marker", marker.id) for marker in there.values())
        for (
            lane
        ) in contents.lanes:  # last, so that the keyboard stands on a card, where one can paste
            yield from (Ref("card", card.id) for card in contents.cards[lane.id])


class Excerpt(Layout):
    """What is shown of a map while all of it is laid out beside the window."""

    def __init__(
        self,
        project: Project,
        map_id: str,
        memo: Memo,
        touching: Touching,
        down_to: float,
        whole: Collection[str] = (),
    ) -> None:
        """`whole`: the ids of records that are shown in any case, as they are."""
        self._whole = whole
        super().__init__(project, map_id, memo, touching, down_to)
        self.is_excerpt = True

    def _drawn(self, down_to: float) -> Scene:
        excerpt = excerpt_of(self.contents, down_to, self._whole)
        return lay_out(excerpt, self.theme, self.memo)


def first_layout(
    project: Project, map_id: str, memo: Memo, down_to: float, touching: Touching = look_at_all
) -> Layout:
    """What is shown first of a map: its lanes down to a height, or an excerpt where these take too long."""
    seen = contents_of(project, map_id)
    # Weighed once, where the map is opened beside the window and then shown in it.
    made_from = (
        seen.stages,
        seen.steps,
        seen.lanes,
        seen.personas,
        seen.cards,
        seen.markers,
        down_to,
    )
    if memo.keep("takes long", made_from, lambda: sight_takes_long(seen, down_to)):
        return Excerpt(project, map_id, memo, touching, down_to)
    return Layout(project, map_id, memo, touching, down_to)

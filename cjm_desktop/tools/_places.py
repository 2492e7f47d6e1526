"""Finds what stands where in a scene: by record, by point, by area, by cell."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from operator import itemgetter

from cjm_desktop.domain.contents import MapContents
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.records import Card
from cjm_desktop.scene.node import Node
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.scene.scene import Grid, Scene

MAIN_ROLES = frozenset({"card", "marker", "stage", "step", "lane"})
"""The roles that stand for a record as a whole; others (curve, grid, header) only speak of one."""

_HIT_ROLES = MAIN_ROLES | {"quote"}
"""What a press finds: a quote stands for its marker."""

Touching = Callable[[Scene, Rect], Sequence[Node]]
"""The nodes of a scene whose paint touches an area, back to front."""


def look_at_all(scene: Scene, area: Rect) -> Sequence[Node]:
    """Without an index: looks at every node."""
    return [node for node in scene.nodes if node.painted.intersects(area)]


_WIDE = 16  # columns; cards over more are looked at one by one


class _Cells:
    """The cards of one lane by column."""

    def __init__(self, contents: MapContents, cards: Sequence[Card]) -> None:
        self._columns: dict[int, list[tuple[int, Card]]] = {}
        self._wide: list[tuple[int, Card, range]] = []
        for number, card in enumerate(cards):
            covered = contents.covered(card)
            if len(covered) > _WIDE:
                self._wide.append((number, card, covered))
                continue
            for column in covered:
                self._columns.setdefault(column, []).append((number, card))

    def in_column(self, column: int) -> Sequence[Card]:
        """The cards that cover a column, top to bottom."""
        here = self._columns.get(column, [])
        wide = [(number, card) for number, card, covered in self._wide if column in covered]
        return [card for _, card in (sorted([*here, *wide], key=itemgetter(0)) if wide else here)]


class Places:
    """One layout to look things up in. `touching` may be an index that somebody has already."""

    def __init__(
        self, scene: Scene, contents: MapContents, touching: Touching = look_at_all
    ) -> None:
        self.scene = scene
        self._contents = contents
        self._touching = touching
        self._cells: dict[str, _Cells] = {}

    @property
    def grid(self) -> Grid:
        return self.scene.grid

    @cached_property
    def _by_ref(self) -> dict[Ref, Node]:
        return {n.ref: n for n in self.scene.nodes if n.ref is not None and n.role in MAIN_ROLES}

    def node_of(self, ref: Ref) -> Node | None:
        """The node that stands for a record."""
        return self._by_ref.get(ref)

    def face_of(self, ref: Ref, lane_top: float, lane_bottom: float) -> Node | None:
        """The face of a marker in one of the lanes that show it."""
        faces = (n for n in self.scene.nodes if n.ref == ref and n.role == "marker")
        return next((n for n in faces if lane_top <= n.rect.centre.y <= lane_bottom), None)

    def records(self) -> list[Node]:
        """All nodes that stand for records, back to front."""
        return list(self._by_ref.values())

    def within(self, area: Rect) -> Sequence[Node]:
        """The nodes whose paint touches an area, back to front."""
        return self._touching(self.scene, area)

    def at(self, x: float, y: float, slack: float = 0.0) -> Node | None:
        """The foremost record under a point; markers are found `slack` points around themselves too."""
        best: Node | None = None
        for node in self._near(x, y, slack):
            if node.rect.contains(x, y):
                return node
            if node.role == "marker" and best is None:
                best = node
        return best

    def cards_in(self, lane_id: str, step_id: str) -> Sequence[Card]:
        """The cards that cover a cell, top to bottom; asked again and again while something is dragged."""
        contents = self._contents
        if lane_id not in self._cells:
            self._cells[lane_id] = _Cells(contents, contents.cards.get(lane_id, ()))
        return self._cells[lane_id].in_column(contents.columns[step_id])

    def _near(self, x: float, y: float, slack: float) -> Iterator[Node]:
        around = Rect(x - slack, y - slack, 2 * slack + 0.01, 2 * slack + 0.01)
        for node in reversed(self.within(around)):
            if node.ref is not None and node.role in _HIT_ROLES and node.rect.intersects(around):
                yield node

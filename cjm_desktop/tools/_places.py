"""Finds what stands where in a scene: by record, by point, by area."""

from collections.abc import Iterator
from functools import cached_property

from cjm_desktop.domain.ids import Ref
from cjm_desktop.scene.node import Node
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.scene.scene import Grid, Scene

TILE = 192.0  # points; about one and a half columns
_WIDE = 24  # nodes over more tiles than that are kept in a list of their own

MAIN_ROLES = frozenset({"card", "marker", "stage", "step", "lane"})
"""The roles that stand for a record as a whole; others (curve, grid, header) only speak of one."""


class Places:
    """An index over one scene. Built lazily: an edit pays for what is asked of it."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    @property
    def grid(self) -> Grid:
        return self.scene.grid

    @cached_property
    def _by_ref(self) -> dict[Ref, Node]:
        return {n.ref: n for n in self.scene.nodes if n.ref is not None and n.role in MAIN_ROLES}

    @cached_property
    def _tiles(self) -> tuple[dict[tuple[int, int], list[int]], list[int]]:
        tiles: dict[tuple[int, int], list[int]] = {}
        wide: list[int] = []
        for index, node in enumerate(self.scene.nodes):
            area = node.painted
            left, right = int(area.x // TILE), int(area.right // TILE)
            top, bottom = int(area.y // TILE), int(area.bottom // TILE)
            if (right - left + 1) * (bottom - top + 1) > _WIDE:
                wide.append(index)
                continue
            for x in range(left, right + 1):
                for y in range(top, bottom + 1):
                    tiles.setdefault((x, y), []).append(index)
        return tiles, wide

    def node_of(self, ref: Ref) -> Node | None:
        """The node that stands for a record."""
        return self._by_ref.get(ref)

    def records(self) -> list[Node]:
        """All nodes that stand for records, back to front."""
        return list(self._by_ref.values())

    def within(self, area: Rect) -> list[Node]:
        """The nodes whose painting touches an area, back to front."""
        tiles, wide = self._tiles
        found: set[int] = set(wide)
        for x in range(int(area.x // TILE), int(area.right // TILE) + 1):
            for y in range(int(area.y // TILE), int(area.bottom // TILE) + 1):
                found.update(tiles.get((x, y), ()))
        nodes = self.scene.nodes
        return [nodes[i] for i in sorted(found) if nodes[i].painted.intersects(area)]

    def at(self, x: float, y: float, slack: float = 0.0) -> Node | None:
        """The foremost record under a point; markers are found `slack` points around themselves too."""
        best: Node | None = None
        for node in self._near(x, y, slack):
            if node.rect.contains(x, y):
                return node
            if node.role == "marker" and best is None:
                best = node
        return best

    def _near(self, x: float, y: float, slack: float) -> Iterator[Node]:
        around = Rect(x - slack, y - slack, 2 * slack + 0.01, 2 * slack + 0.01)
        for node in reversed(self.within(around)):
            if node.ref is not None and node.role in MAIN_ROLES and node.rect.intersects(around):
                yield node

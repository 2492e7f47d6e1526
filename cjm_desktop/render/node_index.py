"""Which nodes of a scene touch a rectangle, without looking at all of them."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from cjm_desktop.scene.node import Node
from cjm_desktop.scene.primitives import Rect

_TILE = 512.0  # points; a screen at 100 % touches about twenty tiles
_WIDE = 64  # a node over more tiles than this is looked at each time instead

Area = tuple[float, float, float, float]  # left, top, right, bottom


class NodeIndex:
    """The nodes of one scene sorted into square tiles by what they paint.

    With the index of the scene before, only the nodes that are others now are sorted in anew.
    """

    def __init__(self, nodes: tuple[Node, ...], before: "NodeIndex | None" = None) -> None:
        self.nodes = nodes
        self.areas: list[Area] = []
        self._tiles: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        self._wide: list[int] = []
        if before is None or not self._take_over(before):
            self._sort_in()

    def _sort_in(self) -> None:
        areas, tiles = self.areas, self._tiles
        for number, node in enumerate(self.nodes):
            area = _area(node)
            areas.append(area)
            left, top = int(area[0] // _TILE), int(area[1] // _TILE)
            right, bottom = int(area[2] // _TILE), int(area[3] // _TILE)
            if left == right and top == bottom:  # most cards
                tiles[left, top].append(number)
            elif (right - left + 1) * (bottom - top + 1) > _WIDE:
                self._wide.append(number)
            else:
                for tile in _tiles_from(left, top, right, bottom):
                    tiles[tile].append(number)

    def _take_over(self, before: "NodeIndex") -> bool:
        """Go on from another index where few nodes differ; False where most do."""
        if len(before.nodes) != len(self.nodes):
            return False
        pairs = zip(before.nodes, self.nodes, strict=True)
        changed = [number for number, (was, now) in enumerate(pairs) if was is not now]
        if len(changed) * 20 > len(self.nodes):
            return False
        self.areas, self._wide = before.areas.copy(), before._wide
        self._tiles = before._tiles.copy()
        for number in changed:
            was, now = before.areas[number], _area(self.nodes[number])
            self.areas[number] = now
            old, new = _tiles_of(was), _tiles_of(now)
            if len(old) > _WIDE or len(new) > _WIDE:
                if min(len(old), len(new)) <= _WIDE:
                    self._tiles.clear()
                    self.areas, self._wide = [], []
                    return False
                continue
            for tile in old - new:
                self._tiles[tile] = [n for n in self._tiles[tile] if n != number]
            for tile in new - old:
                self._tiles[tile] = [*self._tiles.get(tile, ()), number]
        return True

    def touching(self, rect: Rect) -> list[int]:
        """The numbers of the nodes whose paint touches `rect`, back to front."""
        columns = range(int(rect.x // _TILE), int(rect.right // _TILE) + 1)
        rows = range(int(rect.y // _TILE), int(rect.bottom // _TILE) + 1)
        if len(columns) * len(rows) >= len(self._tiles):
            numbers = list(range(len(self.nodes)))
        else:
            found = set(self._wide)
            for column in columns:
                for row in rows:
                    found.update(self._tiles.get((column, row), ()))
            numbers = sorted(found)
        x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
        areas = self.areas
        return [
            number
            for number in numbers
            if (area := areas[number])[0] < right
            and area[2] > x
            and area[1] < bottom
            and area[3] > y
        ]


def _area(node: Node) -> Area:
    """What painting a node may touch."""
    x, y = node.at
    drawing = node.drawing
    width, height = drawing.size
    over = drawing.overflow
    return x - over, y - over, x + width + over, y + height + over


def _tiles_of(area: Area) -> set[tuple[int, int]]:
    left, top, right, bottom = (int(edge // _TILE) for edge in area)
    return set(_tiles_from(left, top, right, bottom))


def _tiles_from(left: int, top: int, right: int, bottom: int) -> Iterator[tuple[int, int]]:
    return product(range(left, right + 1), range(top, bottom + 1))


class IndexAhead:
    """The index of the scene that is shown, and of one to come if another thread has made it."""

    def __init__(self) -> None:
        self._made: tuple[tuple[Node, ...], NodeIndex] | None = None

    def make(self, nodes: tuple[Node, ...]) -> None:
        """Make the index of nodes that are to be shown soon."""
        self._made = nodes, NodeIndex(nodes)

    def take(self, nodes: tuple[Node, ...], before: NodeIndex) -> NodeIndex:
        """The index of these nodes, which was made already or takes over from the one before."""
        made, self._made = self._made, None
        return made[1] if made is not None and made[0] is nodes else NodeIndex(nodes, before)

"""Which nodes of a scene touch a rectangle, without looking at all of them."""

from cjm_desktop.scene.node import Node
from cjm_desktop.scene.primitives import Rect

_TILE = 512.0  # points; a screen at 100 % touches about twenty tiles
_WIDE = 64  # a node over more tiles than this is looked at each time instead


class NodeIndex:
    """The nodes of one scene sorted into square tiles by what they paint."""

    def __init__(self, nodes: tuple[Node, ...]) -> None:
        self.nodes = nodes
        self.areas: list[tuple[float, float, float, float]] = []  # left, top, right, bottom
        self._tiles: dict[tuple[int, int], list[int]] = {}
        self._wide: list[int] = []
        for number, node in enumerate(nodes):
            self._add(number, node)

    def _add(self, number: int, node: Node) -> None:
        at, drawing = node.at, node.drawing
        size, over = drawing.size, drawing.overflow
        left, top = at[0] - over, at[1] - over
        right, bottom = at[0] + size[0] + over, at[1] + size[1] + over
        self.areas.append((left, top, right, bottom))
        columns = range(int(left // _TILE), int(right // _TILE) + 1)
        rows = range(int(top // _TILE), int(bottom // _TILE) + 1)
        if len(columns) * len(rows) > _WIDE:
            self._wide.append(number)
            return
        tiles = self._tiles
        for column in columns:
            for row in rows:
                tiles.setdefault((column, row), []).append(number)

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

"""What has to be painted again when one layout takes the place of another."""

from cjm_desktop.scene.node import Node
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.scene.scene import Scene


def differing_area(before: Scene, after: Scene) -> Rect | None:
    """The smallest rectangle that holds all nodes that differ; None when none does.

    Nodes are compared by identity first: a layout with a memo hands most of them on.
    """
    if before is after:
        return None
    if (
        before.size != after.size or before.paper != after.paper
    ):  # a lane grew: most of it has moved
        edge = Rect(0.0, 0.0, before.size.width, before.size.height)
        return edge.united(Rect(0.0, 0.0, after.size.width, after.size.height)).grown(4.0)
    old, new = set(map(id, before.nodes)), set(map(id, after.nodes))
    gone = {n.key: n for n in before.nodes if id(n) not in new}
    come = {n.key: n for n in after.nodes if id(n) not in old}
    area: Rect | None = None
    for key in gone.keys() | come.keys():
        was, now = gone.get(key), come.get(key)
        if was is not None and now is not None and _looks_alike(was, now):
            continue
        for node in (was, now):
            if node is not None:
                area = node.painted if area is None else area.united(node.painted)
    return area


def _looks_alike(was: Node, now: Node) -> bool:
    return was.at == now.at and was.drawing is now.drawing

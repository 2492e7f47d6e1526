"""The edges of the view, where a drag scrolls."""

from PySide6.QtCore import QPointF

EDGES = ("left", "right", "top", "bottom")
_EDGE = 28  # pixels from the edge where a drag scrolls
_FASTEST = 22.0  # pixels a tick


def edges_near(at: QPointF, width: int, height: int) -> set[str]:
    """The edges of a view of a size that a place is near to."""
    pulls = (pull(at.x(), width), pull(at.y(), height))
    near = (pulls[0] < 0, pulls[0] > 0, pulls[1] < 0, pulls[1] > 0)
    return {edge for edge, is_near in zip(EDGES, near, strict=True) if is_near}


def pull(position: float, size: int) -> float:
    """How fast to scroll along one axis, in pixels a tick, by how far into the edge the pointer is."""
    if position < _EDGE:
        return -min(1.0, (_EDGE - position) / _EDGE) * _FASTEST
    if position > size - _EDGE:
        return min(1.0, (position - size + _EDGE) / _EDGE) * _FASTEST
    return 0.0

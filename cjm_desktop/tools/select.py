"""Click to select, drag over empty ground for a rubber band."""

from cjm_desktop.document.selection import Selection
from cjm_desktop.scene.primitives import Rect
from cjm_desktop.tools._cells import cell_at
from cjm_desktop.tools._tool import Gesture, Outcome, Pointer, Preview, Tool, View

_BANDED = ("card", "marker")


class SelectTool(Tool):
    """The last to be asked: takes every press that nobody else wants."""

    def wants(self, view: View, pointer: Pointer) -> bool:
        return True

    def press(self, view: View, pointer: Pointer) -> Gesture:
        start, dragging, preview = pointer, False, Preview(dragging=False)
        kept = view.selection if start.shift or start.control else Selection()
        while True:
            pointer = yield preview
            dragging = dragging or pointer.is_drag_from(start)
            band = _band(start, pointer)
            if pointer.released:
                break
            if dragging:
                preview = Preview(band=band, selection=_banded(view, kept, band))
        if dragging:
            return Outcome(selection=_banded(view, kept, band))
        return Outcome(selection=kept, cell=cell_at(view, start.x, start.y))


def _band(start: Pointer, end: Pointer) -> Rect:
    left, top = min(start.x, end.x), min(start.y, end.y)
    return Rect(left, top, abs(start.x - end.x), abs(start.y - end.y))


def _banded(view: View, kept: Selection, band: Rect) -> Selection:
    """What was kept, and the cards and markers the band touches."""
    nodes = view.places.within(band)
    touched = [n.ref for n in nodes if n.role in _BANDED and n.rect.intersects(band)]
    return kept.joined(ref for ref in touched if ref is not None)


PLUGIN = SelectTool(key="select", order=1000)

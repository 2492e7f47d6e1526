"""What a press on a record means for the selection, the same for all tools that move records."""

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.ids import Ref
from cjm_desktop.tools._tool import Pointer, View

HIT_SLACK = 4.0  # screen pixels around a marker


def ref_at(view: View, pointer: Pointer, kind: str) -> Ref | None:
    """The record of a kind under the pointer, if it is the foremost."""
    node = view.places.at(pointer.x, pointer.y, HIT_SLACK / pointer.scale)
    return node.ref if node is not None and node.ref is not None and node.ref.kind == kind else None


def pressed_selection(view: View, ref: Ref, pointer: Pointer) -> Selection:
    """The selection while the button is down: what is dragged if the press becomes a drag."""
    if ref in view.selection:
        return view.selection
    if pointer.shift or pointer.control:
        return view.selection.joined((ref,))
    return Selection((ref,))


def clicked_selection(view: View, ref: Ref, pointer: Pointer) -> Selection:
    """The selection after a click without a drag: Shift and Ctrl toggle, a plain click takes one alone."""
    if pointer.shift or pointer.control:
        return view.selection.toggled(ref)
    return Selection((ref,))

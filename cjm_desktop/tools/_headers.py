"""Dragging a header (stage, step or lane) to another place among its siblings."""

from abc import abstractmethod
from dataclasses import dataclass

from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.ids import Ref
from cjm_desktop.scene.primitives import Point, Rect
from cjm_desktop.tools._cells import Line
from cjm_desktop.tools._pressing import clicked_selection, pressed_selection, ref_at
from cjm_desktop.tools._tool import Gesture, Outcome, Pointer, Preview, Tool, View


@dataclass(frozen=True, slots=True)
class HeaderLanding:
    """Where a header would land: the edit (None: where it is already) and the line that shows it."""

    edit: Edit | None
    line: Line
    label: str = ""


@dataclass(frozen=True)
class HeaderTool(Tool):
    """The base of the tools that reorder by headers; they differ in `kind` and in where a header lands."""

    kind: str = ""

    def wants(self, view: View, pointer: Pointer) -> bool:
        return ref_at(view, pointer, self.kind) is not None

    @abstractmethod
    def landing(self, view: View, ref: Ref, pointer: Pointer) -> HeaderLanding | None:
        """Where the header lands for a pointer; None: nowhere near the map."""

    @abstractmethod
    def extent(self, view: View, ref: Ref) -> Rect:
        """All that moves with the header, to be shown as on its way."""

    def press(self, view: View, pointer: Pointer) -> Gesture:
        ref = ref_at(view, pointer, self.kind)
        assert ref is not None
        start, dragging = pointer, False
        selection = pressed_selection(view, ref, pointer)
        preview = Preview(selection=selection, dragging=False)
        while True:
            pointer = yield preview
            dragging = dragging or pointer.is_drag_from(start)
            if pointer.released:
                break
            if dragging:
                preview = self._preview(view, ref, start, pointer)
        if not dragging:
            return Outcome(selection=clicked_selection(view, ref, start))
        landing = self.landing(view, ref, pointer)
        if landing is None:
            return Outcome(selection=selection, refused=self._refusal())
        return Outcome(landing.edit, selection)

    def _preview(self, view: View, ref: Ref, start: Pointer, pointer: Pointer) -> Preview:
        node = view.places.node_of(ref)
        assert node is not None
        moved = Point(node.at.x + pointer.x - start.x, node.at.y + pointer.y - start.y)
        landing = self.landing(view, ref, pointer)
        return Preview(
            ghosts=((moved, node.drawing),),
            leaving=(self.extent(view, ref),),
            insertion=landing.line if landing is not None else None,
            label=landing.label if landing is not None else "",
            refused="" if landing is not None else self._refusal(),
        )

    def _refusal(self) -> str:
        return (
            f"A {self.kind} goes between the {self.kind}s of the map: drop it beside one of them."
        )

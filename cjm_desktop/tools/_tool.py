"""What a pointer tool is: a generator from pointer events to previews, ending in an edit. No Qt."""

from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.scene.node import Drawing
from cjm_desktop.scene.primitives import Point, Rect
from cjm_desktop.scene.scene import Scene


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is, in points of the scene, and what is held down."""

    x: float
    y: float
    shift: bool = False
    control: bool = False
    alt: bool = False
    scale: float = 1.0  # screen pixels a point: a drag begins after 4 pixels


@dataclass(frozen=True, slots=True)
class Preview:
    """What the overlay shows while a gesture goes on; the document is untouched.

    `ghosts`: drawings under the pointer; `landing`: the exact places it would land in; `insertion`: a line
    between neighbours; `label`: a value beside the pointer ('+1.2'); `band`: the rubber band;
    `hidden`: records whose node is not drawn meanwhile; `refused`: why it cannot land here.
    """

    ghosts: tuple[tuple[Point, Drawing], ...] = ()
    landing: tuple[Rect, ...] = ()
    insertion: tuple[Point, Point] | None = None
    label: str = ""
    band: Rect | None = None
    hidden: frozenset[Ref] = frozenset()
    selection: Selection | None = None
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a gesture ends in: an edit, a selection, a text to edit in place; any may be missing."""

    edit: Edit | None = None
    selection: Selection | None = None
    edit_text_of: Ref | None = None


Gesture = Generator[Preview, Pointer, Outcome]
"""Receives each move by `send`, yields what to show; closing it (Escape) cancels. Release sends the last
pointer and then None-terminates by `send` of a Pointer marked released; see `Tool.press`."""


@dataclass(frozen=True, slots=True)
class View:
    """What a tool may look at: the project, one map laid out, the selection."""

    project: Project
    map_id: str
    scene: Scene
    selection: Selection


@dataclass(frozen=True)
class Tool:
    """The base of all tools."""

    key: str
    name: str
    icon: str
    order: int = 100
    options: dict[str, Any] = field(default_factory=dict)

    def wants(self, view: View, pointer: Pointer) -> bool:
        """Would a press here start this tool's gesture? Asked in order; the first that wants it gets it."""
        raise NotImplementedError

    def press(self, view: View, pointer: Pointer) -> Gesture:
        """A gesture from press to release."""
        raise NotImplementedError

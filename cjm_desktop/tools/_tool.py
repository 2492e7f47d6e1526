"""What a pointer tool is: a generator from pointer events to previews, ending in an edit. No Qt."""

from collections.abc import Generator
from dataclasses import dataclass

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.contents import MapContents
from cjm_desktop.domain.edits.cards import Cell
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.scene.node import Drawing
from cjm_desktop.scene.primitives import Point, Rect
from cjm_desktop.scene.theme import Theme
from cjm_desktop.tools._palette import PaletteEntry
from cjm_desktop.tools._places import Places

DRAG_DISTANCE = 4.0  # screen pixels before a press becomes a drag


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is, in points of the scene, and what is held down.

    `scale`: screen pixels a point. `released`: the button went up here; the gesture must end now.
    """

    x: float
    y: float
    shift: bool = False
    control: bool = False
    alt: bool = False
    scale: float = 1.0
    released: bool = False

    def is_drag_from(self, start: "Pointer") -> bool:
        """Is it far enough from where the button went down to be a drag and no click?"""
        far = max(abs(self.x - start.x), abs(self.y - start.y))
        return far * self.scale >= DRAG_DISTANCE


@dataclass(frozen=True, slots=True)
class Preview:
    """What the overlay shows while a gesture goes on; the document is untouched.

    `ghosts`: drawings that follow the pointer; `landing`: the exact places it would land in; `insertion`: a line
    between neighbours; `label`: a value or a place beside the pointer ('+1.2'); `band`: the rubber band;
    `lifted`: records, and `leaving`: areas, shown faded, because they are on their way; `selection`: what would
    be selected; `trial`: the edit a release here would make, shown as if it were done;
    `outline`: the new extent of a card that is stretched; `refused`: why it cannot land here and what to do.
    """

    ghosts: tuple[tuple[Point, Drawing], ...] = ()
    landing: tuple[Rect, ...] = ()
    insertion: tuple[Point, Point] | None = None
    label: str = ""
    band: Rect | None = None
    lifted: frozenset[Ref] = frozenset()
    leaving: tuple[Rect, ...] = ()
    trial: Edit | None = None
    selection: Selection | None = None
    outline: Rect | None = None
    refused: str = ""
    dragging: bool = True  # the view scrolls at its edges


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several edits the user chooses from after a drop."""

    name: str
    icon: str
    outcome: "Outcome"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a gesture ends in: an edit, a selection, a text to edit in place; any may be missing.

    `edit_text_of`: the record that `edit` makes; its first text belongs to the same undo step.
    `cell`: where the keyboard stands from now on. `refused`: why nothing happened. `choices`: the user is
    asked which of these it shall be.
    """

    edit: Edit | None = None
    selection: Selection | None = None
    edit_text_of: Ref | None = None
    cell: Cell | None = None
    refused: str = ""
    choices: tuple[Choice, ...] = ()


Gesture = Generator[Preview, Pointer, Outcome]
"""Started with `next`, gets each move by `send`, yields what to show. The pointer with `released` ends it: the
generator returns its Outcome. Closing it (Escape) cancels; a gesture has nothing to undo."""


@dataclass(frozen=True, slots=True)
class View:
    """What a tool may look at: the project, one map as it is laid out, the selection.

    `cell`: where the keyboard stands on the grid, also when the cell is empty.
    """

    project: Project
    map_id: str
    contents: MapContents
    places: Places
    selection: Selection
    theme: Theme
    cell: Cell | None = None


@dataclass(frozen=True)
class Tool:
    """The base of all tools; a tool is started by a press on the map or from the palette, or by both.

    `order` decides who is asked first; `cursor` is the pointer's shape over what the tool wants:
    'arrow', 'hand', 'size_hor', 'size_ver', 'cross'.
    """

    key: str
    order: int = 100
    cursor: str = "arrow"

    def wants(self, view: View, pointer: Pointer) -> bool:
        """Would a press here start this tool's gesture? Asked in order; the first that wants it gets it."""
        return False

    def press(self, view: View, pointer: Pointer) -> Gesture:
        """A gesture from press to release."""
        raise NotImplementedError

    def entries(self, project: Project) -> tuple[PaletteEntry, ...]:
        """What this tool offers in the palette."""
        return ()

    def carry(self, view: View, entry: PaletteEntry) -> Gesture:
        """A gesture that brings something from the palette; it starts with no pointer on the map."""
        raise NotImplementedError

    def place(self, view: View, entry: PaletteEntry) -> Outcome:
        """Put it at the selected place or the next sensible one, without a pointer."""
        raise NotImplementedError

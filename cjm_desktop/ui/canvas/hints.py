"""What the map says beside its own drawing: hints in empty lanes, a stage’s title out of sight, how to begin."""

from typing import TYPE_CHECKING

from cjm_desktop.ui.canvas.empty_map import empty_marks
from cjm_desktop.ui.canvas.selected import hint_marks
from cjm_desktop.ui.canvas.stage_titles import title_in_sight

if TYPE_CHECKING:
    from cjm_desktop.ui.canvas.canvas import Canvas


def show_hints(canvas: "Canvas") -> None:
    """Show what holds for the view as it is now."""
    seen, display = canvas.in_sight, canvas.display
    marks = hint_marks(seen, canvas.zoom, display.visible_scene())
    marks += title_in_sight(seen.scene, display.panes)
    display.set_layer("hints", marks + empty_marks(seen))

"""The canvas: one map, painted, dragged on, typed into."""

from cjm_desktop.ui.canvas.canvas import Canvas

__all__ = ["Canvas"]

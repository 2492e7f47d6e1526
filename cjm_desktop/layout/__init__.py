"""JourneyMap -> Scene: columns, rows, cells, header, legend. Pure; a memo makes the second time quick."""

from cjm_desktop.layout.compose import lay_ahead, lay_out
from cjm_desktop.layout.effort import has_heavy_lanes, sight_takes_long
from cjm_desktop.layout.excerpt import excerpt_of
from cjm_desktop.layout.memo import Memo

__all__ = ["Memo", "excerpt_of", "has_heavy_lanes", "lay_ahead", "lay_out", "sight_takes_long"]

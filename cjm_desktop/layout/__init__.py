"""JourneyMap -> Scene: columns, rows, cells, header, legend. Pure; a memo makes the second time quick."""

from cjm_desktop.layout.compose import lay_ahead, lay_out
from cjm_desktop.layout.memo import Memo

__all__ = ["Memo", "lay_ahead", "lay_out"]

"""The dashes of a curve as one shape to fill, the same ones however little of it is painted.

Qt's painter leaves out what lies beside the window while it dashes a curve, and the dashes that follow move: a picture
painted in bands shows a seam.
"""

from PySide6.QtGui import QPainterPath, QPainterPathStroker, QPen

_FINE = 0.02  # points between a curve and the lines that stand for it: not seen at 600 dpi


def dashes_along(outline: QPainterPath, pen: QPen) -> QPainterPath:
    """What a dashed pen would cover along an outline."""
    stroker = QPainterPathStroker(pen)
    stroker.setCurveThreshold(_FINE)
    return stroker.createStroke(outline)

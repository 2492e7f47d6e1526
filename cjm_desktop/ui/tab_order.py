"""Tab goes where the eye goes: along the layouts, whenever a part was made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QWidget


def follow_the_eye(holder: QWidget | None) -> None:
    """Put what can have the keyboard inside a holder into the order in which it stands there.

    Qt's order is that of making, so a part that is made later, as a tick is, would come last. Cheap enough to be
    done when Tab is pressed, so nobody has to tell what has changed.
    """
    for before, behind in pairwise(_stops(holder)):
        QWidget.setTabOrder(before, behind)


def _stops(widget: QWidget | None) -> Iterator[QWidget]:
    """What takes the keyboard; also what does so by a click only, as the arrows of a row make a stop of it."""
    if widget is None:
        return
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    if isinstance(widget, QScrollArea):
        yield from _stops(widget.widget())
    elif isinstance(widget, QSplitter):
        for index in range(widget.count()):
            yield from _stops(widget.widget(index))
    else:
        yield from _along(widget.layout())


def _along(layout: QLayout | None) -> Iterator[QWidget]:
    for index in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(index) if layout is not None else None
        if item is not None:
            yield from _stops(item.widget())
            yield from _along(item.layout())

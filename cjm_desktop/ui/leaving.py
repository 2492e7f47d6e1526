"""The question before texts go that no field could hand over."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from cjm_desktop.domain.project import Project
from cjm_desktop.ui.ask import Asking, Way
from cjm_desktop.ui.inspector.left_texts import LeftText

_MOST = 5  # texts that are named


def may_leave(asking: Asking, parent: QWidget, texts: Sequence[LeftText], project: Project) -> bool:
    """Ask whether to close without these texts; nothing is asked where there are none."""
    if not texts:
        return True
    one = len(texts) == 1
    said = asking.choose(
        parent,
        "A text is not in the map yet." if one else f"{len(texts)} texts are not in the map yet.",
        "\n".join(each.said(project) for each in texts[:_MOST]),
        (
            Way("stay", "Keep editing", "cancel"),
            Way("lose", "Close without it" if one else "Close without them", "no"),
        ),
    )
    return said == "lose"

"""What tests of edits that are worked out beside the window share."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from cjm_desktop.domain.project import Project
from cjm_desktop.storage.opening import open_session
from cjm_desktop.ui.canvas.planner import Planner
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.conftest import do, editor_of

CARDS = 1_200
Gesture = tuple[str, ...]


def planner_of(window: MainWindow) -> Planner:
    return editor_of(window).canvas.planner


def settle(window: MainWindow) -> None:
    """Until nothing is worked out beside the window any more."""
    QApplication.processEvents()
    while planner_of(window).is_busy:
        QApplication.processEvents()


def do_all(window: MainWindow, keys: Gesture) -> None:
    for key in keys:
        do(window, key)
        settle(window)


def project_of(window: MainWindow) -> Project:
    return editor_of(window).document.project


def texts_of(project: Project) -> list[list[tuple[str, str]]]:
    """What stands in each lane of each map, in order, with the step it stands at."""
    steps = {step.id: step.title for step in project.steps}
    lanes = [x for each in project.maps.ordered() for x in project.lanes.by("map_id")[each.id]]
    cards = project.cards.by("lane_id")
    return [[(steps[c.step_id], c.text) for c in cards.get(lane.id, ())] for lane in lanes]


def in_file(path: Path) -> Project:
    session = open_session(path)
    project = session.project
    session.close()
    return project

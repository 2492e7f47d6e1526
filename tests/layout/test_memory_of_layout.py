"""Opening a map and laying out what is seen of it takes less than 1 GiB, and so does laying out all of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from cjm_desktop.domain.project import Project
from cjm_desktop.layout import Memo
from cjm_desktop.storage.opening import open_session, write_project
from cjm_desktop.typeset import load_fonts, prepare_environment
from cjm_desktop.ui.canvas.camera import first_sight
from cjm_desktop.ui.canvas.shown import Layout, first_layout
from tests.heavy_maps import Heavy, long_cards, many_of_all, many_tags
from tests.storage.processes import start


@pytest.mark.parametrize("make", [many_of_all, long_cards, many_tags])
def test_the_first_sight_of_all_that_a_project_may_hold(make: Heavy, tmp_path: Path) -> None:
    assert peak_of(seen_first, make(1.0), tmp_path) < 512


def test_a_whole_map_of_as_many_tags_as_there_may_be(tmp_path: Path) -> None:
    """What is drawn of it takes the most memory of all."""
    assert peak_of(seen_whole, many_tags(1.0), tmp_path) < 1024


def seen_first(path: Path, said: Path) -> None:
    _begin()
    project = open_session(path).project
    first_layout(project, project.maps.ordered()[0].id, Memo(), first_sight(1080))
    _say_peak(said)


def seen_whole(path: Path, said: Path) -> None:
    _begin()
    project = open_session(path).project
    map_id = project.maps.ordered()[0].id
    first_layout(project, map_id, Memo(), first_sight(1080))
    Layout(project, map_id, Memo())
    _say_peak(said)


def _begin() -> None:
    prepare_environment()
    _APPLICATION.append(QGuiApplication(["-platform", "offscreen"]))
    load_fonts()


_APPLICATION: list[QGuiApplication] = []  # it must live as long as the process


def _say_peak(said: Path) -> None:
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    said.write_text(next(line for line in lines if line.startswith("VmHWM")).split()[1], "ascii")


def peak_of(work: Callable[[Path, Path], None], project: Project, folder: Path) -> float:
    """Most MiB that a process of its own has had in memory at once."""
    path, said = folder / "map.cjm", folder / "peak"
    write_project(path, project)
    process = start(folder / "state", work, path, said)
    process.join()
    assert process.exitcode == 0
    return int(said.read_text("ascii")) / 1024

"""A PNG of one map at two pixels a point, beside painting it and throwing the pixels away.

The floor is measured in a fresh process too (`painting`): painting what was painted before takes half as long
as painting for the first time, so the first export stands beside the first painting, and later ones beside later ones.
"""

import tempfile
from pathlib import Path

from cjm_desktop.domain.project import Project
from cjm_desktop.formats import ExportOptions, formats
from tests.builders import a_shop
from tests.speed.child import run_work
from tests.speed.result import Result, median_of, timed
from tests.speed.screen import application
from tests.speed.sizes import project_of_size
from tests.speed.works.memory import resident

GOALS = {"1,000": 1000.0, "5,000": 6000.0}


def measure(size: str) -> list[Result]:
    first, later = (result.measured for result in run_work("painting", size))
    application()
    project = project_of_size(size)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "map.png")
        write_png(a_shop().build(), target)
        took = timed(lambda: write_png(project, target))
        most = resident("VmHWM")
        again = median_of(lambda: write_png(project, target), 3)
    name = "painting alone"
    return [
        Result("PNG at 2 px a point, first", size, took, GOALS[size], first, name, 1.6),
        Result("PNG at 2 px a point, again", size, again, GOALS[size], later, name, 1.6),
        Result("PNG, peak of memory", size, most, 300, unit="MB"),
    ]


def write_png(project: Project, target: Path) -> None:
    options = ExportOptions(map_id=project.maps.ordered()[0].id, paper="fit", dpi=144)
    formats()["png"].write(project, target, options, lambda done: True)

"""What is read from a table or from JSON loads nothing that draws, and needs no graphics of the system."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cjm_desktop.bundled import example_maps
from cjm_desktop.formats import ExportOptions, formats
from cjm_desktop.storage.opening import read_project
from tests.builders import the_map

ROOT = Path(__file__).parents[2]
_RUN = """
import json, sys
missing = json.loads(sys.argv[1])

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name in missing:
            raise ImportError("libGL.so.1: cannot open shared object file")

sys.meta_path.insert(0, Missing())
from cjm_desktop.cli import run
status = run(sys.argv[2:])
print(json.dumps(sorted(sys.modules)))
sys.exit(status)
"""
_GRID = "Stage,Buy,\nStep,Picks,Pays\nActions,Looks,Types\nMood,4,2\n"
_LIST = "stage,step,lane,kind,text,severity\nBuy,Pay,Pains,pain_points,Too slow,high\n"
_DAYS = "stage,step,lane,kind,text,due\nBuy,Pay,Ideas,opportunities,Faster,3/4/2026\n"


def _loaded(folder: Path, missing: list[str], *words: str) -> set[str]:
    """Run the command line where libraries are missing; what it has loaded in the end."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, json.dumps(missing), *words],
        cwd=folder,
        env={"PATH": "", "HOME": str(folder), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    for name, text in (("grid.csv", _GRID), ("list.csv", _LIST), ("days.csv", _DAYS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    project = read_project(example_maps() / "Buying a first e-bike.cjm")
    options = ExportOptions(map_id=the_map(project).id)
    for key in ("json", "md"):
        formats()[key].export(project, tmp_path / f"bike.{key}", options, lambda _: True)
    return tmp_path


@pytest.mark.parametrize("source", ["grid.csv", "list.csv", "bike.json", "bike.md"])
def test_an_import_needs_nothing_that_draws(sources: Path, source: str) -> None:
    missing = ["PySide6", "shiboken6", "reportlab", "uharfbuzz", "isal"]
    loaded = _loaded(sources, missing, "import", source, "y.cjm")
    assert not {"PySide6.QtGui", "reportlab", "cjm_desktop.layout", "cjm_desktop.render"} & loaded
    assert read_project(sources / "y.cjm").steps


def test_a_day_with_two_meanings_asks_the_system_and_still_draws_nothing(sources: Path) -> None:
    loaded = _loaded(sources, ["PySide6.QtGui", "reportlab"], "import", "days.csv", "y.cjm")
    assert "PySide6.QtCore" in loaded
    assert "PySide6.QtGui" not in loaded
    assert len(read_project(sources / "y.cjm").cards) == 1


def test_an_export_to_a_table_needs_nothing_that_draws(sources: Path) -> None:
    example = str(example_maps() / "Buying a first e-bike.cjm")
    for out in ("a.csv", "a.json", "a.mmd"):
        loaded = _loaded(sources, ["PySide6", "reportlab"], "export", example, out)
        assert "cjm_desktop.render" not in loaded
        assert (sources / out).stat().st_size > 100


def test_to_list_the_formats_loads_no_more_than_their_files(sources: Path) -> None:
    loaded = _loaded(sources, ["PySide6", "reportlab", "pydantic"], "export", "--help")
    assert not {name for name in loaded if name.startswith("cjm_desktop.layout")}

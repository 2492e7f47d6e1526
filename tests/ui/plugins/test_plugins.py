"""A file that is put into a folder of plug-ins is part of the program, and a broken one is left out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.assertions_ran import checked

HERE = Path(__file__).parent
START = """
import sys
import {package}
{package}.__path__.append({folder!r})
import pytest
sys.exit(pytest.main(["-q", "-n0", "-p", "no:cacheprovider", {tests!r}]))
"""


@pytest.mark.parametrize(
    ("package", "tests"), [("cjm_desktop.lanes", "a_lane_kind.py")], ids=["lane kind"]
)
def test_one_file_is_enough(package: str, tests: str) -> None:
    folder = HERE / "files" / package.rpartition(".")[2]
    start = START.format(package=package, folder=str(folder), tests=str(HERE / tests))
    done = subprocess.run(
        [sys.executable, "-c", start],
        cwd=HERE.parent.parent.parent,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    checked()

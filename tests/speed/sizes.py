"""The maps that are measured: steps x lanes, cards spread evenly."""

import subprocess
import sys
from functools import cache
from pathlib import Path

from cjm_desktop.domain.project import Project
from tests.builders import big_map

SIZES: dict[str, tuple[int, int, int, int]] = {
    "1,000": (5, 20, 10, 1_000),
    "5,000": (10, 50, 10, 5_000),
    "10,000": (10, 50, 20, 10_000),
}
"""Name -> stages, steps, lanes, cards."""


@cache
def project_of_size(size: str) -> Project:
    """The project with one map of a size; the same in every run."""
    return big_map(*SIZES[size])


def file_name(size: str) -> str:
    return f"{size.replace(',', '')}.cjm"


def write_map(size: str, folder: Path) -> Path:
    """The project as a .cjm file in a folder."""
    from cjm_desktop.storage.opening import write_project

    path = folder / file_name(size)
    write_project(path, project_of_size(size))
    return path


def written_by_child(size: str, folder: Path) -> Path:
    """The same file, made by another process: making it leaves memory behind."""
    code = (
        "from pathlib import Path; from tests.speed.sizes import write_map; "
        f"write_map({size!r}, Path({str(folder)!r}))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    return folder / file_name(size)

"""A kind of record is one file and one migration: a copy of the program that has both knows it everywhere."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from cjm_desktop.storage.opening import write_project
from tests.assertions_ran import checked
from tests.builders import a_shop

ROOT = Path(__file__).resolve().parents[2]
FILES = Path(__file__).parent / "new_kind"


def test_one_file_and_one_migration_are_enough(tmp_path: Path) -> None:
    program = tmp_path / "program"
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "cjm_desktop", program / "cjm_desktop", ignore=skip)
    for name in ("resources", "tests", "pyproject.toml"):
        (program / name).symlink_to(ROOT / name)
    shutil.copy(FILES / "picture.py", program / "cjm_desktop" / "domain" / "records")
    shutil.copy(FILES / "m0002_pictures.py", program / "cjm_desktop" / "storage" / "migrations")
    old = tmp_path / "old.cjm"
    write_project(old, a_shop().build())
    done = subprocess.run(
        [sys.executable, "-P", str(FILES / "story.py"), str(old), str(tmp_path)],
        cwd=program,
        env={**os.environ, "PYTHONPATH": str(program)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    checked()

"""The whole program in a process of its own, off screen, with some lines that are run in it."""

import os
import subprocess
import sys
from pathlib import Path

RUN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import cjm_desktop.ui.application as application

def act(program):
    {act}

begin = application.Program.new_window
def new_window(program):
    window = begin(program)
    QTimer.singleShot({after}, lambda: act(program))
    return window
application.Program.new_window = new_window
from cjm_desktop.cli import run
sys.exit(run({words!r}))
"""


def run(act: str, path: Path | str = "", name: str = "", after: int = 0) -> str:
    """Run the program as the command line does, do something in it, and return what was printed."""
    lines = act.strip().replace("\n", "\n    ")
    words = [str(path)] * bool(path) + ["--map", name] * bool(name)
    code = RUN.format(act=lines, words=words, after=after)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert said == []  # what the off-screen platform cannot do is no complaint
    return done.stdout

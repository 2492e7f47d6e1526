"""The whole program in a process of its own, off screen, with some lines that are run in it."""

import os
import subprocess
import sys
from pathlib import Path
from subprocess import Popen

from tests.hanging import end_or_stacks

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


def start(act: str, path: Path | str = "", name: str = "", after: int = 0) -> Popen[str]:
    """Start the program as the command line does and do something in it; its output can be read."""
    lines = act.strip().replace("\n", "\n    ")
    words = [str(path)] * bool(path) + ["--map", name] * bool(name)
    code = RUN.format(act=lines, words=words, after=after)
    return subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def start_until_ready(act: str, path: Path | str = "") -> Popen[str]:
    """As `start`, once what is done in it has printed "ready"."""
    running = start(act, path)
    assert running.stdout is not None
    assert running.stdout.readline() == "ready\n"
    return running


def end_of(running: Popen[str]) -> str:
    """Wait for the end, which must be a good one without complaints; returns what was printed."""
    with running:
        try:
            said, complained = end_or_stacks(running)
        finally:
            running.kill()
    assert running.returncode == 0, complained
    lines = [line for line in complained.splitlines() if "propagateSizeHints" not in line]
    assert lines == []  # what the off-screen platform cannot do is no complaint
    return said


def run(act: str, path: Path | str = "", name: str = "", after: int = 0) -> str:
    """Run the program, do something in it, and return what was printed."""
    return end_of(start(act, path, name, after))

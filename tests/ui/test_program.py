"""The whole program in a process of its own: the command line, a bug in a slot, what is imported at the start."""

import os
import subprocess
import sys
from pathlib import Path

from cjm_desktop.storage.opening import write_project
from tests.ui.conftest import small

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
from cjm_desktop.app import run
sys.exit(run({path!r}, {name!r}))
"""


def run(act: str, path: Path | None = None, name: str = "", after: int = 0) -> str:
    """Run the program, do something in it, and return what was printed."""
    lines = act.strip().replace("\n", "\n    ")
    code = RUN.format(act=lines, path=str(path) if path else None, name=name, after=after)
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


def test_the_start_page_needs_nothing_of_maps() -> None:
    heavy = "('pydantic', 'sqlalchemy', 'reportlab', 'sqlite3', 'uharfbuzz')"
    said = run(f"print([m for m in {heavy} if m in sys.modules]); QApplication.quit()")
    assert said.strip() == "[]"


def test_a_file_and_a_map_from_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "bikes.cjm"
    write_project(path, small())
    act = """
editor = program.windows[0].editor
if editor is None:
    QTimer.singleShot(50, lambda: act(program))
else:
    print(editor.document.project.maps[editor.map_id].title, editor.keeper.session.path.name)
    program.windows[0].close()
"""
    assert run(act, path, "today").strip() == "Today bikes.cjm"


def test_a_bug_in_a_slot_does_not_end_the_program(tmp_path: Path) -> None:
    act = """
def slot():
    raise ValueError("the text of a card")
def look():
    print([bar.label.text() for bar in program.windows[0].messages.bars()])
    QApplication.quit()
QTimer.singleShot(0, slot)
QTimer.singleShot(50, look)
"""
    assert "your work is safe" in run(act)
    logs = list(Path(os.environ["HOME"]).rglob("bugs.log"))
    assert len(logs) == 1
    text = logs[0].read_text()
    assert "ValueError" in text
    assert "slot" in text
    assert "card" not in text

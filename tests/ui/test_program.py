"""The whole program in a process of its own: the command line, a bug in a slot, what is imported at the start."""

import os
from pathlib import Path

from cjm_desktop.storage.opening import write_project
from tests.ui.conftest import small
from tests.ui.running import run


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


def test_the_sources_of_what_is_imported_stay_on_the_disk() -> None:
    """Line by line they would take 10 MB and more; a library or a traceback may want to show some."""
    act = """
import linecache
import cjm_desktop.storage.opening
import cjm_desktop.ui.editor
print(sum(len(entry[2]) for entry in linecache.cache.values() if len(entry) > 1))
QApplication.quit()
"""
    assert int(run(act)) < 5_000

"""`cjm-desktop --self-test`: the whole way of a map, in a folder of its own, with what is installed here.

Made for the frozen program: it fails if a plug-in, a font or a library was left out.
"""

import os
import platform
import sqlite3
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from cjm_desktop import __version__

_LIBRARIES = ("PySide6_Essentials", "pydantic", "SQLAlchemy", "reportlab", "uharfbuzz")
_TEXT = "Checked by the program itself: žluťoučký, журнал, 旅程, رحلة"


def run_self_test() -> int:
    """Make, edit, save, open and export a map; print versions. Returns 0; a failure raises."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for line in _versions():
        print(line)
    with tempfile.TemporaryDirectory(prefix="cjm-self-test-") as folder:
        os.environ["XDG_STATE_HOME"] = f"{folder}/state"
        _make_map(Path(folder, "map.cjm"))
        _export_map(Path(folder, "map.cjm"))
    print("self-test passed")
    return 0


def _versions() -> list[str]:
    lines = [
        f"CJM Desktop {__version__}",
        f"Python {platform.python_version()} on {platform.platform()}",
        f"SQLite {sqlite3.sqlite_version}",
    ]
    for name in _LIBRARIES:
        try:
            lines.append(f"{name} {version(name)}")
        except PackageNotFoundError:  # a frozen program may carry a library without its description
            lines.append(
                f"{name} {getattr(sys.modules.get(name.lower()), '__version__', '')}".strip()
            )
    return lines


def _make_map(path: Path) -> None:
    """A template, one card more, on the disk."""
    from cjm_desktop.document.document import Document
    from cjm_desktop.domain.edits.cards import Cell, add_card
    from cjm_desktop.domain.ids import new_id
    from cjm_desktop.storage.opening import new_session
    from cjm_desktop.templates import templates

    document = Document(templates()["purchase"].build("Self-test"))
    session = new_session(document.project)
    document.changed.connect(session.write)
    lane = next(x for x in document.project.lanes.ordered() if x.kind == "actions")
    step = document.project.steps.ordered()[0]
    session.save_as(path)
    document.commit(add_card(new_id(), Cell(lane.id, step.id), text=_TEXT))
    session.publish()
    session.close()


def _export_map(path: Path) -> None:
    """The map read back from the disk, as PDF and PNG."""
    from cjm_desktop.formats import ExportOptions, formats
    from cjm_desktop.storage.opening import read_project

    project = read_project(path)
    _expect(any(card.text == _TEXT for card in project.cards), "the card is in the file")
    options = ExportOptions(map_id=project.maps.ordered()[0].id)
    for key, begin in (("pdf", b"%PDF"), ("png", b"\x89PNG")):
        target = path.with_suffix(f".{key}")
        formats()[key].export(project, target, options, lambda done: True)
        data = target.read_bytes()
        _expect(data.startswith(begin) and len(data) > 10_000, f"the {key.upper()} has content")
        print(f"{key.upper()} of {len(data):,} bytes")


def _expect(holds: bool, what: str) -> None:
    if not holds:
        raise RuntimeError(f"self-test failed: {what}")

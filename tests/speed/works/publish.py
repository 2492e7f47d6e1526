"""Writing the document as a whole, beside what SQLite and the disk need for it."""

import os
import sqlite3
import tempfile
from pathlib import Path

from cjm_desktop.document.document import Document
from cjm_desktop.domain.edits.cards import alter_card
from cjm_desktop.storage.opening import open_session
from tests.speed.result import Result, median, timed
from tests.speed.sizes import write_map

TIMES = 11


def measure(size: str) -> list[Result]:
    with tempfile.TemporaryDirectory() as folder:
        path = write_map(size, Path(folder))
        session = open_session(path)
        document = Document(session.project)
        document.changed.connect(session.write)
        card = document.project.cards.ordered()[0]
        ours, floor = [], []
        for number in range(TIMES):
            document.commit(alter_card(card.id, text=f"Text {number}"))
            ours.append(timed(session.publish))
            floor.append(timed(lambda: _vacuum(path, Path(folder, "floor.cjm"))))
        session.close()
    goal = 200 if size == "5,000" else None
    return [Result("publish", size, median(ours), goal, median(floor), "VACUUM INTO + fsync")]


def _vacuum(source: Path, target: Path) -> None:
    new = target.with_suffix(".new")
    connection = sqlite3.connect(source)
    connection.execute("VACUUM INTO ?", (str(new),))
    connection.close()
    with open(new, "rb+") as file:
        os.fsync(file.fileno())
    new.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)

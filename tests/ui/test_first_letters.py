"""`kill -9` after the first letters of a fresh program: they are kept, however slowly the rest of it is loaded."""

import json
import re
from pathlib import Path
from time import sleep

import pytest

from cjm_desktop.storage.opening import write_project
from cjm_desktop.storage.recovery import recover, recoverable
from tests.builders import a_shop, card_saying
from tests.ui import running

LETTERS = "abcdefghijklmnopqrstuvwx"

TYPING = f"""
import importlib.abc, sys, threading
from PySide6.QtTest import QTest
from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.ids import Ref
class Endless(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.partition(".")[0] == "sqlalchemy":
            threading.Event().wait()
sys.meta_path.insert(0, Endless())
def type_when_shown():
    editor = program.windows[0].editor
    if editor is None or not editor.canvas.isVisible():
        QTimer.singleShot(5, type_when_shown)
        return
    card = next(c for c in editor.document.project.cards if c.text == "Reads reviews")
    editor.document.select(Selection((Ref("card", card.id),)))
    letters = iter("{LETTERS}")
    timer = QTimer(editor)
    def type_one():
        letter = next(letters, "")
        QTest.keyClicks(editor.canvas, letter) if letter else timer.stop()
    timer.timeout.connect(type_one)
    timer.start(16)
type_when_shown()
"""


def drafted(state: Path) -> str:
    """The letters in the draft that lies on the disk now."""
    for draft in state.glob("sessions/*/draft.json"):
        said = json.dumps(json.loads(draft.read_bytes()))
        return max(re.findall("abc[a-z]*", said), key=len, default="")
    return ""


def test_the_first_letters_are_kept_before_what_writes_edits_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What writes edits never comes here: who waited for it would have nothing to bring back."""
    state, path = tmp_path / "state", tmp_path / "shop.cjm"
    monkeypatch.setenv("CJM_STATE_DIR", str(state))
    project = a_shop().build()
    write_project(path, project)
    program = running.start(TYPING, path)
    try:
        for _ in range(3_000):
            if drafted(state) == LETTERS:
                break
            sleep(0.01)
    finally:
        program.kill()
        program.communicate()
    (offer,) = recoverable()
    session = recover(offer)
    card = card_saying(project, "Reads reviews")
    assert session.project.cards[card.id].text == LETTERS
    session.close(discard=True)

"""Names of files: what is offered can be saved, what is typed gets its suffix and covers nothing up unasked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.edits.maps import alter_map
from cjm_desktop.ui.ask import name_for
from cjm_desktop.ui.main_window import MainWindow
from tests.ui.conftest import Answers

Opened = Callable[..., MainWindow]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Buying: a/b?", "Buying a b.cjm"),
        ("..", "Untitled.cjm"),
        (".hidden", "hidden.cjm"),
        ("\u202egpj.exe", "gpj.exe.cjm"),
        ("one\u2028two", "one two.cjm"),
        ("مرحبا", "مرحبا.cjm"),
    ],
)
def test_titles_become_names(title: str, name: str) -> None:
    assert name_for(title, ".cjm") == name


def test_the_longest_title_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / name_for("🚲" * 300, ".cjm")
    path.touch()
    assert path.is_file()


def test_a_dot_in_a_name_is_no_suffix(
    opened: Opened, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened()
    answers.paths.append(tmp_path / "Plan 1.2")
    window.files.save_as()
    qtbot.waitUntil((tmp_path / "Plan 1.2.cjm").exists)
    assert not (tmp_path / "Plan 1.2").exists()


def test_a_file_that_gets_its_suffix_here_is_not_covered_up_unasked(
    opened: Opened, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened()
    assert window.editor is not None
    (tmp_path / "mine.cjm").write_text("precious")
    answers.paths += [tmp_path / "mine"] * 2
    answers.ways += ["stay", "replace"]
    window.files.save_as()
    assert (tmp_path / "mine.cjm").read_text() == "precious"
    assert answers.asked[-1] == "mine.cjm is there already."
    window.editor.attempt(alter_map(window.editor.map_id, title="Tomorrow"))
    window.files.save_as()
    session = window.editor.keeper.session
    qtbot.waitUntil(lambda: session.path == tmp_path / "mine.cjm")

"""A further window stands beside the one in use, as large as that."""

from pytestqt.qtbot import QtBot

from cjm_desktop.ui.program import Program


def test_from_a_maximised_window_it_is_maximised_too(program: Program, qtbot: QtBot) -> None:
    first = program.new_window()
    first.resize(900, 640)
    first.showMaximized()
    qtbot.waitUntil(first.isMaximized)
    second = program.new_window()
    qtbot.waitUntil(second.isMaximized)
    assert second.size() == first.size()


def test_from_a_smaller_window_it_is_of_its_size_a_little_apart(
    program: Program, qtbot: QtBot
) -> None:
    first = program.new_window()
    first.resize(901, 641)
    second = program.new_window()
    assert second.size() == first.size()
    moved = second.pos() - first.pos()
    assert (moved.x(), moved.y()) == (32, 32)

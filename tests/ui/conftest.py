"""Windows in tests: a warning of Qt fails the test, questions get the answers the test has laid out."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.project import Project
from cjm_desktop.storage.opening import new_session, write_project
from cjm_desktop.ui.ask import Asking, Way
from cjm_desktop.ui.editor import Editor
from cjm_desktop.ui.look import Look
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.program import Program
from cjm_desktop.ui.settings import Settings
from tests.builders import a_project, big_map

_HARMLESS = (
    "This plugin does not support",  # the off-screen platform cannot do all a real screen can
    "propagateSizeHints",
)


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """As it is, but patient: on a busy machine anything may take longer than the usual five seconds."""
    for name in ("waitUntil", "waitSignal", "waitExposed", "waitActive"):
        setattr(qtbot, name, partial(getattr(qtbot, name), timeout=30_000))
    return qtbot


@pytest.fixture(autouse=True)
def qt_warnings() -> Iterator[list[str]]:
    """Whatever Qt complains about fails the test."""
    said: list[str] = []

    def hear(kind: QtMsgType, _context: object, message: str) -> None:
        loud = kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
        if loud and not message.startswith(_HARMLESS):
            said.append(message)

    before = qInstallMessageHandler(hear)
    yield said
    qInstallMessageHandler(before)
    assert said == []


class Answers(Asking):
    """Stands in for dialogs: each question takes the next answer that was laid out for its kind.

    `first`: the ways that Enter would have taken.
    """

    def __init__(self) -> None:
        self.paths: list[Path | None] = []
        self.ways: list[str] = []
        self.asked: list[str] = []
        self.details: list[str] = []
        self.first: list[str] = []
        self.offered: list[Path] = []
        self.filters: list[str] = []

    def open_file(self, parent: QWidget, title: str, folder: Path, filters: str) -> Path | None:
        self.asked.append(title)
        self.filters.append(filters)
        return self.paths.pop(0)

    def save_file(self, parent: QWidget, title: str, at: Path, filters: str) -> Path | None:
        self.asked.append(title)
        self.offered.append(at)
        self.filters.append(filters)
        return self.paths.pop(0)

    def choose(
        self, parent: QWidget, text: str, detail: str, ways: Sequence[Way], *, icon: str = ""
    ) -> str:
        self.asked.append(text)
        self.details.append(detail)
        self.first.append(next(way.key for way in ways if way.role != "no"))
        answer = self.ways.pop(0)
        assert answer in {way.key for way in ways}
        return answer


def do(window: MainWindow, key: str) -> None:
    """Use an action as a user does: only when it can be used."""
    QApplication.processEvents()
    action = window.action(key)
    assert action.isEnabled(), f"{key} cannot be used now"
    action.trigger()


def editor_of(window: MainWindow) -> Editor:
    """The project that is open in the window."""
    assert window.editor is not None
    return window.editor


def settled_editor_of(window: MainWindow) -> Editor:
    """The same, once the keyboard has come to its map."""
    QApplication.processEvents()
    return editor_of(window)


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    return Look(qapp, "light")


@pytest.fixture
def program(qtbot: QtBot, look: Look, answers: Answers, tmp_path: Path) -> Iterator[Program]:
    """The running program, with its own settings; all its windows are closed afterwards."""
    made = Program(look, Settings(tmp_path / "settings.ini"), answers)
    yield made
    for window in list(made.windows):
        end(window, qtbot)
    QThreadPool.globalInstance().waitForDone(10_000)
    made.garbage.stop()


@pytest.fixture
def window(program: Program) -> MainWindow:
    """A window with the start page."""
    made = program.new_window()
    made.resize(1300, 860)
    return made


def end(window: MainWindow, qtbot: QtBot) -> None:
    """Close a window without being asked anything."""
    if window.editor is not None:
        qtbot.waitUntil(lambda: window.editor is None or not window.editor.keeper.busy)
        window.editor.keeper.close(discard=True)
        window.show_start()
    window.close()


@pytest.fixture
def show(window: MainWindow) -> Callable[[Project], MainWindow]:
    """Shows a project without a file in the window."""

    def show_project(project: Project) -> MainWindow:
        session = new_session(project)
        window.show_editor(Editor(session, window.messages, window.program.look))
        return window

    return show_project


def small() -> Project:
    """One map with two stages, a lane of each of four kinds, and a few cards."""
    return (
        a_project("Bikes")
        .with_map("Today")
        .with_persona("Ann")
        .with_channel("Website")
        .with_channel("Store")
        .with_stage("Decide", "Looks around", "Compares")
        .with_stage("Buy", "Pays")
        .with_lane("actions")
        .with_lane("touchpoints")
        .with_lane("emotions")
        .with_lane("pain_points")
        .with_lane("opportunities")
        .with_card("Reads reviews", lane="actions", step="Looks around")
        .with_card("Makes a list", lane="actions", step="Compares")
        .with_card("Nobody calls back", lane="pain_points", step="Compares")
        .with_card("Call within a day", lane="opportunities", step="Compares")
        .with_mood(-1.0, step="Compares", persona=0)
        .build()
    )


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> Callable[..., MainWindow]:
    """Writes a project to a file and opens it in the window as a user would."""

    def open_file(project: Project | None = None, name: str = "bikes.cjm") -> MainWindow:
        path = tmp_path / name
        if not path.exists():
            write_project(path, project or small())
        window.files.open_path(path)
        qtbot.waitUntil(lambda: window.editor is not None)
        return window

    return open_file


def write_small(folder: Path) -> Path:
    """The map of `small` in a file."""
    path = folder / "bikes.cjm"
    write_project(path, small())
    return path


def write_figure(folder: Path) -> Path:
    """A map with a figure in a file."""
    path = folder / "figures.cjm"
    metric = a_project("Figures").with_stage("Buy", "Pays").with_lane("metrics")
    write_project(path, metric.with_card("Revenue", value=12.4).build())
    return path


@pytest.fixture
def large(window: MainWindow, qtbot: QtBot, opened: Callable[..., MainWindow]) -> MainWindow:
    """A file with many cards, open in a window."""
    opened(big_map(5, 20, 10, 1_200), "large.cjm")
    window.show()
    qtbot.waitUntil(lambda: editor_of(window).canvas.in_sight.is_whole)
    return window

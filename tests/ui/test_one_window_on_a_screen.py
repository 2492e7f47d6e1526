"""On a real screen: opening an open file brings its window out of the task bar; after a kill the work is offered."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from cjm_desktop.storage.opening import read_project, write_project
from cjm_desktop.storage.recovery import recoverable
from tests.ui.conftest import small
from tests.ui.screen import Screen, missing, real_screen, start_program, wait_for

pytestmark = pytest.mark.skipif(
    bool(missing()), reason=f"a real screen needs the programs {', '.join(missing())}"
)


@pytest.fixture
def screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Screen]:
    monkeypatch.setenv("CJM_STATE_DIR", str(tmp_path / "state"))
    with real_screen(tmp_path) as made:
        yield made


def active(screen: Screen) -> str:
    return screen.do("getactivewindow", "getwindowname")


def test_one_window_and_no_work_lost(screen: Screen, tmp_path: Path) -> None:
    path = tmp_path / "bikes.cjm"
    write_project(path, small())
    first = start_program(screen, str(path))
    window = screen.window("bikes.cjm")
    other = start_program(screen)
    screen.window("^CJM Desktop$")
    wait_for("the start page in front", lambda: active(screen) == "CJM Desktop")
    screen.do("windowminimize", window)
    wait_for("it to be minimised", lambda: window not in visible(screen, "bikes.cjm"))

    second = start_program(screen, path.as_uri())
    assert second.communicate(timeout=30)[0] == ""
    assert second.returncode == 0
    wait_for("the window in front", lambda: active(screen).startswith("bikes.cjm"))
    assert len(visible(screen, "bikes.cjm")) == 1

    screen.wait_until_still()
    screen.do("mousemove", "--window", window, "500", "400", "click", "1")
    screen.key("ctrl+a", "Delete")
    screen.window(r"bikes.cjm\*")  # edited, and not in the file for two seconds
    first.send_signal(signal.SIGKILL)
    first.communicate()
    wait_for("the work of the killed program", recoverable)

    third = start_program(screen, str(path))
    screen.window("^CJM Desktop$")
    wait_for("the question", lambda: len(visible(screen, "CJM Desktop")) >= 3)
    screen.wait_until_still()
    screen.key("Return")
    screen.do("windowactivate", "--sync", screen.window(r"bikes.cjm\*"))
    screen.wait_until_still()
    screen.key("ctrl+s")
    wait_for("it in the file", lambda: len(read_project(path).cards) < len(small().cards))
    for process in (third, other):
        process.terminate()
        process.communicate(timeout=30)


def visible(screen: Screen, title: str) -> list[str]:
    return screen.do("search", "--onlyvisible", "--name", title).split()

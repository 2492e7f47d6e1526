"""One window a file, between programs too: who opens what is open gets the window that has it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cjm_desktop.storage.opening import write_project
from cjm_desktop.ui.doorbell import Doorbell
from cjm_desktop.ui.main_window import MainWindow
from cjm_desktop.ui.program import Program
from cjm_desktop.ui.ringing import doors_folder, shown_elsewhere
from tests.storage.work import files_below
from tests.ui.conftest import small

PATIENCE = 60.0


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setenv("CJM_STATE_DIR", str(tmp_path / "state"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "bikes.cjm"
    write_project(made, small())
    return made


@pytest.fixture
def start() -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """Starts the program as a desktop does; whatever still runs is ended afterwards."""
    running: list[subprocess.Popen[str]] = []

    def begin(*words: str, cwd: Path | None = None) -> "subprocess.Popen[str]":
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(Path(__file__).parents[2]),
        }
        command = [sys.executable, "-m", "cjm_desktop", *words]
        pipe = subprocess.PIPE
        made = subprocess.Popen(
            command, stdout=pipe, stderr=pipe, text=True, env=environment, cwd=cwd
        )
        running.append(made)
        return made

    yield begin
    for each in running:
        each.kill()
        each.communicate()


def until(ready: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not ready():
        assert time.monotonic() < end, "waited in vain"
        QApplication.processEvents()
        time.sleep(0.01)


def holding(
    program: "subprocess.Popen[str]", tmp_path: Path
) -> "tuple[subprocess.Popen[str], Path]":
    """A program once it has its file, and can be rung at in this folder."""
    folder = doors_folder()
    assert folder is not None
    until(lambda: list(folder.glob(f"{program.pid}-*")))
    until(lambda: files_below(tmp_path / "state" / "locks"))
    return program, folder


def test_a_second_program_shows_the_window_of_the_first_and_ends(
    window: MainWindow,
    program: Program,
    qtbot: QtBot,
    path: Path,
    start: Callable[..., "subprocess.Popen[str]"],
) -> None:
    doorbell = Doorbell(program)
    program.open_path(path)
    qtbot.waitUntil(lambda: window.editor is not None)
    other = program.new_window()
    other.come_forward()
    window.showMinimized()
    second = start(path.name, "--map", "Today", cwd=path.parent)
    until(lambda: second.poll() is not None)
    assert (second.returncode, *second.communicate()) == (0, "", "")
    assert not window.isMinimized()
    assert window.isActiveWindow()
    doorbell.close()


def test_the_program_itself_hears_the_second_one(
    path: Path, start: Callable[..., "subprocess.Popen[str]"], tmp_path: Path
) -> None:
    first = start(str(path))
    until(lambda: files_below(tmp_path / "state" / "locks"))
    begun = time.monotonic()
    seconds = [start(str(path)) for _ in range(3)]
    until(lambda: all(each.poll() is not None for each in seconds))
    assert [each.returncode for each in seconds] == [0, 0, 0]
    assert first.poll() is None
    assert time.monotonic() - begun < PATIENCE


def test_a_window_opens_nothing_that_another_program_shows(
    path: Path,
    start: Callable[..., "subprocess.Popen[str]"],
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    start(str(path))
    until(lambda: files_below(tmp_path / "state" / "locks"))
    window.files.open_path(path)
    qtbot.waitUntil(lambda: bool(window.messages.bars()), timeout=20_000)
    assert window.messages.bars()[0].label.text() == (
        "bikes.cjm is open in another window of CJM Desktop: go on there."
    )
    assert window.editor is None


def test_after_a_kill_the_next_program_opens_the_file_itself(
    path: Path, start: Callable[..., "subprocess.Popen[str]"], tmp_path: Path
) -> None:
    first, folder = holding(start(str(path)), tmp_path)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert list(folder.glob(f"{first.pid}-*")), "what it left behind"
    assert not shown_elsewhere(path)
    second = start(str(path))
    until(lambda: list(folder.glob(f"{second.pid}-*")))
    assert not list(folder.glob(f"{first.pid}-*")), "and swept"
    assert second.poll() is None


def test_a_program_that_hangs_is_waited_for_but_not_for_long(
    path: Path, start: Callable[..., "subprocess.Popen[str]"], tmp_path: Path
) -> None:
    first, _ = holding(start(str(path)), tmp_path)
    first.send_signal(signal.SIGSTOP)
    assert not shown_elsewhere(path)
    first.send_signal(signal.SIGCONT)


def test_another_file_is_another_program_s(path: Path, program: Program) -> None:
    doorbell = Doorbell(program)
    assert not shown_elsewhere(path)
    doorbell.close()


@pytest.mark.parametrize("said", [b"", b"\n", b"{}\n", b"[1]\n", b"\xff\n", b"x" * 100_000])
def test_nonsense_at_the_door_is_no_trouble(program: Program, said: bytes) -> None:
    doorbell = Doorbell(program)
    folder = doors_folder()
    assert folder is not None
    (door,) = folder.glob(f"{os.getpid()}-*")
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(door))
        line.setblocking(False)
        line.send(said)
        line.shutdown(socket.SHUT_WR)
        until(lambda: doorbell._open)
        until(lambda: not doorbell._open)
    doorbell.close()
    assert not list(folder.glob(f"{os.getpid()}-*"))


def test_a_folder_that_others_can_enter_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime = tmp_path / "run"
    (runtime / "cjm-desktop").mkdir(parents=True)
    (runtime / "cjm-desktop").chmod(0o755)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    assert doors_folder() != runtime / "cjm-desktop"
    (runtime / "cjm-desktop").chmod(0o700)
    assert doors_folder() == runtime / "cjm-desktop"

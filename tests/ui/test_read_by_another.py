"""A whole run in a real window while a screen reader is there: another program reads it, then it is closed.

Qt makes the interfaces of a window only when somebody reads, and keeps them until the window goes. So each way to
close the window is gone with everything having been read, also with an edit and its undo in between.
"""

import contextlib
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from cjm_desktop.storage.opening import read_project
from cjm_desktop.storage.recovery import recoverable
from tests.hanging import end_or_stacks
from tests.ui.accessibility import PACKAGES, Reader, missing_to_read, read_aloud
from tests.ui.conftest import write_small
from tests.ui.screen import Screen, real_screen, start_program, wait_for

pytestmark = pytest.mark.skipif(
    bool(missing_to_read()),
    reason=f"a screen reader needs {', '.join(missing_to_read())} (sudo apt-get install {PACKAGES})",
)

MAP = ("list", "Journey map Today")
CARD = ("list item", "Action: Reads reviews")
NEW = ("list item", "Action: Heard by all")
FIELDS = {("text", "Title"), ("text", "Scenario"), ("combo box", "Current state")}


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Screen, Reader]]:
    with real_screen(tmp_path_factory.mktemp("pictures")) as made, read_aloud(made) as both:
        yield both


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_small(tmp_path)


class Run:
    """The program with a file, read to the last name, with an edit that was read as well."""

    def __init__(self, heard: tuple[Screen, Reader], file: Path) -> None:
        self.screen, self.reader = heard
        self.file = file
        self.process = start_program(self.screen, str(file))

    def read_and_edit(self) -> None:
        self.window = self.screen.window("bikes.cjm")
        self.screen.place(self.window, 1300, 860)
        self.reader.wait_until_it_reads(MAP, CARD)
        assert self.reader.names() >= FIELDS
        self.screen.key("Down", "F2")
        wait_for("the text", lambda: ("text", CARD[1], CARD[1]) in self.reader.focused())
        assert {each[:2] for each in self.reader.focused()}.isdisjoint({MAP, CARD})
        self.screen.key("ctrl+a")
        self.screen.type("Heard by all")
        self.screen.key("ctrl+Return")
        self.reader.wait_until_it_reads(NEW)
        wait_for("the map", lambda: ("text", CARD[1]) not in self.reader.names())
        self.screen.key("ctrl+z")
        wait_for("the undo", lambda: NEW not in self.reader.names())
        self.screen.key("ctrl+shift+z")
        self.reader.wait_until_it_reads(NEW)

    def quit(self) -> None:
        """Ctrl+Q, and again after a while: on a busy screen a key may come before the window has the keyboard."""
        for _ in range(10):
            self.screen.key("ctrl+q")
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(6)
                return

    def assert_good_end(self) -> None:
        said, _ = end_or_stacks(self.process)
        # Qt says that it does not answer a question which the bus of this version asks.
        lines = [each for each in said.splitlines() if "qt.accessibility.atspi" not in each]
        assert (self.process.returncode, lines) == (0, [])
        assert "Heard by all" in {card.text for card in read_project(self.file).cards}
        assert recoverable() == []


@pytest.fixture
def run(heard: tuple[Screen, Reader], file: Path) -> Iterator[Run]:
    made = Run(heard, file)
    with made.process:
        try:
            made.read_and_edit()
            yield made
        finally:
            made.process.kill()


def test_closed_and_opened_again_and_closed(run: Run) -> None:
    run.screen.key("ctrl+w")
    run.reader.press("Open bikes.cjm")
    run.reader.wait_until_it_reads(MAP, NEW)
    run.screen.key("ctrl+w")
    run.reader.wait_until_it_reads(("push button", "Open bikes.cjm"))
    assert MAP not in run.reader.names()
    run.quit()
    run.assert_good_end()


def test_closed_with_the_program(run: Run) -> None:
    run.quit()
    run.assert_good_end()


def test_closed_by_the_button_of_the_window(run: Run) -> None:
    """Alt+F4 asks the window manager for the same."""
    subprocess.run(
        ["wmctrl", "-i", "-c", run.window], env=run.screen.environment, check=True, timeout=30
    )
    run.assert_good_end()


def test_logged_out(run: Run) -> None:
    """A display manager ends the programs of a session so."""
    run.process.send_signal(signal.SIGTERM)
    run.assert_good_end()

"""A real screen: its own X server, a window manager, and a hand at mouse and keyboard."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.assertions_ran import checked

NEEDED = ("Xvfb", "openbox", "xdotool", "import")
PATIENCE = 60.0  # seconds that anything may take on a busy machine


def missing() -> list[str]:
    """The programs this machine lacks for a real screen."""
    return [name for name in NEEDED if shutil.which(name) is None]


def wait_for(what: str, ready: Callable[[], object], patience: float = PATIENCE) -> None:
    """Wait until something is true.

    Raises:
        TimeoutError: It never was.
    """
    end = time.monotonic() + patience
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError(f"waited in vain for {what}")
        time.sleep(0.05)
    checked()


@dataclass
class Screen:
    """One X display. Places are pixels from the top left corner of a window's inside."""

    display: str
    pictures: Path  # where a picture goes when something never came
    more: dict[str, str] = field(default_factory=dict)  # to the environment of programs

    @property
    def environment(self) -> dict[str, str]:
        """What a program needs to show its windows here."""
        return {
            **os.environ,
            "DISPLAY": self.display,
            "QT_QPA_PLATFORM": "xcb",
            **self.more,
        }

    def do(self, *words: str) -> str:
        """One xdotool command."""
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def window(self, title: str) -> str:
        """The id of the visible window of a title (a regular expression); waits for it."""
        return self.until(f"the window {title}", title, lambda: None)

    def find(self, title: str) -> list[str]:
        """The ids of the visible windows of a title."""
        return self.do("search", "--onlyvisible", "--name", title).split()

    def until(self, what: str, title: str, act: Callable[[], object]) -> str:
        """Do something about once a second until a window of a title is there: before, it may go nowhere.

        Returns:
            Its id. A second search might find nothing: a window manager shows a window anew when its title
            changes.
        """
        again = count()
        found: list[str] = []

        def look() -> bool:
            found[:] = self.find(title)
            if not found and next(again) % 10 == 0:
                act()
            return bool(found)

        self.wait_for(what, look)
        return found[-1]

    def wait_for(self, what: str, ready: Callable[[], object]) -> None:
        """Wait until something is true; if it never is, a picture of the screen is left."""
        try:
            wait_for(what, ready)
        except TimeoutError:
            self.picture(self.pictures / "in vain.png")
            raise

    def place(self, window: str, width: int, height: int) -> None:
        """Give a window's inside a size; waits until it has it."""
        self.do("windowmove", window, "20", "40")
        self.do("windowsize", window, str(width), str(height))
        self.do("windowactivate", "--sync", window)
        wait_for("the size", lambda: self._geometry(window)[2:] == (width, height))

    def _geometry(self, window: str) -> tuple[int, int, int, int]:
        said = self.do("getwindowgeometry", "--shell", window).splitlines()
        words = dict(line.split("=", 1) for line in said if "=" in line)
        return tuple(int(words.get(k, -1)) for k in ("X", "Y", "WIDTH", "HEIGHT"))  # type: ignore[return-value]  # four keys

    def move(self, window: str, place: tuple[int, int]) -> None:
        """Move the mouse to a place inside a window."""
        self.do("mousemove", "--window", window, str(place[0]), str(place[1]), "sleep", "0.02")

    def click(self, window: str, place: tuple[int, int]) -> None:
        self.move(window, place)
        self.do("sleep", "0.1", "click", "1")

    def drag(self, window: str, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press, move in twelve steps as a hand does, rest, release."""
        self.move(window, start)
        self.do("sleep", "0.1", "mousedown", "1")
        for step in range(1, 13):
            x = start[0] + (end[0] - start[0]) * step // 12
            y = start[1] + (end[1] - start[1]) * step // 12
            self.move(window, (x, y))
        self.do("sleep", "0.1", "mouseup", "1")

    def type(self, text: str) -> None:
        self.do("type", "--delay", "15", text)

    def key(self, *keys: str) -> None:
        for key in keys:
            self.do("key", key, "sleep", "0.1")

    def wait_until_still(self) -> None:
        """Wait until nothing on the screen changes any more: what was asked for is done."""
        before, same = b"", 0

        def still() -> bool:
            nonlocal before, same
            now = self._pixels()
            before, same = now, same + 1 if now == before else 0
            return same >= 4

        wait_for("a still picture", still)

    def _pixels(self) -> bytes:
        words = ["import", "-window", "root", "-depth", "8", "rgb:-"]
        done = subprocess.run(words, env=self.environment, capture_output=True, check=True)
        return done.stdout

    def picture(self, path: Path) -> Path:
        """What the screen shows now, as a PNG."""
        subprocess.run(
            ["import", "-window", "root", str(path)], env=self.environment, check=True, timeout=60
        )
        return path


@contextmanager
def real_screen(pictures: Path, width: int = 1600, height: int = 1000) -> Iterator[Screen]:
    """A screen of its own with a window manager; both end with it."""
    read, write = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(write),
            "-screen",
            "0",
            f"{width}x{height}x24",
            "-nolisten",
            "tcp",
        ],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        screen = Screen(f":{told.readline().strip()}", pictures)
    manager = subprocess.Popen(
        ["openbox"], env=screen.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield screen
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(10)


def start_program(screen: Screen, *words: str) -> subprocess.Popen[str]:
    """The program as a user starts it."""
    return subprocess.Popen(
        [sys.executable, "-m", "cjm_desktop", *words],
        env=screen.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )

"""The bus of screen readers on a screen of its own, and a screen reader on it: another program, not this process."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests.ui.screen import Screen, missing, wait_for

_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
_PYTHON = "/usr/bin/python3"  # the system's, which has the packages of the system
PACKAGES = "dbus at-spi2-core gir1.2-atspi-2.0 python3-gi"


def missing_to_read() -> list[str]:
    """What this machine lacks for a screen reader on a real screen."""
    lacking = missing() + [name for name in ("dbus-daemon", "wmctrl") if not shutil.which(name)]
    if _launcher() is None:
        lacking.append("at-spi-bus-launcher")
    if (
        not Path(_PYTHON).exists()
        or subprocess.run(
            [_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0')"],
            capture_output=True,
            check=False,
        ).returncode
    ):
        lacking.append("Atspi for the system’s Python")
    return lacking


def _launcher() -> str | None:
    return next((name for name in _LAUNCHERS if Path(name).exists()), None)


class Reader:
    """A screen reader in a process of its own."""

    def __init__(self, screen: Screen) -> None:
        self._process = subprocess.Popen(
            [_PYTHON, str(Path(__file__).with_name("screen_reader.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=screen.environment,
        )

    def names(self) -> set[tuple[str, str]]:
        """The role and name of everything on the screen."""
        return {(role, name) for role, name in self._ask("names")}

    def focused(self) -> list[tuple[str, ...]]:
        """Role and name of what has the keyboard, and the name of the child that its parent has at its place."""
        return [tuple(each) for each in self._ask("focused")]

    def wait_until_it_reads(self, *wanted: tuple[str, str]) -> None:
        """Wait until things of these roles and names are there."""
        try:
            wait_for("names", lambda: set(wanted) <= self.names())
        except TimeoutError:
            lines = "\n".join(": ".join(each) for each in sorted(self.names()))
            raise TimeoutError(f"waited in vain for {wanted}; read were\n{lines}") from None

    def press(self, name: str) -> None:
        """Do what a button of a name does."""
        wait_for(f"the button {name}", lambda: self._ask(f"press {name}"))

    def _ask(self, command: str) -> list[list[str]]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()
        answer: list[list[str]] = json.loads(self._process.stdout.readline())
        return answer

    def end(self) -> None:
        with self._process:
            self._process.kill()


@contextmanager
def read_aloud(screen: Screen) -> Iterator[tuple[Screen, Reader]]:
    """The screen with a bus for screen readers, and one that reads."""
    read, write = os.pipe()
    session = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", f"--print-address={write}"],
        pass_fds=(write,),
        env=screen.environment,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        address = told.readline().strip()
    heard = replace(screen, more={"DBUS_SESSION_BUS_ADDRESS": address})
    launcher = subprocess.Popen(
        [str(_launcher()), "--launch-immediately", "--a11y=1", "--screen-reader=1"],
        env=heard.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        reader = Reader(heard)
        try:
            wait_for("the bus of screen readers", lambda: reader.names() is not None)
            yield heard, reader
        finally:
            reader.end()
    finally:
        for process in (launcher, session):
            process.terminate()
            process.wait(10)

"""A real input method on a real screen: a session bus of its own, ibus, and its engines for Chinese and Korean."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.ui.screen import NEEDED, Screen, wait_for

PROGRAMS = (*NEEDED, "wmctrl", "dbus-daemon", "ibus", "ibus-daemon")
ENGINES = {"hangul": "ibus-hangul", "libpinyin": "ibus-libpinyin"}
"""The engines and the Debian packages that bring them."""
_COMPONENTS = Path("/usr/share/ibus/component")
_SETTINGS = "[org/freedesktop/ibus/engine/hangul]\ninitial-input-mode='hangul'\n"


def missing() -> list[str]:
    """What this machine lacks for a real input method."""
    programs = [name for name in PROGRAMS if shutil.which(name) is None]
    engines = [
        package for name, package in ENGINES.items() if not (_COMPONENTS / f"{name}.xml").exists()
    ]
    return programs + engines


class InputMethod:
    """ibus beside one screen."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    def _say(self, *words: str) -> str:
        done = subprocess.run(
            ["ibus", *words],
            env=self._screen.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.strip()

    def use(self, engine: str) -> None:
        """Let an engine write from now on; waits until it does."""

        def used() -> bool:
            self._say("engine", engine)
            return self._say("engine") == engine

        wait_for(f"the engine {engine}", used)


@contextmanager
def real_input_method(screen: Screen, home: Path) -> Iterator[InputMethod]:
    """ibus for every program that is started on the screen from now on; ends with its bus.

    `home`: an empty folder, where it keeps what it learns.
    """
    for name in ("run", "config/glib-2.0/settings", "cache", "data"):
        (home / name).mkdir(parents=True, mode=0o700)
    (home / "config/glib-2.0/settings/keyfile").write_text(_SETTINGS)
    screen.more |= {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_DATA_HOME": str(home / "data"),
        "GSETTINGS_BACKEND": "keyfile",
        "QT_IM_MODULE": "ibus",
        "LC_ALL": "C.UTF-8",
    }
    with _running(
        "dbus-daemon", "--session", "--nofork", "--print-address=1", screen=screen
    ) as bus:
        assert bus.stdout is not None
        screen.more["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        # A socket in /tmp, because the path of one may have 107 letters only.
        daemon = ("ibus-daemon", "--panel=disable", "--address=unix:tmpdir=/tmp", "--xim")
        with _running(*daemon, screen=screen):
            yield InputMethod(screen)


@contextmanager
def _running(*words: str, screen: Screen) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        words,
        env={**os.environ, **screen.environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with process:
        try:
            yield process
        finally:
            process.terminate()

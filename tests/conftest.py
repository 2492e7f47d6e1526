"""What every test runs in: no screen of the user's, no folders of the user's."""

import os
import sys
from pathlib import Path

import pytest

# Assertions of helpers are told like those of tests, and counted.
_HERE = Path(__file__).parent
pytest.register_assert_rewrite(
    *(f"tests.{each.stem}" for each in _HERE.iterdir() if each.stem != "conftest")
)

from tests import assertions_ran  # noqa: E402  # with its assertions counted

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_DISABLE_EMOJI_SEGMENTER", "1")
os.environ.setdefault("PYTHONFAULTHANDLER", "1")  # programs that tests start tell where they died


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(assertions_ran)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """State, settings and caches of the program go to a fresh folder a test."""
    home: Path = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))


@pytest.fixture(scope="session", autouse=True)
def _application(qapp: object) -> None:
    """One application object for all: an export without a window would make one that windows cannot use."""


def pytest_sessionfinish() -> None:
    """Empty the clipboard: what a test has copied must not outlive Python, or the process ends in a crash."""
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.instance() is not None:
            QGuiApplication.clipboard().clear()

"""What somebody sees when the system lacks something: one sentence, never a traceback."""

import subprocess
import sys
from pathlib import Path

import pytest

from cjm_desktop.errors import UserError
from cjm_desktop.system_libraries import DRAWING, WINDOW, check_screen, explain_missing_library

ROOT = Path(__file__).resolve().parent.parent.parent

_NO_LIBRARIES = """
import builtins, ctypes, sys
real = builtins.__import__
def without(name, *rest):
    if name.startswith("cjm_desktop.cli"):
        raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    return real(name, *rest)
builtins.__import__ = without
def nothing(name, *rest, **named):
    raise OSError(name)
ctypes.CDLL = nothing
sys.argv = ["cjm-desktop"]
from cjm_desktop.__main__ import main
sys.exit(main())
"""

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="about libraries of Linux")


@linux_only
def test_missing_library_is_one_sentence_with_the_packages() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _NO_LIBRARIES], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1, done.stderr
    assert "sudo apt-get install libgl1 libegl1" in done.stderr
    assert "libxcb-cursor0" in done.stderr


@linux_only
def test_no_screen_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(UserError, match="no screen"):
        check_screen()


def test_other_import_errors_are_bugs() -> None:
    assert explain_missing_library(ImportError("No module named 'nonsense'")) is None


def test_the_readme_names_every_package() -> None:
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    named = {word for line in lines if line.startswith("sudo apt-get") for word in line.split()}
    assert set((DRAWING | WINDOW).values()) <= named

"""Files handed over as addresses: file managers, browsers and scripts do so."""

import os
import shutil
from pathlib import Path

import pytest

from cjm_desktop.bundled import example_maps
from cjm_desktop.cli import run
from tests.ui.running import run as run_window

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A map whose address needs each kind of quoting."""
    made = tmp_path / "Ä map, 100 % #1?.cjm"
    shutil.copy(example_maps() / "Buying a first e-bike.cjm", made)
    return made


def test_an_address_is_the_file_it_names(
    path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    address = path.as_uri()
    assert "%20" in address
    for said in (
        address,
        address.replace("file:///", "file://localhost/"),
        address.replace("file:///", "file:/"),
        address.replace("file:", "FILE:"),
        f"file://{path}".replace("%", "%25"),  # as those write it who quote nothing
    ):
        assert run(["info", said]) == 0, capsys.readouterr().err
        assert "Buying a first e-bike" in capsys.readouterr().out
    assert run(["export", address, path.with_suffix(".csv").as_uri()]) == 0
    assert path.with_suffix(".csv").exists()
    assert run(["import", path.with_suffix(".csv").as_uri(), path.with_name("b.cjm").as_uri()]) == 0
    assert path.with_name("b.cjm").exists()


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("file://server/maps/bikes.cjm", "of the computer server: open it through its folder"),
        ("https://example.org/bikes.cjm", "is no file: download it"),
        ("file:///maps/bikes%00.cjm", "is not the name of a file: check"),
    ],
)
def test_an_address_of_something_else_is_said(said: str, reason: str, capsys: Capture) -> None:
    assert run(["info", said]) == 1
    error = capsys.readouterr().err
    assert reason in error
    assert error.count("\n") == 1


def test_a_file_that_is_called_like_an_address_is_that_file(
    path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    Path("file:").mkdir()
    shutil.copy(path, "file:/bikes.cjm")
    path.unlink()
    assert run(["info", "file:/bikes.cjm"]) == 0
    assert os.listdir() == ["file:"]


def test_the_window_opens_an_address(path: Path) -> None:
    """By the whole way from the words of the command line."""
    act = """
editor = program.windows[0].editor
if editor is None:
    QTimer.singleShot(50, lambda: act(program))
else:
    print(editor.keeper.session.path.name)
    program.windows[0].close()
"""
    said = run_window(act, path.as_uri())
    assert said.strip() == path.name

"""Folders of their own for each test of the storage."""

from pathlib import Path

import pytest

from tests.storage.work import the_project


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The state folder of the program."""
    folder = tmp_path / "state"
    monkeypatch.setenv("CJM_STATE_DIR", str(folder))
    return folder


@pytest.fixture
def documents(tmp_path: Path, state: Path) -> Path:
    """A folder of the user's, empty."""
    folder = tmp_path / "documents"
    folder.mkdir()
    return folder


@pytest.fixture
def map_file(documents: Path) -> Path:
    """A document with a small map in it."""
    from cjm_desktop.storage.opening import write_project

    path = documents / "journey.cjm"
    write_project(path, the_project())
    return path

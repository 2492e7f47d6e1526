"""A canvas for each test; no gesture may fail inside, and no canvas may stay behind."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from cjm_desktop.domain.project import Project
from tests.builders import a_shop
from tests.ui.canvas.desk import Desk

SetUp = Callable[[Project], Desk]


@pytest.fixture
def set_up(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> Iterator[SetUp]:
    """Makes a desk for a project."""

    def make(project: Project) -> Desk:
        desk = Desk(project)
        qtbot.addWidget(desk.canvas)
        return desk

    yield make
    failures = [r.getMessage() for r in caplog.records if r.levelname == "ERROR"]
    assert not failures, failures


@pytest.fixture
def desk(set_up: SetUp) -> Desk:
    """The small shop map."""
    return set_up(a_shop().build())

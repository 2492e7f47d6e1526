"""One application object without a screen for all typesetting tests."""

import os

import pytest

from cjm_desktop.typeset import load_fonts, prepare_environment

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
prepare_environment()


@pytest.fixture(scope="session", autouse=True)
def _fonts(qapp: object) -> None:
    load_fonts()

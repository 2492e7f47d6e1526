"""Texts need an application object and the bundled fonts."""

import pytest

from cjm_desktop.typeset import load_fonts, prepare_environment

prepare_environment()


@pytest.fixture(scope="session", autouse=True)
def _fonts(qapp: object) -> None:
    load_fonts()

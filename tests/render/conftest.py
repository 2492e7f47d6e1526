"""One application object with the bundled fonts for all painting tests."""

import pytest

from cjm_desktop.typeset import load_fonts


@pytest.fixture(scope="session", autouse=True)
def _fonts(qapp: object) -> None:
    load_fonts()

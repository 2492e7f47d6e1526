"""A test in which no assertion ran could not have failed: so it fails.

Counted are `assert` (in test files and in their helpers), `pytest.raises`, and waiting with qtbot, which fails when
what is waited for never comes. A helper that fails in another way says so with `checked`; a test that promises no
more than that nothing is raised says so with `does_not_raise`. What fixtures assert does not count: they assert the
same around every test.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import _pytest.assertion.rewrite as rewritten
import pytest
from pytestqt.qtbot import QtBot

_WAITING = ("waitUntil", "waitSignal", "waitSignals", "waitExposed")
_ran = 0


def checked() -> None:
    """Something was checked, and would have failed the test."""
    global _ran  # noqa: PLW0603  # one test at a time
    _ran += 1


@contextmanager
def does_not_raise() -> Iterator[None]:
    """The promise of the test: what stands in the block goes through."""
    yield
    checked()


def _passed() -> bool:
    """An assertion of a rewritten module held. Returns False: nobody wants to read what it said."""
    checked()
    return False


def _counted(check: Callable[..., Any]) -> Callable[..., Any]:
    def count(*words: Any, **named: Any) -> Any:
        checked()
        return check(*words, **named)

    return count


def pytest_configure() -> None:
    # pytest asks this before it tells its hook of an assertion that held. The hook itself would cost the
    # description of everything that was compared, also where that is a whole project.
    assert hasattr(rewritten, "_check_if_assertion_pass_impl")
    rewritten._check_if_assertion_pass_impl = _passed
    pytest.raises = _counted(pytest.raises)
    pytest.warns = _counted(pytest.warns)
    for name in _WAITING:
        setattr(QtBot, name, _counted(getattr(QtBot, name)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Iterator[None]:
    before = _ran
    result = yield
    if _ran == before:
        pytest.fail("No assertion ran: this test could not have failed.", pytrace=False)
    return result

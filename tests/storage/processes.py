"""Other processes for the tests: they start within milliseconds, and may be killed at any instant."""

import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from cjm_desktop.domain.lane_kinds import capabilities
from cjm_desktop.storage import recovering, statements
from cjm_desktop.storage.opening import warm_up
from tests.storage import work as _work

__all__ = ["_work", "as_nobody", "crash_after", "recovering", "start", "statements"]

NOBODY = 65534
_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload([__name__])
warm_up()
capabilities()  # a window that edits has drawn its lanes


def start(state: Path, work: Callable[..., object], *args: Any) -> BaseProcess:
    """Do something in another process that has this state folder."""
    process = _SERVER.Process(target=_run, args=(state, work, args), daemon=True)
    process.start()
    return process


def crash_after(state: Path, work: Callable[..., object], *args: Any) -> None:
    """Do something in another process that is then killed."""
    process = start(state, _work_and_die, work, *args)
    process.join()
    assert process.exitcode == -signal.SIGKILL


def as_nobody(state: Path, work: Callable[..., object], *args: Any) -> None:
    """Do something as a user without rights; what fails there fails here."""
    process = start(state, _work_without_rights, work, *args)
    process.join()
    assert process.exitcode == 0


def _run(state: Path, work: Callable[..., object], args: tuple[Any, ...]) -> None:
    os.environ["CJM_STATE_DIR"] = str(state)
    try:
        work(*args)
    except BaseException:
        traceback.print_exc()
        raise


def _work_and_die(work: Callable[..., object], *args: Any) -> None:
    work(*args)
    os.kill(os.getpid(), signal.SIGKILL)


def _work_without_rights(work: Callable[..., object], *args: Any) -> None:
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    work(*args)

"""Export in a process of its own: the window goes on, and stopping takes effect at once.

    remarks = export_apart(project, target, "pdf", options, progress)

The same as `export_map`, called from a thread that may wait: `progress` is asked ten times a second, and when it
returns False the process is ended and nothing is left. Painting holds Python's lock, so a thread alone would make
the window stutter.

The other process is this program again, `cjm-desktop --export-worker` (see `_worker`): also when it is frozen, where
there is no Python to start. It gets the project on its standard input and answers in lines on its standard output.
"""

import contextlib
import json
import os
import pickle
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from cjm_desktop.atomic.replacing import NewFile
from cjm_desktop.domain.project import Project
from cjm_desktop.errors import OptionError, UserError
from cjm_desktop.formats._export import checked_target, new_export, replace, told, writer
from cjm_desktop.formats._format import Cancelled, ExportOptions, Progress, Remark

WORKER = "--export-worker"
_TICK = 0.1  # seconds

Answer = dict[str, Any]


class WorkerFailed(Exception):
    """The export process ended with a bug; the message holds its traceback."""


def worker_command() -> list[str]:
    """How this program is started as a worker."""
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER]
    return [sys.executable, "-m", "cjm_desktop", WORKER]


def export_apart(
    project: Project,
    target: Path,
    format_key: str,
    options: ExportOptions,
    progress: Progress,
) -> tuple[Remark, ...]:
    """Write one map to `target` from another process, and wait for it.

    Raises:
        UserError: As `export_map`.
        Cancelled: `progress` returned False; nothing is left behind.
        WorkerFailed: The process ended with a bug.
    """
    target = checked_target(target)
    writer(format_key)
    with told(target), new_export(target) as new:
        work = pickle.dumps((project, new.path, format_key, options), pickle.HIGHEST_PROTOCOL)
        with _process(new) as process:
            answer = _conversation(process, work, progress)
        return (*_result(answer, target), *replace(target, new))


@contextlib.contextmanager
def _process(new: NewFile) -> Any:
    """The other process; a file without a name is handed over open."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    no_window = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    process = subprocess.Popen(
        worker_command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        pass_fds=(new.descriptor,) if new.nameless else (),
        creationflags=no_window,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


def _conversation(process: "subprocess.Popen[bytes]", work: bytes, progress: Progress) -> Answer:
    """Hand the work over and pass on how far it is; returns the last answer."""
    answers: queue.Queue[Answer] = queue.Queue()
    threading.Thread(target=_hand_over, args=(process, work), daemon=True).start()
    threading.Thread(target=_listen, args=(process, answers), daemon=True).start()
    done = 0.0
    while True:
        if not progress(done):
            raise Cancelled
        try:
            answer = answers.get(timeout=_TICK)
        except queue.Empty:
            continue
        if "done" not in answer:
            return answer
        done = float(answer["done"])


def _hand_over(process: "subprocess.Popen[bytes]", work: bytes) -> None:
    with contextlib.suppress(OSError, ValueError):  # the process may have been ended meanwhile
        if process.stdin is not None:
            process.stdin.write(work)
            process.stdin.close()


def _listen(process: "subprocess.Popen[bytes]", answers: "queue.Queue[Answer]") -> None:
    with contextlib.suppress(OSError, ValueError):
        for line in process.stdout or ():
            answers.put(json.loads(line))
    answers.put({"ended": process.wait()})


def _result(answer: Answer, target: Path) -> tuple[Remark, ...]:
    match answer:
        case {"remarks": remarks}:
            return tuple(Remark(where, text) for where, text in remarks)
        case {"user": sentence, "option": option}:
            raise OptionError(sentence, option)
        case {"user": sentence}:
            raise UserError(sentence)
        case {"disk": number, "reason": reason}:
            with told(target):
                raise OSError(number, reason)
        case {"bug": trace}:
            raise WorkerFailed(f"the export process failed:\n{trace}")
    raise WorkerFailed(f"the export process ended without an answer: {answer}")

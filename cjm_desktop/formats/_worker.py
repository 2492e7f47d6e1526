"""The other end of `_apart`: takes one export from standard input, answers in lines of JSON, and ends."""

import contextlib
import io
import json
import os
import pickle
import sys
import traceback
from pathlib import Path
from typing import Any

from cjm_desktop.errors import OptionError, UserError
from cjm_desktop.formats._format import Progress

_STEP = 0.01  # of the work between two answers


def serve() -> int:
    """Do the one export that stands on standard input. Returns the exit status."""
    # What libraries print must not come between the answers.
    with os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1) as answers:
        os.dup2(2, 1)
        with contextlib.suppress(OSError, AttributeError):
            os.nice(5)  # the window comes first
        work = io.BytesIO(sys.stdin.buffer.read())
        try:
            _say(answers, _export(work, _reporter(answers)))
        except BrokenPipeError:
            return 1
    return 0


def _export(work: io.BytesIO, progress: Progress) -> dict[str, Any]:
    part: Path | None = None
    try:
        # From the program's own pipe: the process that started this one wrote it.
        project, part, format_key, options = pickle.load(work)
        from cjm_desktop.formats._export import writer

        remarks = writer(format_key).export(project, part, options, progress)
    except BrokenPipeError:  # whoever wanted it is gone
        if part is not None:
            with contextlib.suppress(OSError):  # without a name it goes by itself
                part.unlink()
        raise
    except OptionError as error:
        return {"user": str(error), "option": error.option}
    except UserError as error:
        return {"user": str(error)}
    except OSError as error:
        return {"disk": error.errno or 0, "reason": error.strerror or str(error)}
    except Exception:
        return {"bug": traceback.format_exc()}
    return {"remarks": [[remark.where, remark.text] for remark in remarks]}


def _reporter(answers: io.TextIOBase | Any) -> Progress:
    said = -1.0

    def report(done: float) -> bool:
        nonlocal said
        if done - said >= _STEP:
            said = done
            _say(answers, {"done": done})
        return True

    return report


def _say(answers: Any, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer) + "\n")
    answers.flush()

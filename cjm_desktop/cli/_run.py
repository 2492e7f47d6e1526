"""From the words of the command line to an exit status."""

import errno
import os
import sys
from collections.abc import Sequence

from cjm_desktop.cli._arguments import parse
from cjm_desktop.cli._commands import open_window
from cjm_desktop.cli._interruption import Ended, Interruption
from cjm_desktop.errors import UserError

DONE, UNUSABLE, WRONG_USAGE, BUG, INTERRUPTED = 0, 1, 2, 70, 130
_STREAMS = 3  # input, output, complaints
# What writing to an open stream ends with; what files refuse is a UserError by now.
_OUTPUT_REFUSES = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)


def run(arguments: Sequence[str]) -> int:
    """Do what the command line says.

    Raises:
        ImportError: A library is missing; the caller knows which package of the system has it.
    """
    _open_closed_streams()
    _accept_every_letter()
    try:
        status = _do(arguments)
        sys.stdout.flush()
        return status
    except UserError as error:
        return _complain(str(error))
    except BrokenPipeError:
        _close_output()
        return DONE
    except Ended as ended:
        return ended.status
    except KeyboardInterrupt:
        return INTERRUPTED
    except ImportError:
        raise
    except OSError as error:
        if error.filename is None and error.errno in _OUTPUT_REFUSES:
            _close_output()
            return _complain(f"The answer cannot be written: {error.strerror}.")
        return _report_bug(error)
    except Exception as error:
        return _report_bug(error)


def _do(arguments: Sequence[str]) -> int:
    try:
        chosen = parse(arguments)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else WRONG_USAGE
    status: int
    if chosen.command is open_window:
        status = chosen.command(chosen)
    else:
        with Interruption() as interruption:
            chosen.interruption = interruption
            status = chosen.command(chosen)
    return status


def _complain(sentence: str) -> int:
    print(f"cjm-desktop: {' '.join(sentence.split())}", file=sys.stderr)
    return UNUSABLE


def _report_bug(error: Exception) -> int:
    from cjm_desktop.ui.crash import CrashGuard, log_folder

    def tell() -> None:
        print(
            f"cjm-desktop: This is a bug of the program ({type(error).__name__}); where it happened stands "
            f"in {log_folder() / 'bugs.log'}: please report it.",
            file=sys.stderr,
        )

    CrashGuard(tell).catch(type(error), error, error.__traceback__)
    return BUG


def _open_closed_streams() -> None:
    """Whoever started us may have closed our streams: the next file opened would take the place of one."""
    while (number := os.open(os.devnull, os.O_RDWR)) < _STREAMS:
        pass
    os.close(number)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115


def _accept_every_letter() -> None:
    """A terminal of few letters shows a question mark rather than ending the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _close_output() -> None:
    """Whoever read our output has gone; what is still in the buffer must not complain at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

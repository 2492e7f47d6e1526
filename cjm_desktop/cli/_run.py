"""From the words of the command line to an exit status."""

import errno
import sys
from collections.abc import Sequence

from cjm_desktop.cli._arguments import parse
from cjm_desktop.cli._commands import open_window
from cjm_desktop.cli._interruption import Ended, Interruption
from cjm_desktop.cli._streams import accept_every_letter, close_output, open_closed_streams
from cjm_desktop.errors import UserError
from cjm_desktop.registry import problems

UNUSABLE, WRONG_USAGE, BUG, INTERRUPTED, READER_GONE = 1, 2, 70, 130, 141
# What writing to an open stream ends with; what files refuse is a UserError by now.
_OUTPUT_REFUSES = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)


def run(arguments: Sequence[str]) -> int:
    """Do what the command line says.

    Raises:
        ImportError: A library is missing; the caller knows which package of the system has it.
    """
    open_closed_streams()
    accept_every_letter()
    try:
        status = _do(arguments)
        sys.stdout.flush()
        for sentence in problems():
            _complain(sentence)
        return status
    except UserError as error:
        return _complain(str(error))
    except BrokenPipeError:
        # As a program that SIGPIPE ends: whoever asks can tell that not all was read.
        close_output()
        return READER_GONE
    except Ended as ended:
        return ended.status
    except KeyboardInterrupt:
        return INTERRUPTED
    except ImportError:
        raise
    except OSError as error:
        if error.filename is None and error.errno in _OUTPUT_REFUSES:
            close_output()
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

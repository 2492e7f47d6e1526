"""The end of a program that a test has started; one that hangs tells where."""

import signal
import subprocess
import sys


def end_or_stacks(process: subprocess.Popen[str], seconds: float = 60) -> tuple[str, str]:
    """What a program has said and complained of, after its end.

    Raises:
        AssertionError: It did not end; where each of its threads stands is part of the message.
    """
    try:
        said, complained = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        # Python writes down its stacks on this one, as conftest.py has told it to.
        process.send_signal(signal.SIGABRT if sys.platform != "win32" else signal.SIGTERM)
        said, complained = process.communicate(timeout=seconds)
        raise AssertionError(f"hangs after {seconds} s:\n{said}\n{complained}") from None
    return said or "", complained or ""

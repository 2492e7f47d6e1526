"""Standard input, output and error, as whoever started the program left them."""

import os
import sys

_STREAMS = 3  # input, output, complaints
_closed: set[str] = set()


def open_closed_streams() -> None:
    """Whoever started us may have closed our streams: the next file opened would take the place of one."""
    while (number := os.open(os.devnull, os.O_RDWR)) < _STREAMS:
        pass
    os.close(number)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            _closed.add(name)
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115


def accept_every_letter() -> None:
    """A terminal of few letters shows a question mark rather than ending the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def output_was_closed() -> bool:
    """Did whoever started the program close standard output? What is written there reaches nobody."""
    return "stdout" in _closed


def close_output() -> None:
    """Whoever read our output has gone; what is still in the buffer must not complain at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

"""Where an export goes: a file, or standard output."""

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TextIO, TypeVar

from cjm_desktop.cli._addresses import STREAM
from cjm_desktop.cli._streams import output_was_closed
from cjm_desktop.errors import UserError
from cjm_desktop.formats import Format

Written = TypeVar("Written")


def write_to(out: str, chosen: Format, write: Callable[[Path], Written]) -> Written:
    """Let a file be written; for standard output beside it, and then passed on when it is complete.

    Raises:
        UserError: Whoever started the program has closed standard output.
    """
    if out != STREAM:
        return write(Path(out))
    if output_was_closed():
        raise UserError(
            "Standard output is closed: nothing can be written there; name a file instead."
        )
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / f"standard output{chosen.suffixes[0]}"
        said = write(whole)
        with whole.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
    return said


def stream_for_remarks(out: str) -> TextIO:
    """Remarks never mix with what is written."""
    return sys.stderr if out == STREAM else sys.stdout

"""Files as they are named on a command line: a path, or the `file:` address that file managers hand over."""

import os
import re
from pathlib import Path
from urllib.parse import unquote_to_bytes

from cjm_desktop.errors import UserError

STREAM = "-"
"""Standard input where something is read, standard output where something is written."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://|file:/", re.ASCII | re.IGNORECASE)
_HERE = ("", "localhost")


def path_said(said: str) -> Path:
    """The path of a file (RFC 8089 for addresses).

    Raises:
        UserError: It is the address of something that is no file of this computer.
    """
    if not _ADDRESS.match(said) or os.path.lexists(said):
        return Path(said)
    scheme, _, rest = said.partition(":")
    if scheme.lower() != "file":
        raise UserError(f"{said} is no file: download it, and open what you downloaded.")
    computer = ""
    if rest.startswith("//"):
        computer, slash, rest = rest.removeprefix("//").partition("/")
        rest = slash + rest
    if computer.lower() not in _HERE:
        raise UserError(
            f"{said} is a file of the computer {computer}: open it through its folder here."
        )
    path = os.fsdecode(unquote_to_bytes(rest))
    if "\0" in path:
        raise UserError(f"{said} is not the name of a file: check the name.")
    if os.name == "nt":  # file:///C:/maps/bikes.cjm
        path = path.lstrip("/")
    return Path(path)


def place_said(said: str) -> str:
    """The same, where `-` stands for standard input or output."""
    return said if said == STREAM else str(path_said(said))

"""What the numbers of the operating system mean: why a file cannot be written or read, and what helps."""

import errno
import os
import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """`cause`: what is wrong. `short`: the same for a status bar. `remedy`: what helps, instead of another place."""

    cause: str
    short: str = ""
    remedy: str = ""
    only: bool = False  # another place would not help

    def said(self, elsewhere: str) -> str:
        """'the disk is full: make room or save elsewhere'; `elsewhere`: how going elsewhere is called."""
        ways = [self.remedy] * bool(self.remedy) + [elsewhere] * (not self.only)
        return f"{self.cause}: {' or '.join(ways)}"


_FULL, _RIGHTS, _GONE = "The disk is full", "Cannot write to this folder", "The folder is gone"
_ROOM, _BACK, _CLOSE = "make room", "bring it back", "close some programs and try again"
_NO_ANSWER = Reason("the network drive does not answer", "The network drive is gone", _BACK)
_USED = Reason("another program uses it", "Another program uses it", "close it there")
_NO_FOLDER = Reason("the folder is gone", _GONE, _BACK)
_DISK_GONE = Reason("the disk is gone", "The disk is gone", _BACK)
_TOO_MANY = Reason("too many files are open", "Too many files are open", _CLOSE, only=True)
_NO_MEMORY = Reason("the memory is used up", "The memory is used up", _CLOSE, only=True)
_FAULT = Reason("the disk reports a fault", "The disk reports a fault")
_CIRCLE = Reason("its links lead in a circle", "The links lead in a circle")
_LONG = Reason(
    "the name is too long", "The file name is too long", "choose a shorter one", only=True
)
_NO_NAME = Reason(
    "the disk takes no such name", "The disk takes no such name", "choose another name", only=True
)
_NETWORK = """
    ESTALE ETIMEDOUT EHOSTDOWN EHOSTUNREACH ENETDOWN ENETUNREACH ENETRESET ECONNRESET ECONNREFUSED
    ECONNABORTED ENOTCONN ENOLINK ECOMM EREMOTEIO EPROTO ESHUTDOWN
"""

_BOTH: dict[str, Reason] = {
    **dict.fromkeys(_NETWORK.split(), _NO_ANSWER),
    **dict.fromkeys(("ETXTBSY", "EBUSY", "EAGAIN", "EDEADLK", "ENOLCK"), _USED),
    **dict.fromkeys(("ENODEV", "ENXIO", "ENOMEDIUM"), _DISK_GONE),
    **dict.fromkeys(("EMFILE", "ENFILE"), _TOO_MANY),
    **dict.fromkeys(("ENOMEM", "ENOBUFS"), _NO_MEMORY),
    "ELOOP": _CIRCLE,
    "ENAMETOOLONG": _LONG,
}

_WRITING: dict[str, Reason] = {
    **_BOTH,
    "ENOSPC": Reason("the disk is full", _FULL, _ROOM),
    "EDQUOT": Reason("your share of the disk is used up", _FULL, _ROOM),
    "EFBIG": Reason("the disk cannot hold a file of this size", _FULL),
    "EACCES": Reason(
        "you may not write there, or another program has the file open"
        if sys.platform == "win32"
        else "you may not write there",
        _RIGHTS,
    ),
    "EPERM": Reason("you may not write there", _RIGHTS),
    "EROFS": Reason("the disk is read-only", _RIGHTS),
    "ENOENT": _NO_FOLDER,
    "ENOTDIR": _NO_FOLDER,
    "EISDIR": Reason(
        "a folder has this name", "A folder has this name", "choose another name", only=True
    ),
    "EEXIST": Reason(
        "a file of this name is there", "The file exists already", "choose another name", only=True
    ),
    "EINVAL": _NO_NAME,
    "EILSEQ": _NO_NAME,
    "EIO": _FAULT,
    "EUCLEAN": _FAULT,
}

_READING: dict[str, str] = {
    **{name: f"{reason.cause}: {reason.remedy} and try again" for name, reason in _BOTH.items()},
    **dict.fromkeys(("EMFILE", "ENFILE"), f"{_TOO_MANY.cause}: {_CLOSE}"),
    **dict.fromkeys(("ENOMEM", "ENOBUFS"), f"{_NO_MEMORY.cause}: {_CLOSE}"),
    **dict.fromkeys(("ENOENT", "ENOTDIR"), "there is no such file: check the name"),
    **dict.fromkeys(("EACCES", "EPERM"), "you may not read it: ask its owner"),
    **dict.fromkeys(("EINVAL", "EILSEQ"), f"{_NO_NAME.cause}: check it"),
    **dict.fromkeys(
        ("EIO", "EUCLEAN"),
        f"{_FAULT.cause}: copy the file to another disk and open the copy",
    ),
    "EISDIR": "it is a folder: choose a file",
    "ELOOP": f"{_CIRCLE.cause}: choose the file itself",
    "ENAMETOOLONG": f"{_LONG.cause}: check it",
}


def why_not_written(number: int, otherwise: str) -> Reason:
    """Why the system refused to write; `otherwise`: its own words, for a number that has no sentence here."""
    found = _WRITING.get(errno.errorcode.get(number, ""))
    return found or Reason(f"the disk reports “{otherwise}”", _RIGHTS)


def why_not_read(error: OSError) -> str:
    """Why the system refused to read, and what to do."""
    found = _READING.get(errno.errorcode.get(error.errno or 0, ""))
    return found or f"the disk reports “{words_of(error)}”: copy it elsewhere first"


def words_of(error: OSError) -> str:
    """The system's own words for an error."""
    return error.strerror or (os.strerror(error.errno) if error.errno else str(error))

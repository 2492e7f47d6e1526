"""Writes a map beside its target and puts it in place when it is complete: never half a file."""

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from cjm_desktop.domain.project import Project
from cjm_desktop.errors import UserError
from cjm_desktop.formats import formats
from cjm_desktop.formats._format import ExportOptions, Format, Progress, Remark

_REASONS = {
    errno.ENOSPC: "the disk is full: make room or choose another folder",
    errno.EDQUOT: "your share of the disk is full: make room or choose another folder",
    errno.EACCES: "you may not write there, or another program has the file open: choose another place",
    errno.EPERM: "you may not write there: choose another folder",
    errno.EROFS: "the disk is read-only: choose another folder",
    errno.ENOENT: "the folder is not there any more: choose another folder",
    errno.ENAMETOOLONG: "the name is too long: choose a shorter one",
    errno.EIO: "the disk does not work: choose another one",
}


def export_map(
    project: Project,
    target: Path,
    format_key: str,
    options: ExportOptions,
    progress: Progress,
) -> tuple[Remark, ...]:
    """Write one map to `target` in a format; an existing file is replaced only by a complete one.

    Raises:
        UserError: The format cannot write, the options do not fit, or the disk refuses: one sentence.
        Cancelled: `progress` returned False; nothing is left behind.
    """
    target = checked_target(target)
    chosen = writer(format_key)
    part = beside(target)
    try:
        with told(target):
            remarks = chosen.write(project, part, options, progress)
            put_in_place(part, target)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return remarks


def writer(format_key: str) -> Format:
    """The format of a key.

    Raises:
        UserError: There is none, or it cannot be written.
    """
    found = formats().get(format_key)
    if found is None or not found.can_write:
        known = ", ".join(f.key for f in formats().values() if f.can_write)
        raise UserError(f"A map cannot be written as “{format_key}”: choose one of {known}.")
    return found


def checked_target(target: Path) -> Path:
    """The file itself, behind links.

    Raises:
        UserError: Its folder is not there, or what is there is no file that may be replaced.
    """
    target = Path(os.path.realpath(target))
    with told(target):
        if not target.parent.is_dir():
            raise UserError(f"There is no folder {target.parent}: make it or choose another one.")
        if target.is_dir():
            raise UserError(f"{target} is a folder: choose a file name.")
        if target.exists() and not target.is_file():
            raise UserError(f"{target} is a device or a pipe: choose the name of a file.")
    if target.suffix.lower() == ".cjm":
        raise UserError(f"{target} would be taken for a project: choose another suffix.")
    return target


def beside(target: Path) -> Path:
    """A new name in the folder of the target; short, because the target's may be as long as names can be."""
    return target.with_name(f".cjm-{secrets.token_hex(6)}.part")


def put_in_place(part: Path, target: Path) -> None:
    """Make sure that it is on the disk, then rename it over the target."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    if target.exists():
        with contextlib.suppress(OSError):
            shutil.copymode(target, part)
    part.replace(target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@contextlib.contextmanager
def told(target: Path) -> Iterator[None]:
    """What the disk refuses, as a sentence."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, f"{error.strerror or error}: choose another place")
        raise UserError(f"{target} cannot be written: {reason}.") from error

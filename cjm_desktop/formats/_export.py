"""Writes a map beside its target and puts it in place when it is complete: never half a file."""

import contextlib
import os
import secrets
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from cjm_desktop.atomic.reasons import why_not_written, words_of
from cjm_desktop.atomic.replacing import NewFile, new_file, put_in_place
from cjm_desktop.atomic.rights import may_write, other_names
from cjm_desktop.domain.project import Project
from cjm_desktop.errors import UserError
from cjm_desktop.formats import formats
from cjm_desktop.formats._format import ExportOptions, Format, Progress, Remark

_PART = ".part"
_OLD = 60.0  # seconds; a younger one may be about to be locked


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
    with told(target), new_export(target) as new:
        remarks = chosen.export(project, new.path, options, progress)
        return (*remarks, *replace(target, new))


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
        if target.exists() and not may_write(target.stat(), target):
            raise UserError(f"{target} is read-only: allow writing or choose another name.")
    if target.suffix.lower() == ".cjm":
        raise UserError(f"{target} would be taken for a project: choose another suffix.")
    return target


@contextlib.contextmanager
def new_export(target: Path) -> Iterator[NewFile]:
    """A new file for a target; what killed exports left in its folder goes first.

    Raises:
        OSError: The folder takes no new file.
    """
    _sweep(target.parent)
    # Short, because the target's name may be as long as names can be.
    with new_file(target, f".cjm-{secrets.token_hex(6)}{_PART}") as new:
        yield new


def replace(target: Path, new: NewFile) -> tuple[Remark, ...]:
    """Put a complete export into its place, and say what that does to other names of the file.

    Raises:
        OSError: The old file is as it was.
    """
    others = other_names(target)
    put_in_place(new, target)
    text = f"{target.name} had another name (hard link), which keeps the old content"
    return (Remark("", text),) if others else ()


def _sweep(folder: Path) -> None:
    """Remove what no living program is writing: each holds a lock on its own."""
    for part in folder.glob(f".cjm-*{_PART}"):
        with contextlib.suppress(OSError):
            if abs(time.time() - part.stat().st_mtime) > _OLD and not _is_locked(part):
                part.unlink()


def _is_locked(part: Path) -> bool:
    if sys.platform == "win32":  # which removes no open file
        return False
    import fcntl

    with part.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return True
    return False


@contextlib.contextmanager
def told(target: Path) -> Iterator[None]:
    """What the disk refuses, as a sentence."""
    try:
        yield
    except OSError as error:
        reason = why_not_written(error.errno or 0, words_of(error))
        raise UserError(
            f"{target} cannot be written: {reason.said('choose another place')}."
        ) from error

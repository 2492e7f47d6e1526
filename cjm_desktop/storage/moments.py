"""Dates of files, as far as a calendar has them: some network drives give dates beyond the year 9999."""

import os
from datetime import datetime
from pathlib import Path


def moment_of(nanoseconds: int) -> datetime | None:
    """Local time of a date of the file system, counted from 1970; None where no calendar has it."""
    try:
        return datetime.fromtimestamp(nanoseconds / 1e9)
    except (ValueError, OverflowError, OSError):
        return None


def changed_at(path: Path) -> datetime | None:
    """When a file was last changed; None where that cannot be known."""
    try:
        return moment_of(os.stat(path).st_mtime_ns)
    except OSError:
        return None

"""Which file, which format, which map is meant."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_desktop.cli._addresses import STREAM
from cjm_desktop.domain.habits import AskedHabits, Habits
from cjm_desktop.errors import UserError
from cjm_desktop.formats import Format, Imported, formats

if TYPE_CHECKING:
    from cjm_desktop.domain.project import Project
    from cjm_desktop.domain.records import JourneyMap


def read_source(source: str, chosen: Format) -> Imported:
    """Read a foreign file, or standard input.

    Raises:
        UserError: It cannot be used.
    """
    habits = AskedHabits(_machine_habits)
    if source != STREAM:
        return chosen.read(Path(source), habits)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / f"standard input{chosen.suffixes[0]}"
        copy.write_bytes(sys.stdin.buffer.read())
        return chosen.read(copy, habits)


def _machine_habits() -> Habits:
    from cjm_desktop.ui.habits import machine_habits  # Qt: not for a table where all is clear

    return machine_habits()


def format_for(place: str, key: str | None, ability: str) -> Format:
    """The format of a key or, without one, of the suffix of a file; a stream has none.

    Raises:
        UserError: There is none with this ability ('can_read', 'can_write').
    """
    able = [found for found in formats().values() if getattr(found, ability)]
    reads = ability == "can_read"
    if place == STREAM and key is None:
        stream = "input" if reads else "output"
        raise UserError(f"Standard {stream} has no suffix: say its format with --format.")
    name = Path(place).name
    for found in able:
        if found.key == key or (key is None and name.lower().endswith(found.suffixes)):
            return found
    verb = "read" if reads else "written"
    known = ", ".join(found.key for found in able)
    if key is not None:
        raise UserError(f"The format “{key}” cannot be {verb}: choose one of {known}.")
    raise UserError(
        f"{name}: its suffix is of no format that can be {verb}: say --format with one of {known}."
    )


def map_named(project: Project, name: str | None) -> JourneyMap:
    """The map of a title, in whatever capitals; the first one when none is named.

    Raises:
        UserError: The project has no such map.
    """
    maps = project.maps.ordered()
    if name is None:
        return maps[0]
    for said in (lambda title: title, str.casefold):
        for journey in maps:
            if said(journey.title) == said(name):
                return journey
    titles = ", ".join(f"“{journey.title}”" for journey in maps)
    raise UserError(f"The project has no map “{name}”: it has {titles}.")

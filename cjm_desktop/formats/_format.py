"""What a file format is. One file in this folder defines one: to write, to read, or both."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjm_desktop.domain.habits import USUAL, Habits
from cjm_desktop.domain.project import Project

if TYPE_CHECKING:
    from cjm_desktop.layout.pages import PageWords

Progress = Callable[[float], bool]
"""Called with 0 .. 1 as work goes on; returns False when the user cancelled."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What an importer made of a place in the source, or what a format cannot hold."""

    where: str  # 'line 4', 'cell C7', '' for the whole file
    text: str


@dataclass(frozen=True, slots=True)
class Imported:
    """A project read from a foreign file, and what could not be used."""

    project: Project
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How to export one map. Lengths in millimetres. Formats ignore what does not concern them."""

    map_id: str
    paper: str = "A3"  # A4 A3 A2 A1 A0 Letter Tabloid WxHmm fit
    orientation: str = "auto"  # landscape portrait auto
    pages: str = "fit"  # 'fit': one page; 'stages': cut into pages at stage boundaries
    margin: float = 10.0
    dpi: int = 150
    transparent: bool = False
    theme: str = ""  # empty: the map's own
    title: str = ""  # empty: the map's own
    page_numbers: bool = True
    words: "PageWords | None" = None  # None: choices are called as on the command line
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Format:
    """The base of all formats. `suffixes` with the dot; `name` as the file dialog shows it."""

    key: str
    name: str
    suffixes: tuple[str, ...]
    order: int = 100
    can_write: bool = False
    can_read: bool = False

    def write(
        self, project: Project, path: Path, options: ExportOptions, progress: Progress
    ) -> tuple[Remark, ...]:
        """Write to `path` (a temporary name beside the target; the caller renames it when complete).

        Raises:
            UserError: The options do not fit.
        """
        raise NotImplementedError

    def read(self, path: Path, habits: Habits = USUAL) -> Imported:
        """Read a foreign file; `habits` decide what a number or a date means that can mean two things.

        Raises:
            UserError: It cannot be used; says where and why.
        """
        raise NotImplementedError

"""What a file format is. One file in this folder defines one: to write, to read, or both.

Declaring is light: what a format needs to read and to write is imported where it does so. To list the formats, or to
read a table, loads no library that draws.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjm_desktop.domain.habits import USUAL, Habits
from cjm_desktop.formats._losses import Part
from cjm_desktop.formats._options import KINDS, Option

if TYPE_CHECKING:
    from cjm_desktop.domain.project import Project
    from cjm_desktop.layout.pages import PageWords

_POINTS = 72 / 25.4  # in a millimetre

Progress = Callable[[float], bool]
"""Called with 0 .. 1 as work goes on; returns False when the user cancelled."""


class Cancelled(Exception):
    """The user stopped the export."""


def go_on(progress: Progress, done: float) -> None:
    """Say how far the work is.

    Raises:
        Cancelled: The user wants no more of it.
    """
    if not progress(done):
        raise Cancelled


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
    words: PageWords | None = None  # None: choices are called as on the command line
    extra: dict[str, Any] = field(default_factory=dict)  # options that only one format has

    @classmethod
    def of(
        cls, map_id: str, chosen: Mapping[str, Any], words: PageWords | None = None
    ) -> ExportOptions:
        """From what was chosen, by the keys of `Format.options`."""
        own = {key: value for key, value in chosen.items() if key in cls.__dataclass_fields__}
        extra = {key: value for key, value in chosen.items() if key not in own}
        return cls(map_id=map_id, words=words, extra=extra, **own)

    def value(self, option: Option) -> Any:
        """What was chosen of an option; its default where nothing was."""
        if option.key in self.__dataclass_fields__:
            return getattr(self, option.key)
        return self.extra.get(option.key, option.default)


@dataclass(frozen=True)
class Format:
    """The base of all formats: what one says of itself, and how it writes and reads."""

    key: str
    name: str
    """As the file dialog shows it."""
    suffixes: tuple[str, ...]
    """With the dot; the first one is given to a name without one."""
    order: int = 100
    can_write: bool = False
    can_read: bool = False
    drawn: bool = False
    """Shows the map as a drawing: the export dialog has a preview of it."""
    paged: bool = False
    """The drawing stands on pages of paper."""
    options: tuple[Option, ...] = ()
    """In the order of the export dialog; the command line has a flag for each."""
    held: Collection[Part] | None = None
    """The parts of a map that a file of it holds beside stages, steps and lanes; None: all, or what is drawn."""

    def __post_init__(self) -> None:
        """Refuse what the dialogs and the command line could not show: the file is left out then, and named.

        Raises:
            ValueError: What is wrong with the declaration.
        """
        keys = [option.key for option in self.options]
        if len(set(keys)) < len(keys):
            raise ValueError(f"an option stands twice among {', '.join(keys)}")
        odd = next((each for each in self.options if not isinstance(each, KINDS)), None)
        if odd is not None:
            raise ValueError(f"the option {odd.key} is of no kind that has a control")
        if not self.suffixes or not all(suffix.startswith(".") for suffix in self.suffixes):
            raise ValueError("a format has a suffix, with its dot")

    def export(
        self, project: Project, path: Path, options: ExportOptions, progress: Progress
    ) -> tuple[Remark, ...]:
        """Write to `path` (a temporary name beside the target; the caller renames it when complete).

        Returns:
            What is to be said of the file, and what it cannot hold.

        Raises:
            UserError: The options do not fit.
            Cancelled: `progress` returned False.
        """
        for option in self.options:
            option.check(options.value(option))
        remarks = self.write(project, path, options, progress)
        return (*remarks, *self.losses(project, options))

    def losses(self, project: Project, options: ExportOptions) -> tuple[Remark, ...]:
        """What of this map a file cannot hold: listed, never silently dropped."""
        if self.held is None:
            return ()
        from cjm_desktop.formats._losses import list_losses

        return list_losses(project, [options.map_id], self.held, self.named(project, options))

    def named(self, project: Project, options: ExportOptions) -> Collection[str]:
        """The ids of the personas and channels whose names a file holds, where it does not hold all of them."""
        return ()

    def said_size(self, width: float, height: float, options: ExportOptions) -> str:
        """How large a drawing of so many points becomes, beside its preview."""
        return f"{width / _POINTS:.0f} × {height / _POINTS:.0f} mm"

    def write(
        self, project: Project, path: Path, options: ExportOptions, progress: Progress
    ) -> tuple[Remark, ...]:
        """What `export` does, without the losses: each format that can be written has its own.

        Raises:
            UserError: The options do not fit.
            Cancelled: `progress` returned False.
        """
        raise NotImplementedError

    def read(self, path: Path, habits: Habits = USUAL) -> Imported:
        """Read a foreign file; `habits` decide what a number or a date means that can mean two things.

        Raises:
            UserError: It cannot be used; says where and why.
        """
        raise NotImplementedError

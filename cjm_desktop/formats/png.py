"""PNG: the map as a picture at any resolution."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_desktop.formats._drawn_options import THEME
from cjm_desktop.formats._format import ExportOptions, Format, Progress, Remark
from cjm_desktop.formats._options import Option, Tick, Whole

if TYPE_CHECKING:
    from cjm_desktop.domain.project import Project

_RESOLUTION = Whole(
    key="dpi",
    title="Resolution",
    default=150,
    least=72,
    most=600,
    unit="dpi",
    help="of pictures, 72 to 600 (150)",
)
_GROUND = Tick(key="transparent", title="Transparent ground", help="pictures without paper")


@dataclass(frozen=True)
class PngFormat(Format):
    """One map as a picture: `options.dpi` pixels an inch (a point is 1/72 inch), on paper or on nothing."""

    key: str = "png"
    name: str = "PNG picture"
    suffixes: tuple[str, ...] = (".png",)
    order: int = 20
    can_write: bool = True
    drawn: bool = True
    options: tuple[Option, ...] = (_RESOLUTION, _GROUND, THEME)

    def said_size(self, width: float, height: float, options: ExportOptions) -> str:
        scale = options.dpi / 72
        return f"{width * scale:,.0f} × {height * scale:,.0f} pixels"

    def write(
        self, project: Project, path: Path, options: ExportOptions, progress: Progress
    ) -> tuple[Remark, ...]:
        """Write the whole map without margins; memory does not grow with the map.

        Raises:
            OptionError: The picture would be too large.
        """
        from cjm_desktop.formats._png_picture import write_picture

        return write_picture(project, path, options, progress, least_dpi=_RESOLUTION.least)


PLUGIN = PngFormat()

"""PNG: the map as a picture at any resolution, painted and written band by band."""

from dataclasses import dataclass
from pathlib import Path

from cjm_desktop.domain.project import Project
from cjm_desktop.errors import OptionError
from cjm_desktop.formats._format import ExportOptions, Format, Progress, Remark
from cjm_desktop.formats._paper import go_on, lay_out_map, missing_letters, without_collecting
from cjm_desktop.formats._png_stream import PngStream
from cjm_desktop.render.bands import bands_of
from cjm_desktop.scene.scene import Scene

DPI = (72, 600)
_LONGEST = 65_500  # pixels: what common viewers still open
_MOST = 1_000_000_000  # pixels
_MANY = 64_000_000  # pixels: 256 MB when opened; some programs refuse more
_LAID_OUT = 0.15  # of the work, about


@dataclass(frozen=True)
class PngFormat(Format):
    """One map as a picture: `options.dpi` pixels an inch (a point is 1/72 inch), on paper or on nothing."""

    key: str = "png"
    name: str = "PNG picture"
    suffixes: tuple[str, ...] = (".png",)
    order: int = 20
    can_write: bool = True

    @without_collecting()
    def write(
        self, project: Project, path: Path, options: ExportOptions, progress: Progress
    ) -> tuple[Remark, ...]:
        """Write the whole map without margins; memory does not grow with the map.

        Raises:
            OptionError: The resolution is out of range, or the picture would be too large.
        """
        if not DPI[0] <= options.dpi <= DPI[1]:
            raise OptionError(
                f"A picture cannot have {options.dpi} dpi: choose from {DPI[0]} to {DPI[1]}.", "dpi"
            )
        go_on(progress, 0.0)
        laid = lay_out_map(project, options)
        scene = laid.scene
        go_on(progress, _LAID_OUT)
        width, height = _size(scene, options.dpi)
        paper = None if options.transparent else scene.paper
        title = options.title or scene.title
        with (
            path.open("wb") as file,
            PngStream(file, width, height, options.dpi, alpha=paper is None, title=title) as stream,
        ):
            done = 0
            scale = options.dpi / 72
            for band in bands_of(scene, width, height, scale, paper, stream.wait):
                stream.write(band)
                done += len(band)
                go_on(progress, _LAID_OUT + (1 - _LAID_OUT) * done / _bytes(width, height, paper))
            stream.close()
        return (*_remarks(width, height, options.dpi), *missing_letters(laid))


def _bytes(width: int, height: int, paper: str | None) -> int:
    return height * (width * (3 if paper else 4) + 1)


def _size(scene: Scene, dpi: int) -> tuple[int, int]:
    width = max(1, round(scene.size.width * dpi / 72))
    height = max(1, round(scene.size.height * dpi / 72))
    if max(width, height) > _LONGEST or width * height > _MOST:
        most = min(_LONGEST / max(width, height), (_MOST / (width * height)) ** 0.5) * dpi
        advice = f"choose at most {int(most)} dpi, or PDF" if most >= DPI[0] else "choose PDF"
        raise OptionError(
            f"The picture would have {width:,} x {height:,} pixels, more than other programs open: {advice}.",
            "dpi",
        )
    return width, height


def _remarks(width: int, height: int, dpi: int) -> tuple[Remark, ...]:
    if width * height <= _MANY:
        return ()
    fewer = int((_MANY / (width * height)) ** 0.5 * dpi)
    advice = f"with {fewer} dpi all can" if fewer >= DPI[0] else "a PDF has no such limit"
    return (
        Remark(
            "",
            f"The picture has {width:,} x {height:,} pixels, and some programs cannot open "
            f"more than 64 million: {advice}.",
        ),
    )


PLUGIN = PngFormat()

"""The map as a PNG, painted and written band by band."""

from pathlib import Path

from cjm_desktop.collector import Made, collector_paused
from cjm_desktop.domain.project import Project
from cjm_desktop.errors import OptionError
from cjm_desktop.formats._format import ExportOptions, Progress, Remark, go_on
from cjm_desktop.formats._paper import lay_out_map, missing_letters
from cjm_desktop.formats._png_stream import PngStream
from cjm_desktop.render.bands import bands_of
from cjm_desktop.scene.scene import Scene

_LONGEST = 65_500  # pixels: what common viewers still open
_MOST = 1_000_000_000  # pixels
_MANY = 64_000_000  # pixels: 256 MB when opened; some programs refuse more
_LAID_OUT = 0.15  # of the work, about


@collector_paused(Made.OLD)
def write_picture(
    project: Project, path: Path, options: ExportOptions, progress: Progress, *, least_dpi: int
) -> tuple[Remark, ...]:
    """Write the whole map without margins; memory does not grow with the map.

    Args:
        least_dpi: No coarser picture is advised.

    Raises:
        OptionError: The picture would be too large.
        Cancelled: `progress` returned False.
    """
    go_on(progress, 0.0)
    laid = lay_out_map(project, options)
    scene = laid.scene
    go_on(progress, _LAID_OUT)
    width, height = _size(scene, options.dpi, least_dpi)
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
    return (*_remarks(width, height, options.dpi, least_dpi), *missing_letters(laid))


def _bytes(width: int, height: int, paper: str | None) -> int:
    return height * (width * (3 if paper else 4) + 1)


def _size(scene: Scene, dpi: int, least: int) -> tuple[int, int]:
    width = max(1, round(scene.size.width * dpi / 72))
    height = max(1, round(scene.size.height * dpi / 72))
    if max(width, height) > _LONGEST or width * height > _MOST:
        most = min(_LONGEST / max(width, height), (_MOST / (width * height)) ** 0.5) * dpi
        advice = f"choose at most {int(most)} dpi, or PDF" if most >= least else "choose PDF"
        raise OptionError(
            f"The picture would have {width:,} x {height:,} pixels, more than other programs open: {advice}.",
            "dpi",
        )
    return width, height


def _remarks(width: int, height: int, dpi: int, least: int) -> tuple[Remark, ...]:
    if width * height <= _MANY:
        return ()
    fewer = int((_MANY / (width * height)) ** 0.5 * dpi)
    advice = f"with {fewer} dpi all can" if fewer >= least else "a PDF has no such limit"
    return (
        Remark(
            "",
            f"The picture has {width:,} x {height:,} pixels, and some programs cannot open "
            f"more than 64 million: {advice}.",
        ),
    )

"""The map on pages of a PDF; see `render.pdf_painter`."""

from datetime import date
from pathlib import Path

from cjm_desktop.collector import Made, collector_paused
from cjm_desktop.domain.project import Project
from cjm_desktop.formats._format import ExportOptions, Progress, Remark, go_on
from cjm_desktop.formats._paper import (
    LaidMap,
    lay_out_map,
    missing_letters,
    sheets_of,
)
from cjm_desktop.layout.header import subtitle
from cjm_desktop.layout.sheets import Placement, Sheet
from cjm_desktop.render.pdf_painter import DocumentInformation, PdfPainter
from cjm_desktop.scene.node import Node

_LAID_OUT = 0.3  # of the work, about
_PAINTED = 0.95
_AT_ONCE = 250  # nodes between two questions whether to go on


@collector_paused(Made.OLD)
def write_pages(
    project: Project, path: Path, options: ExportOptions, progress: Progress
) -> tuple[Remark, ...]:
    """Write the pages; the same map, options and day give the same bytes.

    Raises:
        OptionError: The options do not fit.
        Cancelled: `progress` returned False.
    """
    go_on(progress, 0.0)
    laid = lay_out_map(project, options)
    go_on(progress, _LAID_OUT)
    day = options.extra.get("date") or date.today()
    sheets = sheets_of(laid, options, day)
    with path.open("wb") as file:
        painter = PdfPainter(file, _information(project, laid, options, day))
        steps = _Steps(sum(_count(sheet) for sheet in sheets.sheets), progress)
        for number, sheet in enumerate(sheets.sheets):
            _paint(painter, sheet, laid, options.title, number == 0, steps)
        painter.finish()
    go_on(progress, 1.0)
    return (*(Remark("", text) for text in sheets.remarks), *missing_letters(laid))


class _Steps:
    """Counts painted nodes and asks whether to go on."""

    def __init__(self, total: int, progress: Progress) -> None:
        self._total, self._progress, self._done = max(total, 1), progress, 0

    def forward(self, count: int) -> None:
        self._done += count
        go_on(self._progress, _LAID_OUT + (_PAINTED - _LAID_OUT) * self._done / self._total)


def _count(sheet: Sheet) -> int:
    return sum(len(placement.nodes) for placement in sheet.placements)


def _information(
    project: Project, laid: LaidMap, options: ExportOptions, day: date
) -> DocumentInformation:
    journey = laid.contents.map
    stages = [stage.title.strip() for stage in laid.contents.stages if stage.title.strip()]
    personas = [persona.name.strip() for persona in laid.contents.personas if persona.name.strip()]
    return DocumentInformation(
        title=options.title or journey.title or "Untitled map",
        author=project.info.author or journey.owner,
        subject=subtitle(journey),
        keywords=", ".join(["customer journey map", *personas, *stages]),
        language=str(options.extra.get("language", "")),
        created=day,
    )


def _paint(
    painter: PdfPainter, sheet: Sheet, laid: LaidMap, title: str, first: bool, steps: _Steps
) -> None:
    painter.begin_page(sheet.size)
    painter.paper(laid.scene.paper)
    if first and sheet.bookmarks:
        painter.bookmark(title or laid.scene.title or "Untitled map", 0, 0.0)
    for mark in sheet.bookmarks:
        painter.bookmark(mark.title, 1, mark.y)
    for placement in sheet.placements:
        for nodes in _portions(placement):
            painter.paint_nodes(nodes, placement.at, placement.scale, placement.clip)
            steps.forward(len(nodes))
    painter.end_page()


def _portions(placement: Placement) -> list[tuple[Node, ...]]:
    nodes = placement.nodes
    return [nodes[start : start + _AT_ONCE] for start in range(0, len(nodes), _AT_ONCE)]

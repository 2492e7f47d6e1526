"""PDF: the map as vectors on true paper, every text real."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_desktop.formats._drawn_options import PAGES, THEME
from cjm_desktop.formats._format import ExportOptions, Format, Progress, Remark
from cjm_desktop.formats._options import Option

if TYPE_CHECKING:
    from cjm_desktop.domain.project import Project


@dataclass(frozen=True)
class PdfFormat(Format):
    """One map as a PDF. `options.extra`: 'date' (a date) instead of today, 'language' (BCP 47)."""

    key: str = "pdf"
    name: str = "PDF document"
    suffixes: tuple[str, ...] = (".pdf",)
    order: int = 10
    can_write: bool = True
    drawn: bool = True
    paged: bool = True
    options: tuple[Option, ...] = (*PAGES, THEME)

    def write(
        self, project: Project, path: Path, options: ExportOptions, progress: Progress
    ) -> tuple[Remark, ...]:
        """Write the pages; the same map, options and day give the same bytes."""
        from cjm_desktop.formats._pdf_pages import write_pages

        return write_pages(project, path, options, progress)


PLUGIN = PdfFormat()

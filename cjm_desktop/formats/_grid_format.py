"""What the formats of tables share: they differ by their delimiter and by the form they write."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cjm_desktop.domain.habits import USUAL, Habits
from cjm_desktop.formats._format import ExportOptions, Format, Imported, Progress, Remark

if TYPE_CHECKING:
    from cjm_desktop.domain.project import Project


@dataclass(frozen=True)
class TableFormat(Format):
    """Written as a grid like the map, or (`long`) as a row a card; read in both forms."""

    can_write: bool = True
    can_read: bool = True
    delimiter: str = ","
    long: bool = False

    def write(
        self, project: Project, path: Path, options: ExportOptions, progress: Progress
    ) -> tuple[Remark, ...]:
        from cjm_desktop.formats._grid_long_write import long_rows
        from cjm_desktop.formats._grid_wide_write import wide_rows
        from cjm_desktop.formats._grid_write import write_rows

        rows = long_rows(project) if self.long else wide_rows(project, options.map_id)
        write_rows(path, rows, self.delimiter)
        progress(1.0)
        return ()

    def losses(self, project: Project, options: ExportOptions) -> tuple[Remark, ...]:
        from cjm_desktop.formats._grid_long_write import long_losses
        from cjm_desktop.formats._grid_wide_write import wide_losses

        return long_losses(project) if self.long else wide_losses(project, options.map_id)

    def read(self, path: Path, habits: Habits = USUAL) -> Imported:
        from cjm_desktop.formats._grid_read import read_table

        return read_table(path, habits)

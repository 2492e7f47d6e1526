"""What the formats of tables share: they differ by their delimiter and by the form they write."""

from dataclasses import dataclass
from pathlib import Path

from cjm_desktop.domain.habits import USUAL, Habits
from cjm_desktop.domain.project import Project
from cjm_desktop.formats._format import ExportOptions, Format, Imported, Progress, Remark
from cjm_desktop.formats._grid_long_write import long_losses, long_rows
from cjm_desktop.formats._grid_read import read_table
from cjm_desktop.formats._grid_wide_write import wide_losses, wide_rows
from cjm_desktop.formats._grid_write import write_rows


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
        rows = long_rows(project) if self.long else wide_rows(project, options.map_id)
        write_rows(path, rows, self.delimiter)
        progress(1.0)
        return long_losses(project) if self.long else wide_losses(project, options.map_id)

    def read(self, path: Path, habits: Habits = USUAL) -> Imported:
        return read_table(path, habits)

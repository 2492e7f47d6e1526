"""Tab-separated values: a grid like the map."""

from cjm_desktop.formats._grid_format import TableFormat

PLUGIN = TableFormat(
    key="tsv", name="Spreadsheet grid (TSV)", suffixes=(".tsv", ".tab"), order=45, delimiter="\t"
)

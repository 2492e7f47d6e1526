"""Comma-separated values: a grid like the map."""

from cjm_desktop.formats._grid_format import TableFormat

PLUGIN = TableFormat(key="csv", name="Spreadsheet grid (CSV)", suffixes=(".csv",), order=40)

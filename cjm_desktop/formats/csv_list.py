"""Comma-separated values, a row a card: the form that holds most, for filters and pivot tables."""

from cjm_desktop.formats._grid_format import TableFormat

PLUGIN = TableFormat(
    key="csv-list", name="Spreadsheet list of cards (CSV)", suffixes=(".csv",), order=50, long=True
)

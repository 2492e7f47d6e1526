"""Tags as people write them in one line: 'price, range'."""

import csv
import re
from collections.abc import Iterable

_QUOTED = re.compile(r'"[^"]*"')
_SIGNS = re.compile(r'[,;\n"]')


def read_tags(text: str) -> tuple[str, ...]:
    """Tags separated by commas, or by semicolons where there are any; one in quotation marks may hold both."""
    one_line = " ".join(text.split())
    sign = ";" if ";" in _QUOTED.sub("", one_line) else ","
    row: list[str] = next(csv.reader([one_line], delimiter=sign, skipinitialspace=True), [])
    return tuple(dict.fromkeys(word.strip() for word in row if word.strip()))


def write_tags(tags: Iterable[str]) -> str:
    """The line that `read_tags` takes apart into the same tags."""
    return ", ".join(_written(tag) for tag in tags)


def _written(tag: str) -> str:
    return '"' + tag.replace('"', '""') + '"' if _SIGNS.search(tag) else tag

"""Numbers in sentences are written in one way: “8,000 cards”, “1 card”."""

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from cjm_desktop.domain.records import RECORD_TYPES

SOURCES = Path(__file__).resolve().parents[1] / "cjm_desktop"
MANY = {
    *(record.NAMES[1].split()[0] for record in RECORD_TYPES.values()),
    *("things", "letters", "texts", "more"),
}


def bare_counts(source: str) -> Iterator[int]:
    """The lines where a number stands before what it counts, without a mark between its thousands."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            pairs = pairwise(node.values)
            yield from (node.lineno for part, after in pairs if _counts(part, after))


def _counts(part: ast.expr, after: ast.expr) -> bool:
    if not isinstance(part, ast.FormattedValue) or not isinstance(after, ast.Constant):
        return False
    words = str(after.value)
    counted = words.startswith(" ") and words.strip(" .,;:!)").split(" ")[0] in MANY
    return counted and part.format_spec is None


def test_bare_counts_are_found() -> None:
    assert list(bare_counts('f"{len(cards)} cards went"')) == [1]
    assert list(bare_counts('f"{n:,} cards went of {text}: cards"')) == []


def test_what_is_counted_has_its_thousands_marked() -> None:
    found = {
        f"{path.relative_to(SOURCES)}:{line}"
        for path in SOURCES.rglob("*.py")
        for line in bare_counts(path.read_text("utf-8"))
    }
    assert found == set()

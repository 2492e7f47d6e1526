"""The table that `python -m tests.speed` prints."""

from collections.abc import Sequence

from tests.speed.result import Result

_HEAD = ("work", "cards", "measured", "goal", "floor", "", "ratio", "wanted", "")


def table(results: Sequence[Result]) -> str:
    """The results as aligned text; the last column says where a goal is missed."""
    lines = [_HEAD, *(_cells(result) for result in results)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEAD))]
    rule = "-" * (sum(widths) + 2 * len(widths))
    text = [_aligned(line, widths) for line in lines]
    return "\n".join([text[0], rule, *text[1:]])


def _cells(result: Result) -> tuple[str, ...]:
    floor = _figure(result.floor, result.unit)
    return (
        result.work,
        result.size,
        _figure(result.measured, result.unit),
        _figure(result.goal, result.unit),
        floor,
        result.floor_name if floor else "",
        f"{result.ratio:.1f} x" if result.ratio is not None else "",
        f"<= {result.most:g} x" if result.most is not None else "",
        "" if result.reached else "missed",
    )


def _figure(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    digits = 0 if value >= 100 or unit == "MB" else 1 if value >= 10 else 2
    return f"{value:.{digits}f} {unit}"


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    words = {0, 5, 8}  # words stand left, figures right
    placed = [
        cell.ljust(width) if column in words else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return "  ".join(placed).rstrip()

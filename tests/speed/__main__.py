"""`python -m tests.speed [WORK ...]`: measure everything, or the works named, and print the table.

`long_soak`, ten minutes of gestures, runs only when it is named.
"""

import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

from tests.speed.child import run_work
from tests.speed.result import Result
from tests.speed.table import table

PLAN: dict[str, tuple[str, ...]] = {
    "start": ("-",),
    "opening": ("1,000", "5,000", "10,000"),
    "drag": ("1,000", "5,000", "10,000"),
    "view": ("1,000", "5,000", "10,000"),
    "edit": ("1,000", "5,000", "10,000"),
    "publish": ("1,000", "5,000", "10,000"),
    "pdf": ("1,000", "5,000"),
    "png": ("1,000", "5,000"),
    "memory": ("1,000", "10,000"),
    "soak": ("1,000",),
}
"""Work -> the sizes it is measured at; each in a process of its own."""

ONLY_BY_NAME: dict[str, tuple[str, ...]] = {"long_soak": ("1,000",)}
"""What takes ten minutes alone."""

ONCE_EACH = {"opening": 9, "png": 5}
"""What can be measured only once in a process: so many processes, and the quickest of them.

Whatever else the machine does only ever adds to a time, and to a floor measured a second later it may add nothing.
"""


def _run(work: str, size: str) -> list[Result]:
    runs = [run_work(work, size) for _ in range(ONCE_EACH.get(work, 1))]
    return [_undisturbed(same) for same in zip(*runs, strict=True)]


def _undisturbed(same: Sequence[Result]) -> Result:
    """The least time beside the least floor; of memory the most."""
    if same[0].unit == "MB":
        return max(same, key=lambda result: result.measured)
    floors = [result.floor for result in same if result.floor is not None]
    least = min(result.measured for result in same)
    return replace(same[0], measured=least, floor=min(floors, default=None))


def main() -> int:
    wanted = sys.argv[1:] or list(PLAN)
    plan = PLAN | ONLY_BY_NAME
    unknown = [name for name in wanted if name not in plan]
    if unknown:
        print(f"There is no work {unknown[0]!r}: choose from {', '.join(plan)}.", file=sys.stderr)
        return 2
    begun = perf_counter()
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as compiled:
        # Modules are compiled once for all children, as those of an installed program are.
        os.environ["PYTHONPYCACHEPREFIX"] = compiled
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        for work in wanted:
            for size in plan[work]:
                print(f"{work} {size} ...", file=sys.stderr)
                results += _run(work, size)
    print(table(results))
    print(f"{perf_counter() - begun:.0f} s. Goals are for 2 cores and a screen of 1920x1080.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

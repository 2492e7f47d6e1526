"""`python -m tests.speed [WORK ...]`: measure everything, or the works named, and print the table."""

import sys
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
}
"""Work -> the sizes it is measured at; each in a process of its own."""


ONCE_EACH = {"opening": 5, "png": 5}
"""What can be measured only once in a process: so many processes, and the median of them."""


def _run(work: str, size: str) -> list[Result]:
    runs = [run_work(work, size) for _ in range(ONCE_EACH.get(work, 1))]
    return [sorted(same, key=_figure)[len(same) // 2] for same in zip(*runs, strict=True)]


def _figure(result: Result) -> float:
    return result.measured


def main() -> int:
    wanted = sys.argv[1:] or list(PLAN)
    unknown = [name for name in wanted if name not in PLAN]
    if unknown:
        print(f"There is no work {unknown[0]!r}: choose from {', '.join(PLAN)}.", file=sys.stderr)
        return 2
    begun = perf_counter()
    results: list[Result] = []
    for work in wanted:
        for size in PLAN[work]:
            print(f"{work} {size} ...", file=sys.stderr)
            results += _run(work, size)
    print(table(results))
    print(f"{perf_counter() - begun:.0f} s. Goals are for 2 cores and a screen of 1920x1080.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

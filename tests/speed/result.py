"""One line of the table, and how its numbers are made from samples."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Result:
    """What one work took. Times in milliseconds, memory in megabytes.

    `floor`: what must at least be done for it, measured in the same run; `ratio` is measured by floor,
    `most` the largest ratio wanted, `goal` the figure wanted.
    """

    work: str
    size: str
    measured: float
    goal: float | None = None
    floor: float | None = None
    floor_name: str = ""
    most: float | None = None
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        return self.measured / self.floor if self.floor else None

    @property
    def reached(self) -> bool:
        """Are the goal and the ratio, where there are any, both reached?"""
        within = self.goal is None or self.measured <= self.goal
        return within and (self.most is None or self.ratio is None or self.ratio <= self.most)


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def median_of(work: Callable[[], object], times: int) -> float:
    """The median of several calls, in milliseconds."""
    return statistics.median(timed(work) for _ in range(times))


def median(samples: Sequence[float]) -> float:
    return statistics.median(samples)


def p95(samples: Sequence[float]) -> float:
    """The 95th percentile: one frame in twenty takes longer."""
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]

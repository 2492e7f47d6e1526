"""The check-up: one file, one check. A module here whose name starts with '_' is shared ground."""

from datetime import date
from functools import cache

from cjm_desktop.analysis._finding import Check, Finding, Weight
from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.project import Project
from cjm_desktop.registry import discover

__all__ = ["Check", "Finding", "Weight", "checks", "find_all"]


@cache
def checks() -> dict[str, Check]:
    """All checks by key, in the order of the findings panel."""
    return {found.key: found for found in discover(__name__, Check)}


def find_all(project: Project, map_id: str, today: date | None = None) -> list[Finding]:
    """What all checks find on one map: the heaviest first, then in the order of the checks, left to right.

    `today` is the date that review dates are held against; None asks the clock.

    Raises:
        KeyError: The project has no such map.
    """
    contents = contents_of(project, map_id)
    day = today or date.today()
    found = [finding for check in checks().values() for finding in check.find(contents, day)]
    return sorted(found, key=lambda finding: finding.weight)

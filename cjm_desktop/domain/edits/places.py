"""Where a record goes among its siblings."""

from collections.abc import Sequence

from cjm_desktop.domain.ranks import rank_between, ranks_between
from cjm_desktop.domain.record import Ranked


def rank_before(siblings: Sequence[Ranked], before: str | None, moving: str = "") -> str:
    """The rank in front of the sibling `before`, or at the end when it is None or not among them.

    `moving` is left out of the siblings: a record is no neighbour of itself.
    """
    others = [s for s in siblings if s.id != moving]
    index = next((i for i, s in enumerate(others) if s.id == before), len(others))
    low = others[index - 1].rank if index else None
    high = others[index].rank if index < len(others) else None
    if low is not None and high is not None and low >= high:
        # Two copies merged by id can hold equal ranks; siblings then follow by id, so step past both.
        high = next((s.rank for s in others[index:] if s.rank > low), None)
    return rank_between(low, high)


def ranks_behind(siblings: Sequence[Ranked], place: int, count: int) -> list[str]:
    """Ascending ranks right behind the first `place` siblings."""
    low = siblings[place - 1].rank if place else None
    higher = (s.rank for s in siblings[place:] if low is None or s.rank > low)
    return ranks_between(low, next(higher, None), count)


def is_there(siblings: Sequence[Ranked], record_id: str, before: str | None) -> bool:
    """Whether a record stands in front of `before` (or last) already, so that a move would change nothing."""
    ids = [sibling.id for sibling in siblings]
    if record_id not in ids:
        return False
    behind = ids[ids.index(record_id) + 1 :]
    if before == record_id:
        return True
    return behind[:1] == [before] if before in ids else not behind


def ranks_at_end(siblings: Sequence[Ranked], count: int) -> list[str]:
    """Ascending ranks behind all siblings."""
    return ranks_between(siblings[-1].rank if siblings else None, None, count)

"""What a check of the check-up is, and what it reports. One file in this folder defines one check."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from cjm_desktop.domain.contents import MapContents
from cjm_desktop.domain.ids import Ref


class Weight(IntEnum):
    """How much a finding matters; the lower the number, the more."""

    HIGH = 1
    MEDIUM = 2
    LOW = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that somebody should look at.

    `text` says what in one line, `where` says the place ('Buy → Receive · Commuting parent').
    `refs` are the records a click selects; the first is the one to scroll to. `check` is the key of the
    check and `icon` its picture in resources/icons.
    """

    check: str
    weight: Weight
    icon: str
    text: str
    where: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True)
class Check:
    """One check: `find` looks at a map on a day and yields its findings, left to right."""

    key: str
    name: str
    icon: str
    find: Callable[[MapContents, date], Iterable[Finding]]
    order: int = 100

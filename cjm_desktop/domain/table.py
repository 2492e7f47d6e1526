"""An immutable collection of records by id, cheap to change and to compare.

Records lie in 256 buckets by the last two digits of their ids, a change copies one of them: an undo
step of a map with 5,000 cards costs a few kilobytes, and the difference of two tables looks only into
buckets that differ.
Groupings by a parent are kept beside and carried over from one version to the next.
A table as it was read also keeps its records in the order in which they came, and so in the order in
which they lie in memory: going through ten thousand bucket by bucket takes three times as long.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

from cjm_desktop.domain.record import Record, letters_of

R = TypeVar("R", bound=Record)
_ENDINGS = tuple(f"{number:02x}" for number in range(256))
_EMPTY: Mapping[str, Any] = MappingProxyType({})
_FEW = 8
_MANY = 256

Groups = dict[str | None, tuple[R, ...]]


def order_key(record: Record) -> tuple[str, str]:
    """Siblings stand in the order of their ranks, equal ranks by id."""
    return getattr(record, "rank", ""), record.id


class _Counted(NamedTuple):
    """The letters of a table at an earlier time, and the records that came and went since."""

    letters: int
    came: tuple[Any, ...]
    went: tuple[Any, ...]


class Table(Generic[R]):
    """Records of one kind by id. `put` and `drop` return a new table."""

    __slots__ = ("_as_read", "_buckets", "_counted", "_groups", "_size")

    def __init__(self, records: Iterable[R] = (), letters: int | None = None) -> None:
        """`letters`: of all their texts, where somebody has counted them already."""
        buckets: dict[str, dict[str, R]] = {ending: {} for ending in _ENDINGS}
        as_read = tuple(records)
        for record in as_read:
            record_id = record.id
            buckets[record_id[-2:]][record_id] = record
        self._buckets = buckets
        self._size = sum(map(len, buckets.values()))
        self._as_read = as_read if len(as_read) == self._size else ()
        self._groups: dict[str, Groups[R]] = {}
        known = letters is not None and bool(self._as_read)
        self._counted = _Counted(letters or 0, (), ()) if known else _Counted(0, as_read, ())

    def get(self, record_id: str) -> R | None:
        found: R | None = self._buckets.get(record_id[-2:], _EMPTY).get(record_id)
        return found

    def several(self, record_ids: Iterable[str]) -> list[R]:
        """The records of these ids in their order, without those that are not there: quicker than one by one."""
        buckets = self._buckets
        return [
            found
            for each in record_ids
            if (found := buckets.get(each[-2:], _EMPTY).get(each)) is not None
        ]

    def __getitem__(self, record_id: str) -> R:
        return self._buckets[record_id[-2:]][record_id]

    def __contains__(self, record_id: object) -> bool:
        return isinstance(record_id, str) and self.get(record_id) is not None

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[R]:
        if self._as_read:
            return iter(self._as_read)
        return chain.from_iterable(bucket.values() for bucket in self._buckets.values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and self._buckets == other._buckets

    __hash__ = None  # type: ignore[assignment]  # compared by content, never a key

    @property
    def letters(self) -> int:
        """Letters of all its texts; counted when asked, and then for what changed since."""
        counted = self._counted
        if counted.came or counted.went:
            now = counted.letters + letters_of(counted.came) - letters_of(counted.went)
            counted = self._counted = _Counted(now, (), ())
        return counted.letters

    def ordered(self) -> tuple[R, ...]:
        """All records in the order of their ranks."""
        return self.by("").get(None, ())

    def by(self, field: str) -> Mapping[str | None, tuple[R, ...]]:
        """Records grouped by the value of `field` ('' is one group None), each group in order."""
        groups = self._groups.get(field)
        if groups is None:
            gathered: dict[str | None, list[R]] = defaultdict(list)
            for record in self:
                gathered[getattr(record, field) if field else None].append(record)
            groups = {key: _sorted(records) for key, records in gathered.items()}
            self._groups[field] = groups
        return groups

    def put(self, *records: R) -> "Table[R]":
        """A table with these records added, or in the place of those with the same ids."""
        return self._changed({record.id: record for record in records})

    def drop(self, *record_ids: str) -> "Table[R]":
        """A table without these records; ids it does not have are passed over."""
        return self._changed({record_id: None for record_id in record_ids if record_id in self})

    def _changed(self, wanted: Mapping[str, R | None]) -> "Table[R]":
        buckets = dict(self._buckets)
        own: set[str] = set()
        before: list[R] = []
        for record_id, record in wanted.items():
            place = record_id[-2:]
            if place not in own:
                own.add(place)
                buckets[place] = dict(buckets[place])
            old = buckets[place].pop(record_id, None)
            if old is not None:
                before.append(old)
            if record is not None:
                buckets[place][record_id] = record
        after = [record for record in wanted.values() if record is not None]
        table: Table[R] = Table.__new__(Table)
        table._as_read = ()
        table._buckets = buckets
        if len(self._counted.came) + len(self._counted.went) > _MANY:
            _ = self.letters  # or what came and went long ago would stay in memory
        known, came, went = self._counted
        table._counted = _Counted(known, (*came, *after), (*went, *before))
        table._size = self._size - len(before) + len(after)
        groups = dict(self._groups)  # another thread may add to it meanwhile
        table._groups = {f: _regrouped(g, f, before, after) for f, g in groups.items()}
        return table

    def changes_to(self, other: "Table[R]") -> Iterator[tuple[R | None, R | None]]:
        """Pairs (before, after) of the records that are not the same objects in the two tables."""
        for ending, mine in self._buckets.items():
            theirs = other._buckets[ending]
            if mine is theirs:
                continue
            for record_id, record in mine.items():
                now = theirs.get(record_id)
                if now is not record:
                    yield record, now
            for record_id, record in theirs.items():
                if record_id not in mine:
                    yield None, record


def _parent(record: Record, field: str) -> str | None:
    return getattr(record, field) if field else None


def _regrouped(groups: Groups[R], field: str, before: list[R], after: list[R]) -> Groups[R]:
    """The grouping after some records left and some came; untouched groups stay the same objects."""
    gone = {record.id for record in before}
    touched = {_parent(r, field) for r in before} | {_parent(r, field) for r in after}
    result = dict(groups)
    for key in touched:
        members = [r for r in groups.get(key, ()) if r.id not in gone]
        coming = [r for r in after if _parent(r, field) == key]
        if members or coming:
            result[key] = _in_order(members, coming)
        else:
            result.pop(key, None)
    return result


def _sorted(records: list[R]) -> tuple[R, ...]:
    """Records of one kind in order; ids, slower to compare, are asked only where ranks are equal."""
    if hasattr(records[0], "rank"):
        by_rank = sorted(records, key=attrgetter("rank"))
        if len(set(map(attrgetter("rank"), by_rank))) == len(by_rank):
            return tuple(by_rank)
    return tuple(sorted(records, key=order_key))


def _in_order(members: list[R], coming: list[R]) -> tuple[R, ...]:
    """Records in order with some more; a single one among five thousand needs no sorting anew."""
    if len(coming) > _FEW:
        return _sorted(members + coming)
    for record in coming:
        insort(members, record, key=order_key)
    return tuple(members)

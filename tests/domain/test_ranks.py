"""Ranks: there is always a place between two neighbours, and many insertions keep them short."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_desktop.domain.ranks import RANK_PATTERN, rank_between, ranks_between

ranks = st.from_regex(RANK_PATTERN, fullmatch=True).filter(
    lambda rank: len(rank) < 40 and rank.isascii()
)


@given(ranks, ranks)
def test_a_place_between_any_two_neighbours(one: str, other: str) -> None:
    low, high = sorted((one, other))
    if low == high:
        with pytest.raises(ValueError, match="no rank between"):
            rank_between(low, high)
        return
    middle = rank_between(low, high)
    assert low < middle < high
    assert re.match(RANK_PATTERN, middle)


@given(ranks)
def test_a_place_in_front_of_all_and_behind_all(rank: str) -> None:
    assert rank_between(None, rank) < rank < rank_between(rank, None)


def test_ten_thousand_records_at_the_end_keep_short_ranks() -> None:
    rank = None
    for _ in range(10_000):
        rank = rank_between(rank, None)
    assert rank is not None
    assert len(rank) < 400


def test_the_same_gap_can_be_halved_a_thousand_times() -> None:
    low, high = "A", "B"
    for _ in range(1_000):
        high = rank_between(low, high)
    assert low < high
    assert len(high) < 400


@given(st.integers(0, 300))
def test_many_ranks_at_once_ascend_and_are_short(count: int) -> None:
    found = ranks_between("A", "B", count)
    assert len(found) == count
    assert ["A", *found, "B"] == sorted({"A", *found, "B"})
    assert all(len(rank) < 8 for rank in found)

"""Tables: a collection by id that is never changed, only followed by another."""

import random
from typing import Any

import pytest

from cjm_desktop.domain import table as tables
from cjm_desktop.domain.ids import new_id
from cjm_desktop.domain.records import Stage
from cjm_desktop.domain.table import Table

HOME, AWAY = new_id(), new_id()


def a_stage(title: str = "", rank: str = "V", map_id: str = HOME) -> Stage:
    return Stage(id=new_id(), map_id=map_id, title=title, rank=rank)


def test_a_table_holds_what_a_dictionary_would_after_any_changes() -> None:
    chance = random.Random(3)
    stages = [a_stage() for _ in range(600)]
    table, expected = Table(stages), {stage.id: stage for stage in stages}
    for _ in range(200):
        coming = [a_stage(), chance.choice(stages).altered(title="again")]
        going = [chance.choice(stages).id, new_id()]
        before = table
        held = dict(expected)
        table = table.put(*coming).drop(*going)
        expected |= {stage.id: stage for stage in coming}
        for stage_id in going:
            expected.pop(stage_id, None)
        assert {stage.id: stage for stage in before} == held
    assert {stage.id: stage for stage in table} == expected
    assert len(table) == len(expected)
    assert all(table[stage_id] is stage for stage_id, stage in expected.items())
    assert table == Table(expected.values())
    pairs = Table(stages).changes_to(table)
    changed = {stage.id for pair in pairs for stage in pair if stage is not None}
    assert changed == {s for s, _ in expected.items() ^ {s.id: s for s in stages}.items()}


def test_what_is_no_id_is_simply_not_there() -> None:
    table = Table([a_stage()])
    for unknown in (new_id(), "", "7", "no id at all"):
        assert table.get(unknown) is None
        assert unknown not in table
        assert table.drop(unknown) == table


def test_of_records_with_one_id_the_last_stays() -> None:
    first = a_stage("first")
    table = Table([first, a_stage("other"), first.altered(title="last")])
    assert sorted(stage.title for stage in table) == ["last", "other"]
    assert len(table) == 2


def test_siblings_stand_in_the_order_of_ranks_and_equal_ranks_in_that_of_ids() -> None:
    stages = [a_stage(rank=rank) for rank in "MMVVGZ"] + [a_stage(map_id=AWAY)]
    random.Random(5).shuffle(stages)
    for table in (Table(stages), Table(stages[:3]).put(*stages[3:])):
        grouped = table.by("map_id")
        assert set(grouped) == {HOME, AWAY}
        here = [stage for stage in stages if stage.map_id == HOME]
        assert list(grouped[HOME]) == sorted(here, key=lambda stage: (stage.rank, stage.id))


def test_a_table_may_be_grouped_anew_while_another_follows_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As when the window looks something up while a large edit is worked out in another thread."""
    table = Table([a_stage() for _ in range(10)])
    grouped, regroup = len(table.by("map_id")), tables._regrouped

    def regroup_while_another_looks(*given: Any) -> Any:
        table.ordered()
        return regroup(*given)

    monkeypatch.setattr(tables, "_regrouped", regroup_while_another_looks)
    assert len(table.put(a_stage(map_id=AWAY)).by("map_id")) == grouped + 1

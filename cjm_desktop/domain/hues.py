"""Which of the theme's colours a stage has: a colour stays with its stage when stages move, come or go.

A stage that says nothing has the colour of its place, as in files of earlier versions. Only a change of the order
that would move colours writes them down, for all stages of the map; one that brings them back takes that away.
"""

from collections import Counter
from collections.abc import Sequence

from cjm_desktop.domain.changes import Change
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Stage

COUNT = 6
"""The colours a theme has for stages; from there on they come again."""


def hues_of(stages: Sequence[Stage]) -> list[int]:
    """The colour of each stage of a map, as a number from 0; `stages` in their order."""
    return [place if each.hue is None else each.hue for place, each in enumerate(stages)]


def keep_hues(before: Project, after: Project, change: Change) -> Project:
    """The project after a change, with the colours that the stages had before; a new one gets the next free."""
    moved = [*change.added, *change.removed, *(now for _, now in change.updated)]
    for map_id in {each.map_id for each in moved if isinstance(each, Stage)}:
        old = before.stages.by("map_id").get(map_id, ())
        new = after.stages.by("map_id").get(map_id, ())
        if old and [each.id for each in old] != [each.id for each in new]:
            after = after.put(*_settled(old, new))
    return after


def _settled(old: Sequence[Stage], new: Sequence[Stage]) -> list[Stage]:
    """The stages whose colour has to be written down."""
    held = {each.id: hue for each, hue in zip(old, hues_of(old), strict=True)}
    taken = Counter(held[each.id] % COUNT for each in new if each.id in held)
    wanted: list[int] = []
    for place, each in enumerate(new):
        hue = held.get(each.id)
        if hue is None:
            behind = held.get(new[place + 1].id) if place + 1 < len(new) else None
            hue = _free(taken, each.hue, (*wanted[-1:], behind))
            taken[hue] += 1
        wanted.append(hue)
    as_places = all(hue % COUNT == place % COUNT for place, hue in enumerate(wanted))
    said = [None if as_places else hue for hue in wanted]
    return [_saying(each, hue) for each, hue in zip(new, said, strict=True) if each.hue != hue]


def _saying(stage: Stage, hue: int | None) -> Stage:
    fields = stage.model_dump(exclude={"hue"})
    return Stage.model_validate(fields if hue is None else {**fields, "hue": hue})


def _free(taken: Counter[int], own: int | None, beside: Sequence[int | None]) -> int:
    """The colour it brings along if no stage has it, else the first of those that fewest have."""
    if own is not None and not taken[own % COUNT]:
        return own % COUNT
    neighbours = {hue % COUNT for hue in beside if hue is not None}
    return min(range(COUNT), key=lambda hue: (taken[hue], hue in neighbours, hue))

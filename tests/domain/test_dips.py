"""Dips: which falls of a persona's mood count as critical."""

import pytest

from cjm_desktop.domain.contents import MapContents, contents_of
from cjm_desktop.domain.dips import find_dips
from cjm_desktop.domain.ids import new_id
from cjm_desktop.domain.project import project_of
from cjm_desktop.domain.ranks import ranks_between
from cjm_desktop.domain.records import EmotionMarker, JourneyMap, Persona, Stage, Step


def _journey(moods: list[float | None]) -> tuple[MapContents, str]:
    persona = Persona(id=new_id(), name="Parent")
    journey = JourneyMap(id=new_id(), persona_ids=(persona.id,))
    stage = Stage(id=new_id(), map_id=journey.id)
    ranks = ranks_between(None, None, len(moods))
    steps = [Step(id=new_id(), stage_id=stage.id, rank=rank) for rank in ranks]
    markers = [
        EmotionMarker(id=new_id(), persona_id=persona.id, step_id=step.id, mood=mood)
        for step, mood in zip(steps, moods, strict=True)
        if mood is not None
    ]
    project = project_of([journey, stage, *steps, persona, *markers])
    return contents_of(project, journey.id), persona.id


def _dips(moods: list[float | None]) -> list[tuple[float, list[int]]]:
    contents, persona_id = _journey(moods)
    place = {step.id: index for index, step in enumerate(contents.steps)}
    return [
        (dip.depth, [place[s] for s in dip.step_ids]) for dip in find_dips(contents, persona_id)
    ]


@pytest.mark.parametrize(
    ("moods", "expected"),
    [
        ([], []),
        ([-2.0], []),
        (
            [0.4, 0.8, 0.1, 1.3, -0.4, 0.9, -1.0, -1.7, -0.6, 1.6, -0.1, 1.8],
            [(1.7, [3, 4]), (2.6, [5, 6, 7]), (1.7, [9, 10])],
        ),
        ([2.0, 0.0], []),  # the low is not below zero
        ([1.0, -0.4], []),  # not deep enough
        ([1.0, -0.5], [(1.5, [0, 1])]),
        ([1.0, -0.2, 0.1, -1.5], [(2.5, [0, 1, 2, 3])]),  # a wobble on the way down
        ([1.0, -1.0, -0.5, -1.5], [(2.0, [0, 1])]),  # a recovery of half a mood ends the fall
        ([0.5, 1.2, 1.2, -1.0], [(2.2, [2, 3])]),  # from the last step of a plateau
        ([1.0, None, None, -1.0], [(2.0, [0, 1, 2, 3])]),  # steps nobody rated lie inside
    ],
)
def test_a_dip_runs_from_the_high_to_the_low(
    moods: list[float | None], expected: list[tuple[float, list[int]]]
) -> None:
    assert _dips(moods) == expected

"""The example maps: real work in size and content, and exactly what their sources give."""

from collections import Counter
from pathlib import Path

import pytest

from cjm_desktop.bundled import example_maps
from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.rules import check_project
from cjm_desktop.formats import formats
from cjm_desktop.lanes import lane_kinds
from cjm_desktop.storage.opening import read_project, verify

MAPS = sorted(example_maps().glob("*.cjm"))
every_map = pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)


def source_of(path: Path) -> Path:
    return path.parent / "sources" / f"{path.stem.lower().replace(' ', '-')}.json"


def test_there_are_three() -> None:
    assert len(MAPS) == 3


@every_map
def test_a_map_is_what_its_source_gives(path: Path) -> None:
    imported = formats()["json"].read(source_of(path))
    assert imported.remarks == ()
    assert read_project(path) == imported.project
    assert "is sound" in verify(path)[0]


@every_map
def test_a_map_is_finished_work(path: Path) -> None:
    project = read_project(path)
    check_project(project)
    (journey,) = project.maps
    contents = contents_of(project, journey.id)
    assert len(contents.stages) >= 5
    assert len(contents.steps) >= 12
    assert len(contents.lanes) >= 8
    assert len(contents.personas) == 2
    assert {lane.kind for lane in contents.lanes} >= {
        *(
            "actions",
            "touchpoints",
            "thoughts",
            "emotions",
            "pain_points",
            "opportunities",
            "metrics",
            "text",
        )
    }
    assert all(contents.cards[lane.id] for lane in contents.lanes if lane.kind != "emotions")
    assert all(value for value in (journey.scenario, journey.goal, journey.owner, journey.reviewed))
    assert journey.review_interval_days
    assert any(step.moment_of_truth for step in contents.steps)
    assert all(len(contents.markers[persona.id]) >= 4 for persona in contents.personas)
    assert all(p.needs and p.frustrations and p.quote and p.initials for p in contents.personas)


@every_map
def test_the_cards_of_a_map_say_who_how_sure_and_why(path: Path) -> None:
    project = read_project(path)
    contents = contents_of(project, next(iter(project.maps)).id)
    by_kind = {lane.kind: contents.cards[lane.id] for lane in contents.lanes}
    pains = {card.id for card in by_kind["pain_points"]}
    named = [card.fields.get("answers") for card in by_kind["opportunities"]]
    answers = [answer for found in named if isinstance(found, list) for answer in found]
    assert len(answers) >= 5
    assert set(answers) <= pains
    assert {str(card.fields["severity"]) for card in by_kind["pain_points"]} == {
        "minor",
        "major",
        "critical",
    }
    assert sum(bool(card.fields.get("owner")) for card in by_kind["opportunities"]) >= 4
    assert sum(card.votes for card in by_kind["pain_points"]) >= 20
    every = [card for cards in contents.cards.values() for card in cards]
    assert len({card.evidence for card in every if card.evidence}) >= 4
    assert any(card.until_id for card in every)
    assert any(card.tags for card in every)
    assert any(marker.quote for marker in project.markers)
    assert all(card.fields.get("channel_id") in project.channels for card in by_kind["touchpoints"])


@every_map
def test_every_field_of_a_map_is_one_that_its_lane_kind_knows(path: Path) -> None:
    project = read_project(path)
    for card in project.cards:
        kind = lane_kinds()[project.lanes[card.lane_id].kind]
        assert card.fields.keys() <= kind.fields.model_fields.keys()
        kept = kind.fields.model_validate(card.fields).model_dump(mode="json", exclude_unset=True)
        assert kept == card.fields


@every_map
def test_the_texts_of_a_map_are_its_own(path: Path) -> None:
    project = read_project(path)
    texts = Counter(card.text for card in project.cards)
    assert max(texts.values()) == 1
    assert not any("lorem" in text.lower() or "todo" in text.lower() for text in texts)
    assert all(3 <= len(text) <= 90 for text in texts)

"""Records: what a newer version added is kept, and nothing invalid can come into being."""

import pytest
from pydantic import ValidationError

from cjm_desktop.domain.edits.cards import Cell, alter_card, move_card, set_fields
from cjm_desktop.domain.records import Persona
from cjm_desktop.domain.validation_words import word_validation
from tests.builders import a_project, card_saying, lane_titled, step_titled


def test_unknown_fields_survive_edits_and_moves() -> None:
    project = (
        a_project()
        .with_stage("Buy", "Pays", "Waits")
        .with_lane("hologram", "Holograms", depth=3)
        .with_card("Floats", step=0, tilt=12.5)
        .with_lane("text", "Notes")
        .build()
    )
    card = card_saying(project, "Floats")
    newer = card.altered(glow="green")
    project = project.put(newer)
    there = Cell(lane_titled(project, "Notes").id, step_titled(project, "Waits").id)
    for edit in (
        move_card(card.id, to=there),
        alter_card(card.id, votes=2),
        set_fields([card.id], tone="la"),
    ):
        project = edit.apply(project)
    found = project.cards[card.id]
    assert found.model_extra == {"glow": "green"}
    assert found.fields == {"tilt": 12.5, "tone": "la"}
    assert lane_titled(project, "Holograms").kind == "hologram"
    assert lane_titled(project, "Holograms").model_extra == {"depth": 3}


def test_a_field_set_to_none_is_taken_away() -> None:
    project = a_project().with_lane("pain_points").with_card("Waits", severity="major").build()
    card = card_saying(project, "Waits")
    assert set_fields([card.id], severity=None).apply(project).cards[card.id].fields == {}


def test_text_is_cleaned_where_it_comes_in() -> None:
    said = Persona(id="00000000-0000-0000-0000-000000000001", name="A\r\nB\x00C\ud800D\tE").name
    assert said == "A\nBC�D\tE"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"text": "x" * 20_001}, "text: a text may have 20,000 letters"),
        ({"votes": -1}, "votes: write a number from 0 on"),
        ({"colour": "red"}, "colour: a colour is written as #RRGGBB"),
        ({"id": "7"}, "id: an id is a UUID of 36 letters"),
        ({"rank": "a0"}, "rank: a rank is made of digits and letters"),
        ({"tags": 3}, "tags: write a list"),
        ({"text": b"\xff"}, "text: write a text"),
        ({"votes": 10**30}, "votes: write a number up to"),
        ({"votes": "9" * 5_000}, "votes: write a whole number"),
        ({"fields": []}, "fields: this is no object"),
        ({"lane_id": "7"}, "lane_id: an id is a UUID"),
        ({"evidence": "rumour"}, "evidence: write one of"),
    ],
)
def test_what_does_not_fit_is_said_in_one_sentence(
    fields: dict[str, object], sentence: str
) -> None:
    card = card_saying(a_project().with_card("Fine").build(), "Fine")
    with pytest.raises(ValidationError) as caught:
        card.altered(**fields)
    said = str(word_validation(caught.value))
    assert said.startswith(sentence)
    assert "\n" not in said
    assert len(said) < 200


def test_a_mood_lies_between_minus_and_plus_two() -> None:
    (marker,) = a_project().with_stage().with_mood(1.0).build().markers
    with pytest.raises(ValidationError):
        marker.altered(mood=2.1)
    with pytest.raises(ValidationError):
        marker.altered(mood=float("nan"))


def test_records_cannot_be_changed_in_place() -> None:
    card = card_saying(a_project().with_card("Fine").build(), "Fine")
    with pytest.raises(ValidationError):
        setattr(card, "text", "Other")  # noqa: B010  # a plain assignment is refused by mypy already
    assert card.text == "Fine"

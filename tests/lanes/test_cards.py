"""What each lane kind draws on its cards."""

from datetime import date

import pytest

from cjm_desktop.domain.records import ChannelGroup, Evidence
from cjm_desktop.lanes import kind_of, lane_kinds
from cjm_desktop.lanes.metrics import PLUGIN, verdicts, written_figure
from cjm_desktop.scene.colour import contrast
from cjm_desktop.scene.icons import has_icon, icon_path
from cjm_desktop.scene.primitives import Box, Rect, Text
from tests.builders import a_project
from tests.lanes.drawn import LIGHT, card_of, context_of, draw_card, outlines, texts

KINDS = sorted(lane_kinds())
every_kind = pytest.mark.parametrize("kind", KINDS)


def test_each_kind_has_a_place_of_its_own_in_the_menus() -> None:
    kinds = list(lane_kinds().values())
    places = [kind.order for kind in kinds]
    assert places == sorted(set(places))
    names = [kind.name for kind in kinds]
    assert len(set(names)) == len(names) > 0


@every_kind
def test_a_kind_has_an_icon_and_described_fields(kind: str) -> None:
    found = kind_of(kind)
    assert has_icon(found.icon)
    for name, field in found.fields.model_fields.items():
        assert field.title, name
        assert field.description, name
        assert not field.is_required()


@every_kind
def test_a_value_that_does_not_fit_counts_as_not_given(kind: str) -> None:
    nonsense = {name: {"not": "this"} for name in kind_of(kind).fields.model_fields}
    project = a_project().with_lane(kind).with_card("x", fields={**nonsense, "newer": 1}).build()
    assert kind_of(kind).read(card_of(project)) == kind_of(kind).fields()
    assert card_of(project).fields["newer"] == 1


@every_kind
@pytest.mark.parametrize("colour", ["", "#101010", "#7F7F7F", "#C0392B", "#FFE000"])
def test_every_text_on_a_card_reads_at_seven_to_one(kind: str, colour: str) -> None:
    card = draw_card(
        kind,
        "Compares prices",
        colour=colour,
        tags=("price",),
        votes=3,
        fields={
            "value": 3,
            "target": 5,
            "change": -1,
            "impact": 3,
            "owner": "Sales",
            "source": "CRM",
        },
    )
    box = card.primitives[0]
    assert isinstance(box, Box)
    assert box.fill
    *words, votes = [p for p in card.primitives if isinstance(p, Text)]
    assert votes.block.text == "3"
    for text in words:
        assert contrast(text.colour, box.fill) >= 7, text.block.text


@every_kind
def test_evidence_note_tags_and_votes_show_on_every_kind(kind: str) -> None:
    bare = draw_card(kind, "Text")
    full = draw_card(
        kind, "Text", evidence=Evidence.SURVEY, note="more", tags=("price", "Q4"), votes=12
    )
    assert full.size.height > bare.size.height
    assert {"price", "Q4", "12"} <= set(texts(full))
    assert len(outlines(full)) == len(outlines(bare)) + 2


def test_an_unknown_kind_is_a_plain_box_under_its_key() -> None:
    card = draw_card("holograms", "Kept", depth=3)
    assert texts(card) == ["Kept"]
    project = a_project().with_lane("holograms").build()
    lane = project.lanes.ordered()[0]
    (entry,) = kind_of("holograms").explain_lane(lane, context_of(project))
    assert entry.name == "holograms"


def test_a_touchpoint_without_a_text_says_its_channel() -> None:
    build = a_project().with_channel("Store", ChannelGroup.IN_PERSON, icon="store")
    channel = build.build().channels.ordered()[0]
    card = draw_card("touchpoints", "", build, channel_id=channel.id)
    assert texts(card) == ["Store"]
    edge, icon = outlines(card)
    assert edge.fill == LIGHT.channel_groups["in_person"]
    assert icon.pieces == icon_path("store", Rect(11, 6.5, 12, 12), "#000000")[0].pieces
    project = build.build()
    said = kind_of("touchpoints").name_card(card_of(project), context_of(project))
    assert said == "Touchpoint; over Store"


def test_a_touchpoint_whose_channel_is_gone_keeps_its_text() -> None:
    assert texts(draw_card("touchpoints", "Test ride", channel_id="gone")) == ["Test ride"]


def test_a_quote_stands_in_quotation_marks_once() -> None:
    assert texts(draw_card("thoughts", "It works", quote=True)) == ["“It works”"]
    assert texts(draw_card("thoughts", "„Geht doch“", quote=True)) == ["„Geht doch“"]
    assert texts(draw_card("thoughts", "It works")) == ["It works"]


def test_each_severity_has_a_shape_of_its_own() -> None:
    shapes = {
        tuple(path.pieces for path in outlines(draw_card("pain_points", "x", severity=severity)))
        for severity in ("", "minor", "major", "critical")
    }
    assert len(shapes) == 4


def test_an_opportunity_says_what_is_known_of_it() -> None:
    card = draw_card(
        "opportunities",
        "Live tracking",
        impact=5,
        effort=2,
        owner="Logistics",
        status="in_progress",
        due=date(2027, 2, 12).isoformat(),
    )
    assert texts(card) == [
        "Live tracking",
        "Impact 5 · Effort 2",
        "Logistics · In\u00a0progress",
        "Due 12 Feb 2027",
    ]
    assert texts(draw_card("opportunities", "Live tracking")) == ["Live tracking"]


@pytest.mark.parametrize(
    ("fields", "colour"),
    [
        ({"value": 4.6, "target": 4.5}, LIGHT.good),
        ({"value": 31, "target": 40}, LIGHT.fair),
        ({"value": 4.1, "target": 1, "direction": "lower"}, LIGHT.bad),
        ({"value": 0.9, "target": 1, "direction": "lower"}, LIGHT.good),
        ({"value": 1.1, "target": 1, "direction": "lower"}, LIGHT.fair),
        ({"value": -5, "target": 0}, LIGHT.bad),
    ],
)
def test_a_figure_is_judged_against_its_target(fields: dict[str, object], colour: str) -> None:
    project = a_project().with_lane("metrics").with_card("CSAT", fields=fields).build()
    (verdict,) = verdicts(PLUGIN.read(card_of(project)), LIGHT)
    assert verdict.colour == colour


def test_a_metric_shows_label_value_goal_and_change() -> None:
    card = draw_card(
        "metrics",
        "Call-back time",
        value=12437.5,
        unit="d",
        target=1,
        change=-3,
        direction="lower",
        source="CRM",
        measured_on="2026-10-31",
    )
    assert texts(card) == [
        "Call-back time",
        "12\u00a0437.5\u00a0d",
        "goal 1\u00a0d",
        "3\u00a0d",
        "CRM · 31\u00a0Oct\u00a02026",
    ]


def test_figures_are_written_for_people() -> None:
    assert written_figure(1234567.0) == "1\u00a0234\u00a0567"
    assert written_figure(-0.5, "%") == "−0.5\u00a0%"
    assert written_figure(0.1 + 0.2) == "0.3"
    assert written_figure(1.2e-05, "%") == "0.000012\u00a0%"
    assert written_figure(-1.23456e-05) == "−0.0000123"
    assert written_figure(0.0) == "0"

"""Maps for tests, said in a few words: `a_project().with_stage("Decide").with_card("Compares").build()`."""

from collections.abc import Sequence
from uuid import UUID

from cjm_desktop.domain.edits.cards import Cell
from cjm_desktop.domain.edits.edit import Edit
from cjm_desktop.domain.edits.landing import Place
from cjm_desktop.domain.edits.pasting import paste
from cjm_desktop.domain.edits.piece import piece_of
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.ranks import ranks_between
from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records import (
    Card,
    ChannelGroup,
    EmotionMarker,
    JourneyMap,
    Lane,
    Stage,
    Step,
)
from tests.project_builder import ProjectBuilder


def a_project(title: str = "", seed: int = 0) -> ProjectBuilder:
    """Begin a project; a map is added by itself unless `with_map` comes first.

    Two projects that meet in one test need different seeds, or their ids are the same.
    """
    return ProjectBuilder(title, seed)


def the_map(project: Project, title: str | None = None) -> JourneyMap:
    """The first map, or the one of a title."""
    maps = project.maps.ordered()
    return next(m for m in maps if title is None or m.title == title)


def stage_titled(project: Project, title: str) -> Stage:
    return next(s for s in project.stages.ordered() if s.title == title)


def step_titled(project: Project, title: str) -> Step:
    return next(s for s in project.steps.ordered() if s.title == title)


def lane_titled(project: Project, title: str) -> Lane:
    """The lane of a title or, when no title fits, of a kind."""
    lanes = project.lanes.ordered()
    by_title = [lane for lane in lanes if lane.title == title]
    return (by_title or [lane for lane in lanes if lane.kind == title])[0]


def card_saying(project: Project, text: str) -> Card:
    return next(c for c in project.cards.ordered() if c.text == text)


def ref_in(project: Project, kind: str, title: str) -> Ref:
    """The stage, step, lane or card with this title or text."""
    find = {"stage": stage_titled, "step": step_titled, "lane": lane_titled, "card": card_saying}
    return Ref(kind, find[kind](project, title).id)


def a_shop() -> ProjectBuilder:
    """A small map as people make it: three stages, six steps, seven lanes, cards of all kinds, two personas."""
    return (
        a_project("Buying a first e-bike")
        .with_map("Buying a first e-bike", scenario="From first notice to first ride")
        .with_persona("Commuting parent")
        .with_persona("Leisure rider")
        .with_channel("Website", icon="globe")
        .with_channel("Store", ChannelGroup.IN_PERSON, icon="store")
        .with_channel("Phone", ChannelGroup.DIRECT_CONTACT, icon="phone")
        .with_stage("Aware", "Sees a bike", "Searches")
        .with_stage("Consider", "Compares", "Visits the shop")
        .with_stage("Buy", "Configures", "Pays")
        .with_lane("actions", "Customer actions")
        .with_card("Notices an e-bike on the school run", step=0)
        .with_card("Reads reviews", step=1)
        .with_card("Builds a shortlist of three", step=2, until=3)
        .with_card("Picks frame and battery", step=4)
        .with_lane("touchpoints", "Touchpoints")
        .with_card("Online shop", step=1)
        .with_card("Test ride", step=3)
        .with_lane("emotions", "Emotions")
        .with_mood(0.3, step=0, persona=0)
        .with_mood(1.2, step=2, persona=0)
        .with_mood(-1.4, step=5, persona=0, quote="I gave up twice")
        .with_mood(-0.2, step=0, persona=1)
        .with_mood(0.8, step=4, persona=1)
        .with_lane("pain_points", "Pain points")
        .with_card("Specs differ between site and shop", step=2, severity="major", votes=3)
        .with_lane("opportunities", "Opportunities")
        .with_card("One product sheet for all channels", step=2, impact=4, effort=2)
        .with_lane("metrics", "Metrics")
        .with_card("Conversion", step=5)
        .with_lane("text", "Ideas")
    )


_LANE_KINDS = (
    "actions",
    "touchpoints",
    "thoughts",
    "pain_points",
    "emotions",
    "opportunities",
    "metrics",
    "text",
    "actions",
    "touchpoints",
)
_TEXTS = (
    "Compares three models by range and price",
    "Reads reviews, watches two videos",
    "“Is the battery covered by the guarantee?”",
    "Specs differ between site and shop",
    "Waits",
    "Calls the hotline because the delivery date moved twice without notice",
    "Tracks the parcel",
    "Livraison retardée, sans explication – le client appelle",
)


def big_map(stages: int, steps: int, lanes: int, cards: int, seed: int = 7) -> Project:
    """One map with that many stages, steps in all, lanes, and cards spread evenly; two personas with moods.

    The benchmark maps are `big_map(5, 20, 10, 1000)`, `big_map(10, 50, 10, 5000)`, `big_map(10, 50, 20, 10000)`.
    """
    build = a_project("Large map", seed).with_map("Large map")
    for number in range(6):
        build.with_channel(f"Channel {number + 1}", list(ChannelGroup)[number % 4])
    build.with_persona("Commuter").with_persona("Leisure rider")
    columns = [steps // stages + (n < steps % stages) for n in range(stages)]
    for number, count in enumerate(columns):
        titles = [f"Step {number + 1}.{n + 1}" for n in range(count)]
        build.with_stage(f"Stage {number + 1}", *titles)
    for number in range(lanes):
        kind = _LANE_KINDS[number % len(_LANE_KINDS)]
        build.with_lane(kind, f"{kind.replace('_', ' ').capitalize()} {number + 1}")
    project = build.build()
    homes = [lane for lane in project.lanes.ordered() if lane.kind != "emotions"]
    columns_of = sorted(project.steps, key=lambda step: step.id)
    return project.put(
        *_many_moods(project, columns_of, seed),
        *_many_cards(project, homes, columns_of, cards, seed),
    )


def _many_moods(project: Project, steps: list[Step], seed: int) -> list[Record]:
    return [
        EmotionMarker(
            id=str(UUID(int=(seed << 64) | (2 << 40) | (row << 20) | number)),
            persona_id=persona.id,
            step_id=step.id,
            mood=round(((number * 7 + row * 5) % 41) / 10 - 2, 1),
        )
        for row, persona in enumerate(project.personas.ordered())
        for number, step in enumerate(steps)
    ]


def _many_cards(
    project: Project, lanes: list[Lane], steps: list[Step], count: int, seed: int
) -> list[Record]:
    channels = project.channels.ordered()
    ranks = ranks_between(None, None, count)
    made: list[Record] = []
    for number in range(count):
        lane = lanes[number % len(lanes)]
        fields = (
            {"channel_id": channels[number % len(channels)].id}
            if lane.kind == "touchpoints"
            else {}
        )
        made.append(
            Card(
                id=str(UUID(int=(seed << 64) | (1 << 40) | number)),
                lane_id=lane.id,
                step_id=steps[number // len(lanes) % len(steps)].id,
                text=f"{_TEXTS[number * 5 % len(_TEXTS)]} {number}",
                rank=ranks[number],
                fields=fields,
            )
        )
    return made


def pasted(project: Project, cards: Sequence[Card], at: Cell) -> Edit:
    """Paste copies of these cards so that their upper left corner lies in this cell."""
    piece = piece_of(project, [Ref("card", card.id) for card in cards])
    assert piece is not None
    home = project.lanes[at.lane_id].map_id
    return paste(project, piece, Place(home, lane_id=at.lane_id, step_id=at.step_id)).edit

"""Maps within the limits that take long to lay out, each in another way; `share` of what a project may have."""

from collections.abc import Callable
from itertools import cycle, islice

from cjm_desktop.domain import kinds
from cjm_desktop.domain.draft import Draft
from cjm_desktop.domain.project import Project

WIDE = "旅行者在商店里等了很久才有人来帮忙"
"""Letters that no quick way is known for."""

Heavy = Callable[[float], Project]


def many_metrics(share: float) -> Project:
    """Metrics in one lane; all of them: 20,000."""
    draft, map_id, steps = _a_map(20)
    lane_id = draft.add_lane(map_id, kinds.METRICS, "Figures")
    for n in range(int(20_000 * share)):
        fields = {"value": n * 1.37, "unit": "days", "target": n * 1.2 + 1, "change": n * 0.01}
        draft.add_card(lane_id, steps[n % len(steps)], f"Metric {n}", fields=fields)
    return draft.project()


def many_tags(share: float) -> Project:
    """Cards with a thousand tags each; all of them: 300,000."""
    draft, map_id, steps = _a_map(5)
    lane_id = draft.add_lane(map_id, kinds.ACTIONS, "Actions")
    for n in range(max(1, int(300 * share))):
        tags = tuple(f"tag {n} {m}" for m in range(1_000))
        draft.add_card(lane_id, steps[n % len(steps)], f"Card {n}", tags=tags)
    return draft.project()


def many_faces(share: float) -> Project:
    """Faces with quotes over as many steps as there may be; all of them: 20,000."""
    draft, map_id, steps = _a_map(int(5_000 * share))
    draft.add_lane(map_id, kinds.EMOTIONS, "Emotions")
    for place in range(4):
        persona_id = draft.add_persona(f"Persona {place}", map_id=map_id)
        for n, step_id in enumerate(steps):
            draft.set_mood(persona_id, step_id, (n + place) % 5 - 2.0, f"Why so long {n}")
    return draft.project()


def long_titles(share: float) -> Project:
    """Titles as long as they may be, in plain letters; all of them: 70."""
    return _titled("".join(islice(cycle("a journey of many words "), 20_000)), share)


def wide_titles(share: float) -> Project:
    """The same in letters for which no quick way is known."""
    return _titled("".join(islice(cycle(WIDE), 20_000)), share)


def long_cards(share: float) -> Project:
    """Cards with as many letters as a project may have, in letters for which no quick way is known."""
    draft, map_id, steps = _a_map(20)
    lane_id = draft.add_lane(map_id, kinds.ACTIONS, "Actions")
    for n in range(int(299 * share)):
        text = f"{n} " + "".join(islice(cycle(WIDE), 19_900))
        draft.add_card(lane_id, steps[n % len(steps)], text)
    return draft.project()


def many_of_all(share: float) -> Project:
    """As many stages, steps, lanes and personas as there may be, with titles to the last letter."""
    draft = Draft("Heavy")
    map_id = draft.add_map("Heavy")
    for n in range(int(2_000 * share)):
        stage_id = draft.add_stage(map_id, f"{n} {WIDE * 8}")
        for m in range(2):
            draft.add_step(stage_id, f"{n} {m} {WIDE * 8}")
        draft.add_lane(map_id, kinds.ACTIONS, f"{n} {WIDE}")
        draft.add_persona(f"{n} {WIDE}", map_id=map_id, role=WIDE * 4)
    return draft.project()


HEAVY: list[Heavy] = [
    many_metrics,
    many_tags,
    many_faces,
    long_titles,
    wide_titles,
    long_cards,
    many_of_all,
]


def _a_map(steps: int) -> tuple[Draft, str, list[str]]:
    draft = Draft("Heavy")
    map_id = draft.add_map("Heavy")
    stage_id = draft.add_stage(map_id, "Stage")
    return draft, map_id, [draft.add_step(stage_id, f"Step {n}") for n in range(steps)]


def _titled(title: str, share: float) -> Project:
    draft = Draft("Heavy")
    map_id = draft.add_map("Heavy")
    draft.add_lane(map_id, kinds.ACTIONS, "Actions")
    for n in range(max(1, int(10 * share))):
        stage_id = draft.add_stage(map_id, f"{n} {title[:-8]}")
        for m in range(6):
            draft.add_step(stage_id, f"{n} {m} {title[:-8]}")
    return draft.project()

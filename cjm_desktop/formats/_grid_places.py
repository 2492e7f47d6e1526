"""Maps, stages, steps and lanes of a long table, by their names, in the order in which they are first named."""

from cjm_desktop.domain.draft import Draft
from cjm_desktop.domain.lane_kinds import capabilities_of
from cjm_desktop.domain.records import Lane, Stage, Step


class Places:
    """Finds or makes the places that rows name; a blank name goes on with the one above."""

    def __init__(self, draft: Draft, title: str) -> None:
        self._draft, self._title = draft, title
        self._maps: dict[str, str] = {}
        self._stages: dict[tuple[str, str], str] = {}
        self._steps: dict[tuple[str, str], str] = {}
        self._lanes: dict[tuple[str, str, str, str], str] = {}
        self._order: dict[str, list[tuple[str, str]]] = {}
        self._stage_order: dict[str, list[str]] = {}
        self._now: dict[str, tuple[str, str]] = {}
        self._map = ""

    def map_of(self, name: str) -> str:
        title = name or self._map or self._title
        self._map = title
        if title not in self._maps:
            self._maps[title] = self._draft.add_map(title)
        return self._maps[title]

    def step_of(self, map_id: str, stage: str, step: str) -> str | None:
        """The step of a row; None when neither this row nor one above names a stage."""
        now_stage, now_step = self._now.get(map_id, ("", ""))
        if not stage and not step:
            return now_step or None
        stage_id = self._stage(map_id, stage) if stage or not now_stage else now_stage
        step_id = self._steps.get((stage_id, step))
        if step_id is None:
            step_id = self._steps[stage_id, step] = self._draft.add_step(stage_id, step)
            self._order.setdefault(stage_id, []).append((step, step_id))
        self._now[map_id] = stage_id, step_id
        return step_id

    def lane_of(self, map_id: str, title: str, kind: str, persona: str | None) -> str:
        """The lane of a row. A lane of emotions is one for all whom its rows name (`persona` None)."""
        title = title or _title_of(kind)
        same = (
            [key for key in self._lanes if key[:3] == (map_id, title, kind)]
            if persona is None
            else []
        )
        key = same[0] if same else (map_id, title, kind, persona or "")
        if key not in self._lanes:
            persona_id = self._draft.add_persona(persona, map_id=map_id) if persona else None
            self._lanes[key] = self._draft.add_lane(map_id, kind, title, persona_id=persona_id)
        return self._lanes[key]

    def until(self, map_id: str, step_id: str, title: str) -> str | None:
        """The first step of a title behind another one; to be asked when all rows are read."""
        steps = [step for stage in self._stage_order[map_id] for step in self._order.get(stage, ())]
        start = next(i for i, (_, found) in enumerate(steps) if found == step_id)
        return next((found for name, found in steps[start + 1 :] if name == title), None)

    def named(self, map_id: str, kind: str, title: str) -> str | None:
        """The first stage, step or lane of a map with this title; to be asked when all rows are read."""
        if kind == Stage.KIND:
            return self._stages.get((map_id, title))
        if kind == Step.KIND:
            steps = (s for stage in self._stage_order[map_id] for s in self._order.get(stage, ()))
            return next((step_id for name, step_id in steps if name == title), None)
        lanes = ((key, lane_id) for key, lane_id in self._lanes.items() if kind == Lane.KIND)
        return next((lane_id for key, lane_id in lanes if key[:2] == (map_id, title)), None)

    def count_lanes(self) -> int:
        return len(self._lanes)

    def _stage(self, map_id: str, title: str) -> str:
        key = map_id, title
        if key not in self._stages:
            self._stages[key] = self._draft.add_stage(map_id, title)
            self._stage_order.setdefault(map_id, []).append(self._stages[key])
        return self._stages[key]


def _title_of(kind: str) -> str:
    """What a lane of a kind is called where the table does not say."""
    known = capabilities_of(kind)
    return known.imported_title or known.name

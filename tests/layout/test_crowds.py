"""As many personas as a project may have, on one map: every face and every quote finds its place."""

from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.draft import Draft
from cjm_desktop.domain.kinds import EMOTIONS
from cjm_desktop.domain.records import RECORD_TYPES
from cjm_desktop.layout import lay_out
from cjm_desktop.scene.theme import theme_of


def test_a_crowd_of_personas_is_laid_out() -> None:
    draft = Draft("Crowd")
    map_id = draft.add_map("Crowd")
    draft.add_lane(map_id, EMOTIONS, "Emotions")
    stage_id = draft.add_stage(map_id, "Stage")
    steps = [draft.add_step(stage_id, f"Step {n}") for n in range(3)]
    for number in range(RECORD_TYPES["persona"].MOST):
        persona_id = draft.add_persona(f"Persona {number}", map_id=map_id)
        for step_id in steps:
            draft.set_mood(persona_id, step_id, number % 5 - 2.0, "Quote")
    scene = lay_out(contents_of(draft.project(), map_id), theme_of("light"))
    faces = [n for n in scene.nodes if n.role == "marker"]
    quotes = [n for n in scene.nodes if n.role == "quote"]
    assert len(faces) == len(quotes) == 3 * RECORD_TYPES["persona"].MOST
    assert len({quote.at for quote in quotes}) == len(quotes)

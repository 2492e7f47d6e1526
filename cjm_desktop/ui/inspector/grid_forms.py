"""Forms for what makes the grid: stage, step, lane, and for an emotion marker."""

from typing import Any

from cjm_desktop.domain.edits.edit import Edit, alter
from cjm_desktop.domain.edits.lanes import alter_lane
from cjm_desktop.domain.edits.markers import alter_marker, move_marker
from cjm_desktop.domain.edits.stages import alter_stage
from cjm_desktop.domain.edits.steps import alter_step
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Persona
from cjm_desktop.lanes import lane_kinds
from cjm_desktop.scene.theme import Theme
from cjm_desktop.ui.inspector.card_form import step_options
from cjm_desktop.ui.inspector.choices import ChoiceField, Option, TickField
from cjm_desktop.ui.inspector.field import Field
from cjm_desktop.ui.inspector.form import Binding, Commit, Form
from cjm_desktop.ui.inspector.mood import MoodField
from cjm_desktop.ui.inspector.pickers import ColourField
from cjm_desktop.ui.inspector.text_fields import AreaField, TextField


def stage_form(stage_id: str, commit: Commit) -> Form:
    """A stage: title, note, colour."""
    colours = [(colour, f"Hue {n}") for n, colour in enumerate(Theme().stages, 1)]
    return Form(
        "Stage",
        [
            plain("stage", stage_id, "Title", TextField("Name of the stage"), "title"),
            plain("stage", stage_id, "Note", AreaField(), "note"),
            Binding(
                "Colour",
                ColourField(colours),
                lambda project: project.stages[stage_id].colour,
                lambda value: alter_stage(stage_id, "Change colour", colour=value),
            ),
        ],
        commit,
    )


def step_form(step_id: str, commit: Commit) -> Form:
    """A step: title, note, whether it is a moment of truth."""
    return Form(
        "Step",
        [
            plain("step", step_id, "Title", TextField("What happens in this step"), "title"),
            plain("step", step_id, "Note", AreaField(), "note"),
            Binding(
                "Moment of truth",
                TickField("Moment of truth"),
                lambda project: project.steps[step_id].moment_of_truth,
                lambda value: alter_step(step_id, "Change moment of truth", moment_of_truth=value),
                description="This step decides the relationship.",
            ),
        ],
        commit,
    )


def lane_form(project: Project, lane_id: str, commit: Commit) -> Form:
    """A lane: title, kind, persona, hint."""
    kinds: list[Option] = [(kind.key, kind.name) for kind in lane_kinds().values()]
    own = project.lanes[lane_id].kind
    if own not in lane_kinds():
        kinds.append((own, f"{own} (from a newer version)"))
    personas = ChoiceField()
    return Form(
        "Lane",
        [
            plain("lane", lane_id, "Title", TextField("Name of the lane"), "title"),
            plain("lane", lane_id, "Kind", ChoiceField(kinds), "kind"),
            Binding(
                "Persona",
                personas,
                lambda project: project.lanes[lane_id].persona_id,
                lambda value: alter_lane(lane_id, "Change persona", persona_id=value),
                lambda project: personas.offer([(None, "For all"), *persona_options(project)]),
            ),
            plain(
                "lane",
                lane_id,
                "Hint",
                AreaField("What belongs into the empty cells; never printed"),
                "hint",
            ),
        ],
        commit,
    )


def marker_form(project: Project, marker_id: str, commit: Commit) -> Form:
    """An emotion marker: whose, how, and what was said."""
    map_id = project.stages[project.steps[project.markers[marker_id].step_id].stage_id].map_id
    personas, steps = ChoiceField(), ChoiceField()

    def moved(project: Project, **fields: Any) -> Project:
        marker = project.markers.get(marker_id)
        if marker is None:
            return project
        place = {"persona_id": marker.persona_id, "step_id": marker.step_id, "mood": marker.mood}
        return move_marker(marker_id, **{**place, **fields}).apply(project)

    def move(label: str, name: str, value: Any) -> Edit:
        return Edit(label, lambda project: moved(project, **{name: value}))

    return Form(
        "Emotion",
        [
            Binding(
                "Mood",
                MoodField(),
                lambda project: project.markers[marker_id].mood,
                lambda value: move("Set emotion", "mood", value),
            ),
            Binding(
                "Quote",
                AreaField("What the persona says here"),
                lambda project: project.markers[marker_id].quote,
                lambda value: alter_marker(marker_id, "Change quote", quote=value),
            ),
            Binding(
                "Persona",
                personas,
                lambda project: project.markers[marker_id].persona_id,
                lambda value: move("Move emotion", "persona_id", value),
                lambda project: personas.offer(persona_options(project)),
            ),
            Binding(
                "Stage · step",
                steps,
                lambda project: project.markers[marker_id].step_id,
                lambda value: move("Move emotion", "step_id", value),
                lambda project: steps.offer(step_options(project, map_id)),
            ),
        ],
        commit,
    )


def plain(kind: str, record_id: str, title: str, field: Field, name: str) -> Binding:
    """A binding of one field of one record."""
    label = f"Change {title.lower()}"

    def read(project: Project) -> Any:
        record = project.find(kind, record_id)
        return None if record is None else getattr(record, name)

    return Binding(title, field, read, lambda value: alter(kind, record_id, label, **{name: value}))


def persona_options(project: Project) -> list[Option]:
    """All personas as choices."""
    return [(persona.id, said(persona)) for persona in project.personas.ordered()]


def said(persona: Persona) -> str:
    """A persona's name, or what to say when it has none."""
    return persona.name or persona.role or "Unnamed persona"

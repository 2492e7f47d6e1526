"""Forms for one card and for several cards."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.edits.cards import Cell, alter_card, move_card, stretch_card
from cjm_desktop.domain.edits.edit import Edit, together
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Card, Evidence
from cjm_desktop.lanes import kind_of
from cjm_desktop.ui.inspector.choices import ChoiceField, Option
from cjm_desktop.ui.inspector.field import Field
from cjm_desktop.ui.inspector.figure_fields import WholeField
from cjm_desktop.ui.inspector.form import Binding, Commit, Form, common
from cjm_desktop.ui.inspector.kind_fields import kind_bindings
from cjm_desktop.ui.inspector.pickers import ColourField
from cjm_desktop.ui.inspector.text_fields import AreaField, TagsField
from cjm_desktop.ui.said import said_records

CARD_COLOURS = (
    ("#FFFFFF", "White"),
    ("#EEF2FF", "Blue"),
    ("#E0F5F4", "Teal"),
    ("#F3ECFC", "Violet"),
    ("#FDEFE3", "Orange"),
    ("#FDECEA", "Red"),
    ("#E8F5E4", "Green"),
    ("#FFF8DB", "Yellow"),
)
EVIDENCE: tuple[Option, ...] = (
    (Evidence.NONE, "Not set"),
    (Evidence.ASSUMPTION, "Assumption"),
    (Evidence.WORKSHOP, "Workshop"),
    (Evidence.INTERVIEW, "Interview"),
    (Evidence.SURVEY, "Survey"),
    (Evidence.ANALYTICS, "Analytics"),
    (Evidence.SUPPORT_RECORDS, "Support records"),
)


def card_form(project: Project, card_id: str, commit: Commit) -> Form:
    """Everything of one card."""
    card = project.cards[card_id]
    lane = project.lanes[card.lane_id]
    kind = kind_of(lane.kind)
    ids = (card_id,)
    return Form(
        kind.card_name,
        [
            _common("Text", AreaField("What happens here?"), "text", ids),
            _step_binding(card_id, lane.map_id),
            *kind_bindings(kind, ids, lane.map_id),
            _common("Evidence", ChoiceField(EVIDENCE), "evidence", ids),
            _common("Colour", ColourField(CARD_COLOURS), "colour", ids),
            _common("Note", AreaField("Not on the map itself"), "note", ids),
            _common("Tags", TagsField("Separate tags with commas"), "tags", ids),
            _common("Votes", WholeField(0, 1_000_000), "votes", ids),
            _until_binding(card_id, lane.map_id),
        ],
        commit,
    )


def cards_form(project: Project, refs: tuple[Ref, ...], commit: Commit) -> Form:
    """What several cards have in common; a change goes to all of them. The heading names all that is selected."""
    card_ids = tuple(ref.id for ref in refs if ref.kind == Card.KIND)
    kinds = {
        project.lanes[lane].kind
        for lane in {card.lane_id for card in project.cards.several(card_ids)}
    }
    map_id = project.lanes[project.cards[card_ids[0]].lane_id].map_id
    kind = kind_of(next(iter(kinds)))
    own = kind_bindings(kind, card_ids, map_id) if len(kinds) == 1 else []
    return Form(
        said_records(sorted(refs, key=lambda ref: ref.kind != Card.KIND)),
        [
            *own,
            _common("Evidence", ChoiceField(EVIDENCE), "evidence", card_ids),
            _common("Tags", TagsField("Separate tags with commas"), "tags", card_ids),
            _common("Colour", ColourField(CARD_COLOURS), "colour", card_ids),
        ],
        commit,
    )


def _common(title: str, field: Field, name: str, card_ids: Sequence[str]) -> Binding:
    label = f"Change {title.lower()}"

    def read(project: Project) -> Any:
        return common(map(attrgetter(name), project.cards.several(card_ids)))

    def write(value: Any) -> Edit:
        return together(label, *(alter_card(i, label, **{name: value}) for i in card_ids))

    return Binding(title, field, read, write)


def _step_binding(card_id: str, map_id: str) -> Binding:
    field = ChoiceField()

    def read(project: Project) -> str:
        return project.cards[card_id].step_id

    def write(step_id: str) -> Edit:
        def apply(project: Project) -> Project:
            lane_id = project.cards[card_id].lane_id
            return move_card(card_id, to=Cell(lane_id, step_id)).apply(project)

        return Edit("Move card", apply)

    def before(project: Project) -> None:
        field.offer(step_options(project, map_id))

    return Binding("Stage · step", field, read, write, before)


def _until_binding(card_id: str, map_id: str) -> Binding:
    field = ChoiceField()

    def read(project: Project) -> str:
        card = project.cards[card_id]
        return card.until_id or card.step_id

    def write(step_id: str) -> Edit:
        def apply(project: Project) -> Project:
            return stretch_card(card_id, project.cards[card_id].step_id, step_id).apply(project)

        return Edit("Stretch card", apply)

    def before(project: Project) -> None:
        options = step_options(project, map_id)
        ids = [value for value, _ in options]
        start = ids.index(project.cards[card_id].step_id)
        field.offer([(ids[start], "This step only"), *options[start + 1 :]])

    return Binding("Reaches to", field, read, write, before)


def step_options(project: Project, map_id: str) -> list[Option]:
    """All steps of a map as choices: 'Receive · Waits for delivery'."""
    contents = contents_of(project, map_id)
    return [
        (
            step.id,
            f"{stage.title or 'Stage'} · {step.title or f'Step {contents.columns[step.id] + 1}'}",
        )
        for stage in contents.stages
        for step in contents.steps_of[stage.id]
    ]

"""The form of the map itself, shown while nothing is selected."""

from cjm_desktop.domain.edits.edit import alter
from cjm_desktop.domain.records import MapKind
from cjm_desktop.scene.theme import themes
from cjm_desktop.ui.inspector.choices import ChoiceField, Option
from cjm_desktop.ui.inspector.date_field import DateField
from cjm_desktop.ui.inspector.figure_fields import WholeField
from cjm_desktop.ui.inspector.form import Binding, Commit, Form
from cjm_desktop.ui.inspector.grid_forms import persona_options, plain
from cjm_desktop.ui.inspector.text_fields import AreaField, TextField
from cjm_desktop.ui.inspector.ticks import TicksField

MAP_KINDS: tuple[Option, ...] = (
    (MapKind.CURRENT_STATE, "Current state"),
    (MapKind.FUTURE_STATE, "Future state"),
    (MapKind.SERVICE_BLUEPRINT, "Service blueprint"),
    (MapKind.OTHER, "Other"),
)


def _themes() -> list[Option]:
    return [(theme.key, theme.name) for theme in themes().values()]


def map_form(map_id: str, commit: Commit) -> Form:
    """Title, kind, scenario, goal, owner, who travels, dates."""
    personas = TicksField(nothing="The project has no personas yet: Map → Personas.")
    return Form(
        "Map",
        [
            plain("map", map_id, "Title", TextField("Name of the map"), "title"),
            plain("map", map_id, "Kind", ChoiceField(MAP_KINDS), "kind"),
            plain("map", map_id, "Scenario", AreaField("Who does what, and why"), "scenario"),
            plain("map", map_id, "Goal", AreaField("What this map is to achieve"), "goal"),
            plain("map", map_id, "Owner", TextField("Who keeps it up to date"), "owner"),
            Binding(
                "Personas",
                personas,
                lambda project: project.maps[map_id].persona_ids,
                lambda value: alter("map", map_id, "Change personas", persona_ids=value),
                lambda project: personas.offer(persona_options(project)),
                "The one ticked first is the main persona.",
            ),
            plain("map", map_id, "Researched", DateField(), "researched"),
            plain("map", map_id, "Reviewed", DateField(), "reviewed"),
            plain(
                "map",
                map_id,
                "Review every",
                WholeField(1, 36_500, empty=None, unit="days"),
                "review_interval_days",
            ),
            plain("map", map_id, "Theme", ChoiceField(_themes()), "theme"),
        ],
        commit,
    )

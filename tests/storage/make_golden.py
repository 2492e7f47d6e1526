"""Makes the file with content for the version of the file that this program writes.

Run once, when a new version is shipped: `python -m tests.storage.make_golden`. The files of earlier versions are
never made again: they are what people have on their disks.
"""

import json
from datetime import date
from pathlib import Path

from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import Evidence, MapKind
from cjm_desktop.storage.migrations import CURRENT
from cjm_desktop.storage.opening import write_project
from tests.builders import a_shop

FOLDER = Path(__file__).parent / "golden"


def golden_project() -> Project:
    """Every field of every record filled, several scripts, fields of a newer version."""
    project = a_shop().with_map("Zweite Karte – 日本語 العربية हिन्दी").with_stage("עברית").build()
    first = project.maps.ordered()[0]
    persona = project.personas.ordered()[0]
    channel = project.channels.ordered()[0]
    cards = sorted(project.cards, key=lambda card: card.id)
    words = {
        name: f"{name} — “ü” 🚲"
        for name, field in type(persona).model_fields.items()
        if field.annotation is str and name not in ("id", "rank", "colour")
    }
    changed = [
        project.info.altered(description="Line one\nline two", author="Ada"),
        first.altered(
            kind=MapKind.SERVICE_BLUEPRINT,
            goal="Goal",
            owner="Owner",
            researched=date(2025, 2, 28),
            reviewed=date(2026, 1, 31),
            review_interval_days=90,
        ),
        persona.altered(
            **words, colour="#12ab34", preferred_channel_ids=(channel.id,), tech_comfort=4
        ),
        channel.altered(colour="#000000", hologram={"depth": 3}),
        cards[0].altered(
            note="A note",
            colour="#ff0000",
            evidence=Evidence.SURVEY,
            tags=("eins", "zwei\tdrei"),
            votes=12,
            fields={"severity": "major", "list": [1, 2.5, None, True, {"a": "b"}]},
            from_a_newer_version=["kept", 1],
        ),
        next(iter(project.steps)).altered(moment_of_truth=True, note="Step note"),
        next(iter(project.stages)).altered(note="Stage note", colour="#00ff00"),
        next(iter(project.lanes)).altered(hint="Hint", kind="hologram", persona_id=persona.id),
    ]
    return project.put(*changed)


def main() -> None:
    project = golden_project()
    write_project(FOLDER / f"v{CURRENT:04d}.cjm", project)
    content = [[record.KIND, record.model_dump(mode="json")] for record in project.records()]
    text = json.dumps(content, ensure_ascii=False, indent=1)
    (FOLDER / f"v{CURRENT:04d}.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()

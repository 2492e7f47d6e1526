"""From Mermaid journeys to a project: sections are stages, tasks steps, actors personas, scores moods."""

from pathlib import Path

from pydantic import ValidationError

from cjm_desktop.domain.draft import Draft
from cjm_desktop.domain.lane_kinds import marker_kind
from cjm_desktop.domain.validation_words import word_validation
from cjm_desktop.errors import UserError
from cjm_desktop.formats._format import Imported, Remark
from cjm_desktop.formats._mermaid_parse import Diagram, Task, parse
from cjm_desktop.formats._source import decode, read_bytes

NOBODY = "Customer"
"""Who feels what the scores say in a file that names no actor at all."""

NEUTRAL = 3
"""A score that says nothing when nobody has it: Mermaid wants one for each task."""


def read_journeys(path: Path) -> Imported:
    """Read a Mermaid or Markdown file; diagrams that differ by their actors only are one map.

    Raises:
        UserError: It holds no journey.
    """
    text, encoding = decode(read_bytes(path), path.name)
    diagrams, remarks = parse(text, path.name)
    if encoding == "cp1252":
        remarks.append(Remark("", "the file is not UTF-8; it was read as Windows-1252"))
    maps: dict[object, list[Diagram]] = {}
    for diagram in diagrams:
        maps.setdefault(diagram.structure(), []).append(diagram)
    try:
        draft = Draft(diagrams[0].title or path.stem, source=path.name)
        for same in maps.values():
            _add_map(draft, same, path.stem, remarks)
    except ValidationError as error:
        raise word_validation(error, where=path.name) from error
    return Imported(draft.project(), tuple(remarks))


def _add_map(draft: Draft, same: list[Diagram], name: str, remarks: list[Remark]) -> None:
    first = same[0]
    if not any(section.tasks for section in first.sections):
        raise UserError(f"{name}: the journey “{first.title}” has no task.")
    map_id = draft.add_map(first.title or name, scenario=first.description)
    draft.add_lane(map_id, marker_kind(), "Emotions")
    named = any(task.actors for d in same for section in d.sections for task in section.tasks)
    for place, section in enumerate(first.sections):
        stage_id = draft.add_stage(map_id, section.name)
        if not section.tasks:
            draft.add_step(stage_id)
            remarks.append(
                Remark(f"line {section.line}", "this section has no task; it got an empty step")
            )
        for number, task in enumerate(section.tasks):
            step_id = draft.add_step(stage_id, task.name)
            for diagram in same:
                twin = diagram.sections[place].tasks[number]
                _add_moods(draft, map_id, step_id, twin, [] if named else [NOBODY], remarks)


def _add_moods(
    draft: Draft,
    map_id: str,
    step_id: str,
    task: Task,
    default: list[str],
    remarks: list[Remark],
) -> None:
    if task.score is None:
        return
    if not (task.actors or default) and task.score != NEUTRAL:
        remarks.append(Remark(f"line {task.line}", "the score has no actor and is left out"))
    for actor in task.actors or default:
        persona_id = draft.add_persona(actor, map_id=map_id)
        if not draft.set_mood(persona_id, step_id, round(task.score - 3, 1)):
            remarks.append(
                Remark(f"line {task.line}", f"{actor} has two scores here; the first counts")
            )

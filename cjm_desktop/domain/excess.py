"""What of a project is too much."""

from collections import Counter

from cjm_desktop.domain.lane_kinds import shows_markers
from cjm_desktop.domain.limits import MAX_FACES, MAX_LETTERS
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import RECORD_TYPES


def excess(project: Project) -> str:
    """What of the project is too much, as the end of a sentence; empty where all keeps to the limits."""
    for kind, table in project.tables.items():
        if len(table) > RECORD_TYPES[kind].MOST:
            return too_many(kind, len(table))
    faces = _faces(project)
    if faces > MAX_FACES:
        return f"{faces:,} faces in its emotion lanes, and a project may show {MAX_FACES:,}"
    if project.letters > MAX_LETTERS:
        return f"{project.letters:,} letters, and a project may have {MAX_LETTERS:,}"
    return ""


def too_many(kind: str, number: int) -> str:
    """How many records of a kind there are, and how many there may be."""
    record = RECORD_TYPES[kind]
    return f"{number:,} {record.NAMES[1]}, and a project may have {record.MOST:,}"


def _faces(project: Project) -> int:
    """How many faces all emotion lanes show; at most so many, where that keeps to the limit."""
    most = len(project.lanes) * len(project.markers)
    if most <= MAX_FACES:
        return most
    here: Counter[tuple[str, str | None]] = Counter()
    for marker in project.markers:
        step = project.steps.get(marker.step_id)
        stage = project.stages.get(step.stage_id) if step is not None else None
        if stage is not None:  # this is asked before references are checked
            here[stage.map_id, marker.persona_id] += 1
            here[stage.map_id, None] += 1
    of_kinds = project.lanes.by("kind")
    lanes = (lane for kind in of_kinds if kind and shows_markers(kind) for lane in of_kinds[kind])
    return sum(here[lane.map_id, lane.persona_id] for lane in lanes)

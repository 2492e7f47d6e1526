"""On which map a record stands."""

from cjm_desktop.domain.project import Project
from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records import Card, EmotionMarker, JourneyMap, Lane, Stage, Step


def home_of(project: Project, record: Record) -> str | None:
    """The id of its map; None for what all maps share, and where its stage or lane is gone."""
    match record:
        case JourneyMap():
            return record.id
        case Stage() | Lane():
            return record.map_id
        case Step():
            stage = project.stages.get(record.stage_id)
            return stage.map_id if stage is not None else None
        case Card():
            lane = project.lanes.get(record.lane_id)
            return lane.map_id if lane is not None else None
        case EmotionMarker():
            step = project.steps.get(record.step_id)
            return home_of(project, step) if step is not None else None
    return None

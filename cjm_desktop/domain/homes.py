"""On which map a record stands."""

from cjm_desktop.domain.project import Project
from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records import JourneyMap
from cjm_desktop.domain.references import is_shared, targets


def home_of(project: Project, record: Record) -> str | None:
    """The id of its map; None for what all maps share, and where its stage or lane is gone."""
    if isinstance(record, JourneyMap):
        return record.id
    above = next((ref for ref in targets(record) if not is_shared(ref.kind)), None)
    found = project.find(*above) if above is not None else None
    return home_of(project, found) if found is not None else None

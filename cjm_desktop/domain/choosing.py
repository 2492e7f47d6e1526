"""What a field that points at a record may point at, and what records are called there."""

from cjm_desktop.domain.contents import contents_of
from cjm_desktop.domain.homes import home_of
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.record import Record
from cjm_desktop.domain.records import Card, Lane, Stage, Step
from cjm_desktop.domain.references import is_shared
from cjm_desktop.domain.table import order_key

_NAMES = ("text", "title", "name", "quote")


def name_of(record: Record) -> str:
    """What a person calls a record: its text, title or name, in one line; '' where it has none."""
    words = (getattr(record, field, "") for field in _NAMES)
    return " ".join(next(filter(None, words), "").split())


def records_to_choose(
    project: Project, map_id: str, kind: str, lane_kind: str = ""
) -> tuple[Record, ...]:
    """The records of a kind that something on a map may point at, in the order in which one sees them.

    What all maps share is there as a whole. `lane_kind`: of cards, only those in lanes of this kind.
    """
    if is_shared(kind):
        return tuple(project.table(kind).ordered())
    contents = contents_of(project, map_id)
    match kind:
        case Stage.KIND:
            return contents.stages
        case Step.KIND:
            return contents.steps
        case Lane.KIND:
            return contents.lanes
        case Card.KIND:
            lanes = (lane for lane in contents.lanes if lane_kind in ("", lane.kind))
            cards = [card for lane in lanes for card in contents.cards.get(lane.id, ())]
            return tuple(sorted(cards, key=lambda card: contents.columns[card.step_id]))
        case _:
            here = (r for r in project.table(kind) if home_of(project, r) == map_id)
            return tuple(sorted(here, key=order_key))

"""Figures and dates in words, for the status bar."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.dates import write_day
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.numbers import counted
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import RECORD_TYPES


def said_size(project: Project, map_id: str) -> str:
    """'12 steps · 6 lanes · 34 cards'."""
    stages = project.stages.by("map_id").get(map_id, ())
    by_stage, by_lane = project.steps.by("stage_id"), project.cards.by("lane_id")
    lanes = project.lanes.by("map_id").get(map_id, ())
    steps = sum(len(by_stage.get(stage.id, ())) for stage in stages)
    cards = sum(len(by_lane.get(lane.id, ())) for lane in lanes)
    return " · ".join(
        (
            counted(steps, "step", "steps"),
            counted(len(lanes), "lane", "lanes"),
            counted(cards, "card", "cards"),
        )
    )


def said_selection(project: Project, selection: Selection) -> str:
    """'1 card selected', '2 cards, 1 stage selected', or nothing."""
    named = said_records(selection.within(project).refs)
    return f"{named} selected" if named else ""


def said_records(refs: Iterable[Ref]) -> str:
    """'2 cards, 1 stage', or nothing."""
    kinds = Counter(ref.kind for ref in refs)
    return ", ".join(counted(count, *RECORD_TYPES[kind].NAMES) for kind, count in kinds.items())


def said_moment(moment: datetime) -> str:
    """'today 14:03' or '12 Feb 2027 14:03'."""
    today = moment.date() == date.today()
    return f"{'today' if today else write_day(moment.date())} {moment:%H:%M}"


def said_saved(moment: datetime | None) -> str:
    """When an earlier version was saved."""
    return "at an unknown time" if moment is None else said_moment(moment)


_MARKS = {"“": "”", '"': '"', "„": "“", "«": "»"}
_ALL_MARKS = {*_MARKS, *_MARKS.values()}


def quoted(text: str, most: int = 40) -> str:
    """A text in one line between quotation marks, its own left out; a longer one ends after a word, with '…'."""
    short = " ".join(text.split())
    inside = short[1:-1]
    if inside and _MARKS.get(short[0]) == short[-1] and not set(inside) & _ALL_MARKS:
        short = inside.strip()
    if len(short) > most:
        cut = short[:most]
        whole = cut.rpartition(" ")[0]
        short = f"{(whole if len(whole) > most // 2 else cut[:-1]).rstrip(' ,;:.')}…"
    return f"“{short}”"


def said_armed(title: str) -> str:
    """What to do with a thing of the palette that was clicked; '' for none."""
    return f"Click on the map to place “{title}”; Escape puts it away" if title else ""

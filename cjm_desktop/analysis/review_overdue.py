"""A map that nobody has looked at since its review date."""

from collections.abc import Iterator
from datetime import date

from cjm_desktop.analysis._finding import Check, Finding, Weight
from cjm_desktop.analysis._places import one_line
from cjm_desktop.domain.contents import MapContents
from cjm_desktop.domain.dates import write_day
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.numbers import counted
from cjm_desktop.domain.review import next_review


def find(contents: MapContents, today: date) -> Iterator[Finding]:
    due = next_review(contents.map)
    if due is None or due >= today:
        return
    late = (today - due).days
    owner = one_line(contents.map.owner)
    yield Finding(
        check=PLUGIN.key,
        weight=Weight.MEDIUM,
        icon=PLUGIN.icon,
        text=f"The review of this map is {counted(late, 'day', 'days')} late",
        where=f"due {write_day(due)}" + (f" · {owner}" if owner else ""),
        refs=(Ref("map", contents.map.id),),
    )


PLUGIN = Check(
    key="review-overdue",
    name="Map past its review date",
    icon="clock",
    find=find,
    order=60,
)

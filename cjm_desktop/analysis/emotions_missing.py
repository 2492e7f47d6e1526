"""A persona who travels on the map but of whom nobody says how it feels."""

from collections.abc import Iterator
from datetime import date

from cjm_desktop.analysis._finding import Check, Finding, Weight
from cjm_desktop.analysis._places import one_line
from cjm_desktop.domain.contents import MapContents
from cjm_desktop.domain.ids import Ref


def find(contents: MapContents, today: date) -> Iterator[Finding]:
    if not contents.steps:
        return
    for persona in contents.personas:
        if not contents.markers.get(persona.id):
            yield Finding(
                check=PLUGIN.key,
                weight=Weight.LOW,
                icon=PLUGIN.icon,
                text="No emotions on this persona’s map",
                where=one_line(persona.name) or "Unnamed persona",
                refs=(Ref("persona", persona.id),),
            )


PLUGIN = Check(
    key="emotions-missing",
    name="Persona without emotions",
    icon="smile-plus",
    find=find,
    order=70,
)

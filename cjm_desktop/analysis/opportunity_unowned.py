"""An opportunity that nobody has taken on."""

from collections.abc import Iterator
from datetime import date

from cjm_desktop.analysis._finding import Check, Finding, Weight
from cjm_desktop.analysis._places import cards_of, name_step, quote
from cjm_desktop.domain import kinds
from cjm_desktop.domain.contents import MapContents
from cjm_desktop.domain.ids import Ref


def find(contents: MapContents, today: date) -> Iterator[Finding]:
    for _, card in cards_of(contents, kinds.OPPORTUNITIES):
        if not str(card.fields.get("owner") or "").strip():
            yield Finding(
                check=PLUGIN.key,
                weight=Weight.MEDIUM,
                icon=PLUGIN.icon,
                text=f"Nobody owns the opportunity {quote(card)}",
                where=name_step(contents, contents.steps[contents.covered(card).start]),
                refs=(Ref("card", card.id),),
            )


PLUGIN = Check(
    key="opportunity-unowned",
    name="Opportunity without an owner",
    icon="lightbulb",
    find=find,
    order=40,
)

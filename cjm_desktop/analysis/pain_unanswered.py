"""A pain point that no opportunity answers."""

from collections.abc import Iterator
from datetime import date

from cjm_desktop.analysis._finding import Check, Finding, Weight
from cjm_desktop.analysis._places import cards_of, name_step, quote
from cjm_desktop.domain import kinds
from cjm_desktop.domain.contents import MapContents
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.records import Card


def find(contents: MapContents, today: date) -> Iterator[Finding]:
    """An opportunity that names no pain point answers those of the steps it covers."""
    opportunities = [card for _, card in cards_of(contents, kinds.OPPORTUNITIES)]
    answered = {pain for card in opportunities for pain in _answers(card)}
    open_minded = contents.columns_of(card for card in opportunities if not _answers(card))
    for _, card in cards_of(contents, kinds.PAIN_POINTS):
        columns = contents.covered(card)
        if card.id not in answered and open_minded.isdisjoint(columns):
            yield Finding(
                check=PLUGIN.key,
                weight=Weight.HIGH if card.fields.get("severity") == "critical" else Weight.MEDIUM,
                icon=PLUGIN.icon,
                text=f"No opportunity answers the pain point {quote(card)}",
                where=name_step(contents, contents.steps[columns.start]),
                refs=(Ref("card", card.id),),
            )


def _answers(card: Card) -> list[str]:
    answers = card.fields.get("answers")
    return [str(pain) for pain in answers] if isinstance(answers, list) else []


PLUGIN = Check(
    key="pain-unanswered",
    name="Pain point without an opportunity",
    icon="zap",
    find=find,
    order=20,
)

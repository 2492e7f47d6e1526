"""Cards on the clipboard: as data for this program, as tab-separated text for all others."""

import json

from pydantic import ValidationError
from PySide6.QtCore import QByteArray, QMimeData

from cjm_desktop.document.selection import Selection
from cjm_desktop.domain.contents import MapContents
from cjm_desktop.domain.edits.pasting import PastedCard
from cjm_desktop.domain.ids import new_id
from cjm_desktop.domain.record import MAX_TEXT
from cjm_desktop.domain.records import Card, Lane, Stage, Step
from cjm_desktop.errors import UserError

CARDS = "application/x-cjm-desktop-cards+json"
_VERSION = 1
_MOST = 5_000  # cards in one paste


def pack(contents: MapContents, selection: Selection) -> QMimeData | None:
    """The selected cards with their places to each other; None when nothing has a text to copy."""
    chosen = set(selection.of_kind("card"))
    rows = {lane.id: index for index, lane in enumerate(contents.lanes)}
    cards = [c for cs in contents.cards.values() for c in cs if c.id in chosen]
    mime = QMimeData()
    if not cards:
        titles = _titles(contents, selection)
        if not titles:
            return None
        mime.setText("\n".join(titles))
        return mime
    spans = {c.id: contents.covered(c) for c in cards}
    left = min(s.start for s in spans.values())
    top = min(rows[c.lane_id] for c in cards)
    pieces = [
        {
            "column": spans[c.id].start - left,
            "row": rows[c.lane_id] - top,
            "steps": len(spans[c.id]),
            "kind": contents.lanes[rows[c.lane_id]].kind,
            "card": c.model_dump(mode="json"),
        }
        for c in cards
    ]
    data = json.dumps({"version": _VERSION, "cards": pieces}, ensure_ascii=False)
    mime.setData(CARDS, QByteArray(data.encode()))
    mime.setText(
        _as_sheet([(p["row"], p["column"], c.text) for p, c in zip(pieces, cards, strict=True)])
    )
    return mime


def unpack(mime: QMimeData | None) -> list[PastedCard]:
    """The cards on the clipboard. Text becomes cards: a line a card, tabs go on to the next step.

    Qt has None for a clipboard that nobody has filled.

    Raises:
        UserError: It holds more than one paste can take; nothing of it is taken then.
    """
    if mime is None:
        return []
    if mime.hasFormat(CARDS):
        found = _read(bytes(mime.data(CARDS).data()))
        if found:
            return found
    return _from_text(mime.text()) if mime.hasText() else []


def _read(data: bytes) -> list[PastedCard]:
    try:
        content = json.loads(data)
        if content["version"] != _VERSION:
            return []
        _check_number(len(content["cards"]))
        return [
            PastedCard(
                column=max(0, int(piece["column"])),
                row=max(0, int(piece["row"])),
                steps=max(1, int(piece["steps"])),
                kind=str(piece["kind"]),
                card=Card.model_validate(piece["card"]),
            )
            for piece in content["cards"]
        ]
    except (ValueError, KeyError, TypeError, ValidationError):
        return []


def _from_text(text: str) -> list[PastedCard]:
    """With tabs it is a sheet, whose lines are lanes; without, every line is a card of one cell."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    is_sheet = "\t" in text
    found: list[PastedCard] = []
    for row, line in enumerate(lines):
        for column, cell in enumerate(line.split("\t")):
            words = cell.strip()
            if words:
                _check_length(words, row)
                card = Card(id=new_id(), lane_id=new_id(), step_id=new_id(), text=words)
                found.append(PastedCard(column, row if is_sheet else 0, 1, "", card))
                _check_number(len(found))
    return found


def _check_number(cards: int) -> None:
    if cards > _MOST:
        raise UserError(
            f"The clipboard holds more than {_MOST:,} cards: paste it in parts, or import it as a file."
        )


def _check_length(words: str, row: int) -> None:
    if len(words) > MAX_TEXT:
        raise UserError(
            f"Line {row + 1:,} of the clipboard has {len(words):,} letters, and a text may have "
            f"{MAX_TEXT:,}: paste it in parts."
        )


def _as_sheet(cells: list[tuple[object, object, str]]) -> str:
    """Lines and tabs at the places of the cards; several cards of one cell are joined."""
    grid: dict[tuple[int, int], list[str]] = {}
    for row, column, text in cells:
        grid.setdefault((int(str(row)), int(str(column))), []).append(" ".join(text.split()))
    last_row, last_column = max(r for r, _ in grid), max(c for _, c in grid)
    if last_row == last_column == 0:
        return "\n".join(grid[0, 0])
    return "\n".join(
        "\t".join("; ".join(grid.get((row, column), ())) for column in range(last_column + 1))
        for row in range(last_row + 1)
    )


def _titles(contents: MapContents, selection: Selection) -> list[str]:
    named: list[Stage | Step | Lane] = [*contents.stages, *contents.steps, *contents.lanes]
    chosen = {ref.id for ref in selection.refs}
    return [record.title for record in named if record.id in chosen and record.title]

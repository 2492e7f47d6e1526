"""A piece of a project for the clipboard: a project as JSON, with what of it was chosen.

It is read as a file is read: what another program put there can be anything.
"""

import json
from typing import Any

from cjm_desktop.domain.edits.piece import Piece, piece_of
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.limits import MAX_FILE
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import RECORD_TYPES, Card
from cjm_desktop.domain.rules import check_room
from cjm_desktop.errors import UserError
from cjm_desktop.formats._json_read import parse, project_in
from cjm_desktop.formats._json_write import content_of
from cjm_desktop.formats._source import LARGEST

_NAME = "The clipboard"


def piece_bytes(piece: Piece) -> bytes:
    """The piece as UTF-8."""
    content = content_of(piece.project)
    content["chosen"] = [ref._asdict() for ref in piece.chosen]
    content["cut"] = piece.cut
    return json.dumps(content, ensure_ascii=False, allow_nan=False).encode()


def read_piece(data: bytes, onto: Project | None = None) -> Piece:
    """The piece in some bytes. `onto`: the project into which it is to go.

    Raises:
        UserError: More was chosen than that has room for, which is asked before the long work of reading.
        UserError: They hold none, one of a newer version, or one that breaks a rule of the project.
    """
    if len(data) > MAX_FILE:
        raise UserError(f"{_NAME} holds more than {LARGEST}: copy less at a time.")
    try:
        content = parse(data.decode(), _NAME)
    except (UnicodeDecodeError, UserError) as error:
        raise UserError(f"{_NAME} holds a damaged part of a map: copy it again.") from error
    chosen = _chosen(content.get("chosen"))
    if onto is not None:
        cards = {ref for ref in chosen if ref.kind == Card.KIND}
        check_room(onto, {Card.KIND: len(cards)})
    project = project_in(content, _NAME)
    ids = [record.id for record in project.records()]
    if len(set(ids)) != len(ids):
        raise UserError(f"{_NAME}: two records have one id.")
    piece = piece_of(project, chosen, cut=content.get("cut") is True)
    if piece is None:
        raise UserError(f"{_NAME} holds a map of which nothing was chosen: copy it again.")
    return piece


def _chosen(entries: Any) -> list[Ref]:
    """What was chosen of one map; a whole map is no piece of one."""
    found = []
    for entry in entries if isinstance(entries, list) else ():
        kind, found_id = (
            (entry.get("kind"), entry.get("id")) if isinstance(entry, dict) else ("", "")
        )
        if isinstance(kind, str) and isinstance(found_id, str) and kind in RECORD_TYPES:
            found.append(Ref(kind, found_id))
    return [ref for ref in found if ref.kind != "map"]

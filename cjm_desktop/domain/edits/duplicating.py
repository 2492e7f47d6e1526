"""Duplicating whatever is selected, with all that hangs on it."""

from collections.abc import Iterable

from cjm_desktop.domain.edits.edit import Edit, alter, together
from cjm_desktop.domain.edits.landing import Place
from cjm_desktop.domain.edits.pasting import paste
from cjm_desktop.domain.edits.piece import piece_of
from cjm_desktop.domain.edits.reach import copies
from cjm_desktop.domain.ids import Ref
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.rules import check_room


def duplicate_refs(project: Project, refs: Iterable[Ref]) -> tuple[Edit, tuple[Ref, ...]]:
    """Copy records right behind the originals, as one undo step; with the references of the copies.

    What cannot be copied (a marker: a persona has one mood a step) is passed over.

    Raises:
        UserError: There would be more than a project may have.
    """
    refs = tuple(refs)
    check_room(project, copies(project, refs))
    piece = piece_of(project, refs)
    if piece is None:
        return Edit("Duplicate", lambda unchanged: unchanged), ()
    pasted = paste(project, piece, Place(piece.map_id, home=True), "Duplicate")
    return pasted.edit, pasted.refs


def duplicate_map(project: Project, map_id: str, title: str) -> tuple[Edit, str]:
    """Copy a map with everything on it, right behind the original; with the copy's id.

    Personas and channels are shared.
    """
    edit, (copy,) = duplicate_refs(project, [Ref("map", map_id)])
    return together("Duplicate map", edit, alter("map", copy.id, "", title=title)), copy.id

"""Free notes."""

from cjm_desktop.domain import kinds
from cjm_desktop.lanes._box_kind import BoxKind

PLUGIN = BoxKind(
    key=kinds.TEXT,
    name="Text",
    icon="text",
    order=80,
    card_name="Note",
    words=r"^text$|^notes?$|^notiz(en)?$|^comments?$|^bemerkung(en)?$",
    imported_title="Notes",
    takes_unknown=True,
)

"""What the person does, step by step."""

from cjm_desktop.domain import kinds
from cjm_desktop.lanes._box_kind import BoxKind

PLUGIN = BoxKind(
    key=kinds.ACTIONS,
    name="Actions",
    icon="footprints",
    order=10,
    colour_key="action",
    card_name="Action",
    words=r"action|activit|doing|task|behavio|handlung|aktion|aktivitat|aktivitaet|tatigkeit|taetigkeit|verhalten"
    r"|actividad|accion|azion|attivita|activiteit|handeling|customer does|user does",
)

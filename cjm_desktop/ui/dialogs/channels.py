"""The media of contact: all channels of the project."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon

from cjm_desktop.domain.edits.channels import add_channel
from cjm_desktop.domain.edits.deletion import cards_without
from cjm_desktop.domain.ids import Ref, new_id
from cjm_desktop.domain.numbers import counted
from cjm_desktop.domain.project import Project
from cjm_desktop.domain.records import ChannelGroup
from cjm_desktop.scene.theme import Theme
from cjm_desktop.ui.dialogs.listed import ListedDialog, Row
from cjm_desktop.ui.icons import icon, on_panel
from cjm_desktop.ui.inspector.choices import ChoiceField, Option
from cjm_desktop.ui.inspector.form import Form
from cjm_desktop.ui.inspector.grid_forms import plain
from cjm_desktop.ui.inspector.pickers import ColourField
from cjm_desktop.ui.inspector.text_fields import TextField

if TYPE_CHECKING:
    from cjm_desktop.ui.editor import Editor
    from cjm_desktop.ui.main_window import MainWindow

GROUPS: tuple[Option, ...] = (
    (ChannelGroup.ONLINE, "Online"),
    (ChannelGroup.IN_PERSON, "In person"),
    (ChannelGroup.DIRECT_CONTACT, "Direct contact"),
    (ChannelGroup.OTHER_PEOPLE, "Other people"),
)
ICONS: tuple[Option, ...] = (
    ("globe", "Globe"),
    ("smartphone", "Smartphone"),
    ("search", "Magnifier"),
    ("mail", "Letter"),
    ("phone", "Telephone"),
    ("message-circle", "Speech bubble"),
    ("headset", "Headset"),
    ("store", "Shop"),
    ("package", "Parcel"),
    ("credit-card", "Card"),
    ("users", "People"),
    ("share-2", "Network"),
    ("megaphone", "Megaphone"),
    ("newspaper", "Newspaper"),
    ("monitor", "Screen"),
    ("building", "Building"),
    ("truck", "Lorry"),
    ("handshake", "Handshake"),
    ("calendar", "Calendar"),
    ("book", "Book"),
)


class ChannelsDialog(ListedDialog):
    """Name, group, icon, colour; touchpoints over a deleted channel stay, without one."""

    word = "channel"
    empty = "No channel yet. A channel is where a contact happens: website, store, phone."

    def __init__(self, window: MainWindow, editor: Editor) -> None:
        super().__init__(window, editor, "Channels")

    def listed(self, project: Project) -> Sequence[Row]:
        groups = Theme().channel_groups
        return [
            Row(
                each.id,
                each.name or "Unnamed channel",
                (each.icon, each.colour or groups[each.group]),
            )
            for each in project.channels.ordered()
        ]

    def icon_of(self, row: Row) -> QIcon:
        name, colour = row.looks
        return icon(name, self.look.tokens, on_panel(colour, self.look.tokens))

    def make_form(self, record_id: str) -> Form:
        tokens = self.look.tokens
        known = [value for value, _ in ICONS]
        own = self.editor.document.project.channels[record_id].icon
        options = [*ICONS] if own in known else [*ICONS, (own, own)]
        icons = {value: icon(value, tokens, "quiet") for value, _ in options}
        colours = [(colour, f"Hue {n}") for n, colour in enumerate(Theme().stages, 1)]
        return Form(
            "Channel",
            [
                plain("channel", record_id, "Name", TextField("Website, store, phone"), "name"),
                plain("channel", record_id, "Group", ChoiceField(GROUPS), "group"),
                plain("channel", record_id, "Icon", ChoiceField(options, icons), "icon"),
                plain("channel", record_id, "Colour", ColourField(colours, free=True), "colour"),
            ],
            self.editor.take,
        )

    def make_new(self) -> str:
        made = new_id()
        count = len(self.editor.document.project.channels) + 1
        self.editor.attempt(add_channel(made, name=f"Channel {count}"))
        return made

    def delete(self, record_id: str) -> None:
        self.editor.delete((Ref("channel", record_id),))

    def said_of_deleting(self, record_id: str) -> str:
        less = cards_without(self.editor.document.project, [Ref("channel", record_id)])
        lose = counted(less, "touchpoint loses its channel", "touchpoints lose their channel")
        return f"Deleting takes no card; {lose}." if less else "Deleting takes no card."

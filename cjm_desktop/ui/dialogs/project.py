"""Properties of the whole project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.domain.ids import Ref
from cjm_desktop.ui.dialogs.record_dialog import RecordDialog
from cjm_desktop.ui.inspector.form import Form
from cjm_desktop.ui.inspector.grid_forms import plain
from cjm_desktop.ui.inspector.text_fields import AreaField, TextField

if TYPE_CHECKING:
    from cjm_desktop.ui.editor import Editor
    from cjm_desktop.ui.main_window import MainWindow


class ProjectDialog(RecordDialog):
    """Title, description, author."""

    def __init__(self, window: MainWindow, editor: Editor) -> None:
        super().__init__(window, editor, "Project properties", 480, 400)
        info = editor.document.project.info.id
        form = Form(
            "Project",
            [
                plain("project", info, "Title", TextField("Name of the project"), "title"),
                plain("project", info, "Description", AreaField(least=4), "description"),
                plain("project", info, "Author", TextField("Who made it"), "author"),
            ],
            editor.take,
        )
        self.content.setContentsMargins(8, 4, 8, 4)
        self.content.addWidget(form)
        self.show_form(form, Ref("project", info))
        self.add_close()

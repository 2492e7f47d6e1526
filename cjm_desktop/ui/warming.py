"""After the first paint: what the start page still lacks, and the layers that the first map will need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_desktop.ui.background import Task

if TYPE_CHECKING:
    from cjm_desktop.ui.main_window import MainWindow


def warm_up(window: MainWindow) -> None:
    """Look for work to recover, draw the pictures of the templates, then load what an editor needs."""
    page = window.start_page

    def then() -> None:
        page.draw_pictures()
        Task(_load_editor, window).start()

    page.look_for_recoverable(then)


def _load_editor(_report: object) -> None:
    """Import in another thread: the window stays usable, and the first map opens at once."""
    import cjm_desktop.storage.opening
    import cjm_desktop.ui.editing
    import cjm_desktop.ui.editor
    import cjm_desktop.ui.files
    import cjm_desktop.ui.status
    import cjm_desktop.ui.toolbar  # noqa: F401  # imported to be in memory
    from cjm_desktop.analysis import checks
    from cjm_desktop.lanes import lane_kinds
    from cjm_desktop.tools import tools

    for plugins in (lane_kinds, tools, checks):
        plugins()

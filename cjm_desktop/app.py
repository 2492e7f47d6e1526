"""The composition root of the window: the one module that knows every layer of it."""

from pathlib import Path

from cjm_desktop.typeset import prepare_environment


def run(path: Path | None = None, map_name: str | None = None) -> int:
    """Open the window, with a file and one of its maps when they are given.

    Returns:
        The exit status, when the last window is closed.
    """
    prepare_environment()
    from cjm_desktop.ui.application import run_window

    return run_window(Path(path) if path is not None else None, map_name or "")

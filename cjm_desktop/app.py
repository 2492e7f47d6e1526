"""The composition root of the window: the one module that knows every layer of it."""

from pathlib import Path

from cjm_desktop.typeset import prepare_environment


def run(path: Path | None = None, map_name: str | None = None) -> int:
    """Open the window, with a file and one of its maps when they are given.

    Returns:
        The exit status, when the last window is closed; at once when another program has the file open and
        shows it.
    """
    prepare_environment()
    if path is not None:
        from cjm_desktop.ui.ringing import shown_elsewhere

        if shown_elsewhere(path, map_name or ""):
            return 0
    from cjm_desktop.ui.application import run_window

    return run_window(Path(path) if path is not None else None, map_name or "")

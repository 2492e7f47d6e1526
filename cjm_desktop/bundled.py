"""Where the files beside the code are: fonts, icons, themes, example maps.

They stand at the top of a checkout and inside the package of an installed wheel.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The path of a bundled file, for example `resource('fonts', 'Sans-Regular.ttf')`."""
    return _find("resources", *parts)


def example_maps() -> Path:
    """The folder of the finished example maps."""
    return _find("maps")


def _find(*parts: str) -> Path:
    inside = _PACKAGE.joinpath(*parts)
    return inside if inside.exists() else _PACKAGE.parent.joinpath(*parts)

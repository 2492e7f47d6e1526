"""Text into wrapped, shaped and placed glyph runs; the bundled fonts.

    prepare_environment()                      # before the application object
    QGuiApplication(...)
    load_fonts()                               # once an application object
    block = set_text("Compare prices", TextStyle(size=9.0, weight=600), 100.0)
    block.height, block.line_count             # at once
    block.lines                                # worked out when first asked for

Qt is imported with the first text, not with this package, so that the data types of `blocks`
can be used where Qt must not be. The family names, the order of the faces and the direction are
explicit, so a text breaks into the same lines at any zoom and on any output.
"""

from typing import TYPE_CHECKING, Any

from cjm_desktop.typeset.blocks import GlyphRun, TextBlock, TextLine, TextStyle
from cjm_desktop.typeset.environment import prepare_environment

if TYPE_CHECKING:
    from cjm_desktop.typeset.faces import Face, face, face_key_of, load_fonts
    from cjm_desktop.typeset.setting import interruptible, set_text

__all__ = [
    "Face",
    "GlyphRun",
    "TextBlock",
    "TextLine",
    "TextStyle",
    "face",
    "face_key_of",
    "interruptible",
    "load_fonts",
    "prepare_environment",
    "set_text",
]

_WITH_QT = {
    "Face": "faces",
    "face": "faces",
    "face_key_of": "faces",
    "interruptible": "setting",
    "load_fonts": "faces",
    "set_text": "setting",
}


def __getattr__(name: str) -> Any:
    if name not in _WITH_QT:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_WITH_QT[name]}"), name)
    globals()[name] = value
    return value

"""What has to be said to Qt before the application object exists."""

import os


def prepare_environment() -> None:
    """Keep Qt from handing emoji to the colour font of the system.

    Call it before the `QGuiApplication` is made. Since Qt 6.9 emoji are cut out of a text and
    shown in a system font whatever families are asked for; with the switch the bundled outline
    emoji are drawn on every machine and on paper alike.
    """
    os.environ["QT_DISABLE_EMOJI_SEGMENTER"] = "1"

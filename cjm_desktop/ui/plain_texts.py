"""Texts of the user in places where Qt would look for marks of its own."""

from html import escape


def literal(title: str) -> str:
    """A text as part of a window's title: Qt takes `[*]` for the place of its sign of what is unsaved."""
    return title.replace("[*]", "[*][*]")


def tip(text: str) -> str:
    """A text as a tip: Qt takes one that holds `<b>` for rich text, and tips know no other way to say it."""
    return f"<span>{escape(text, quote=False)}</span>" if "<" in text else text

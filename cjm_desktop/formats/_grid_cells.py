"""Cells as a spreadsheet program may open them: nothing in them may run as a formula."""

import re

_RISKY = re.compile(r"'*[=+\-@＝＋－＠\t\r]")
_GUARDED = re.compile(r"'+[=+\-@＝＋－＠\t\r]")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


def neutralised(text: str) -> str:
    """With an apostrophe in front where a spreadsheet would see a formula; numbers stay numbers.

    Reversed exactly by `restored`. Source: OWASP, "CSV Injection".
    """
    return f"'{text}" if _RISKY.match(text) and not _NUMBER.fullmatch(text) else text


def restored(text: str) -> str:
    """The text before it was neutralised."""
    return text[1:] if _GUARDED.match(text) else text

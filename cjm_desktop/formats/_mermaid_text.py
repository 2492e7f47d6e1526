"""Texts as Mermaid's journey grammar can carry them.

Mermaid protects `#35;` and the like before its lexer runs, so every sign of the grammar survives as an entity code.
"""

import html
import re

_SIGNS = str.maketrans({"#": "#35;", ":": "#58;", ";": "#59;", "：": "#65306;", "；": "#65307;"})
_KEYWORD = re.compile(r"(title|section|journey|acctitle|accdescr)", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ENTITY = re.compile(r"#(\w+);")


def encode(text: str, *, starts_line: bool = False) -> str:
    """One line that Mermaid reads as this text; line breaks become `<br>`."""
    said = text.strip().translate(_SIGNS).replace("%%", "#37;#37;")
    said = _BREAK.sub(lambda found: "#60;" + found[0][1:], said)
    said = "<br>".join(line.strip() for line in said.splitlines())
    if starts_line and (_KEYWORD.match(said) or said.startswith(("---", "```", "~~~"))):
        said = f"#{ord(said[0])};{said[1:]}"
    return said


def encode_actor(name: str) -> str:
    """As `encode`, for a name in a list with commas."""
    return encode(name).replace(",", "#44;")


def decode(text: str) -> str:
    """What a reader of the diagram sees."""
    broken = _BREAK.sub("\n", text.strip())
    return _ENTITY.sub(_letter, broken).strip()


def _letter(found: re.Match[str]) -> str:
    code = found[1]
    said = html.unescape(f"&#{code};" if code.isdigit() else f"&{code};")
    return found[0] if said.startswith("&") and len(said) > 1 else said

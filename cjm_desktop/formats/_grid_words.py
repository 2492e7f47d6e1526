"""What people call lanes and columns, in a few languages."""

import re
import unicodedata
from functools import cache

from cjm_desktop.domain.lane_kinds import TableWords, capabilities
from cjm_desktop.formats._grid_kind_fields import column_of

_STAGE = re.compile(
    r"^(stages?|phases?|phasen?|journey phases?|abschnitte?|etapas?|fasi|fase|fasen)$"
)
_STEP = re.compile(
    r"^(steps?|schritte?|journey steps?|teilschritte?|pasos?|passi|passo|stappen|stap|etapes?)$"
)
_KIND = re.compile(r"^(kind|type|lane kind|art|typ|genre|tipo|soort)$")


def plain(text: str) -> str:
    """Small letters, no accents, single blanks: how words are compared."""
    apart = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("_", " "))
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


def guess_kind(name: str) -> str | None:
    """The lane kind that a lane's name or a word for a kind speaks of, or None."""
    if name in capabilities():
        return name
    said = plain(name)
    return next((kind for kind, words in _kind_words() if words.search(said)), None)


@cache
def _kind_words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """From the end of the menus, where the kinds stand that say most: “customer problems” are no actions."""
    found = [(key, kind.words) for key, kind in capabilities().items() if kind.words]
    return tuple((key, re.compile(words)) for key, words in reversed(found))


def is_stage_word(text: str) -> bool:
    return bool(_STAGE.match(plain(text)))


def is_step_word(text: str) -> bool:
    return bool(_STEP.match(plain(text)))


def heads_a_grid(first: str, below: str) -> bool:
    """Whether the first cells of two rows say that these name stages and steps, as those of our own tables do."""
    return is_stage_word(first) and is_step_word(below)


def is_kind_word(text: str) -> bool:
    return bool(_KIND.match(plain(text)))


_COLUMN_WORDS = {
    "map": "map journey karte journey map",
    "stage": "stage phase etappe abschnitt etapa fase",
    "step": "step schritt etape paso passo stap",
    "lane": "lane row spur bahn zeile swimlane ebene ligne",
    "kind": "kind type art typ",
    "persona": "persona actor user zielgruppe nutzer",
    "text": "text card content inhalt karte/text texte texto testo tekst beschreibung description",
    "mood": "mood score emotion stimmung rating bewertung",
    "tags": "tags labels schlagworte schlagworter tag",
    "note": "note notes notiz notizen bemerkung comment",
}
_PHRASES = {
    "journey map": "map",
    "lane kind": "kind",
    "until step": "until",
}


def name_column(header: str) -> str:
    """The column of the long form that a header means: its own name, or that of a word for it."""
    said = plain(header)
    if said in _COLUMN_WORDS:
        return said
    if said in _PHRASES:
        return _PHRASES[said]
    found = next((name for name, words in _COLUMN_WORDS.items() if said in words.split()), None)
    return found or _field_words().get(said) or said.replace(" ", "_")


@cache
def _field_words() -> dict[str, str]:
    """What people call the columns of lane kinds' fields -> the column."""
    return {
        word.replace("_", " "): column_of(name)
        for kind in capabilities().values()
        for name, info in kind.fields.model_fields.items()
        for mark in info.metadata
        if isinstance(mark, TableWords)
        for word in mark.words.split()
    }

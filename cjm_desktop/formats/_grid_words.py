"""What people call lanes and columns, in a few languages."""

import re
import unicodedata

from cjm_desktop.domain import kinds

_KIND_WORDS: tuple[tuple[str, str], ...] = (
    (
        kinds.PAIN_POINTS,
        r"pain|problem|frustrat|friction|barrier|obstacle|challenge|schmerz|hurde|huerde|argernis|aerger|schwierig"
        r"|hindernis|irritant|douleur|dolor|problema|dolore|knelpunt|pijnpunt",
    ),
    (
        kinds.OPPORTUNITIES,
        r"opportunit|idea|improvement|solution|recommendation|chance|potenzial|potential|verbesserung|massnahme|losung"
        r"|loesung|idee|handlungsfeld|oportunidad|opportunita|kansen",
    ),
    (
        kinds.METRICS,
        r"metric|kpi|measure|figure|indicator|kennzahl|messgrosse|messgroesse|indicateur|indicador|metrica|indicatore"
        r"|meetwaarde",
    ),
    (
        kinds.EMOTIONS,
        r"emotion|feeling|mood|sentiment|satisfaction|experience curve|gefuhl|gefuehl|stimmung|zufriedenheit|empfind"
        r"|humeur|emocion|emozion|emotie|gevoel",
    ),
    (
        kinds.TOUCHPOINTS,
        r"touch.?point|channel|contact|kontaktpunkt|kanal|kanale|kanaele|beruhrung|beruehrung|point de contact|canal"
        r"|canaux|punto de contacto|punti di contatto|contactpunt|kanaal",
    ),
    (
        kinds.THOUGHTS,
        r"thought|think|quote|question|mind|gedanke|denk|zitat|frage|pensee|citation|pensamiento|pensier|gedachte",
    ),
    (
        kinds.ACTIONS,
        r"action|activit|doing|task|behavio|handlung|aktion|aktivitat|aktivitaet|tatigkeit|taetigkeit|verhalten"
        r"|actividad|accion|azion|attivita|activiteit|handeling|customer does|user does",
    ),
    (kinds.TEXT, r"^text$|^notes?$|^notiz(en)?$|^comments?$|^bemerkung(en)?$"),
)
_KINDS = tuple((kind, re.compile(words)) for kind, words in _KIND_WORDS)

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
    if name in _KEYS:
        return name
    said = plain(name)
    return next((kind for kind, words in _KINDS if words.search(said)), None)


_KEYS = {kind for kind, _ in _KINDS}


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
    "channel": "channel kanal canal touchpoint",
    "severity": "severity schwere schweregrad",
    "impact": "impact wirkung nutzen",
    "effort": "effort aufwand",
    "owner": "owner verantwortlich zustandig zustaendig responsible",
    "status": "status stand",
    "due": "due due date fallig faellig termin deadline",
    "tags": "tags labels schlagworte schlagworter tag",
    "note": "note notes notiz notizen bemerkung comment",
}
_PHRASES = {
    "journey map": "map",
    "due date": "due",
    "lane kind": "kind",
    "fallig am": "due",
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
    return found or said.replace(" ", "_")

"""The months by their names, in the languages in which tables are read."""

import unicodedata

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_NAMES = (
    "january januar janner janvier enero gennaio januari janeiro",
    "february februar feber fevrier febrero febbraio februari fevereiro",
    "march marz maerz mars marzo maart marco mrz",
    "april avril abril aprile",
    "may mai mayo maggio mei maio",
    "june juni juin junio giugno junho",
    "july juli juillet julio luglio julho",
    "august aout agosto augustus",
    "september septembre septiembre settembre setembro",
    "october oktober octobre octubre ottobre outubro",
    "november novembre noviembre novembro",
    "december dezember decembre diciembre dicembre dezembro",
)


def month_of(word: str) -> int:
    """The month, 1 to 12, of a name or of its first three letters or more; 0 for another word."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    said = "".join(letter for letter in apart if not unicodedata.combining(letter))
    if len(said) < 3:
        return 0
    found = {
        number
        for number, names in enumerate(_NAMES, start=1)
        if any(name.startswith(said) for name in names.split())
    }
    return found.pop() if len(found) == 1 else 0

"""The letters that stand for a persona, on the map and in the list of personas."""

import pytest

from cjm_desktop.domain.ids import new_id
from cjm_desktop.domain.records import Persona


@pytest.mark.parametrize(
    ("given", "name", "role", "letters"),
    [
        ("", "Commuting parent", "", "CP"),
        ("", "Ann (the first) Miller", "", "AF"),
        ("", "élodie", "", "É"),
        ("", " ", "Office manager", "OM"),
        ("", "", "", "?"),
        ("", "(nobody)", "", "?"),
        (" xyzzy ", "Ann", "", "xyz"),
    ],
)
def test_letters_stand_for_a_persona(given: str, name: str, role: str, letters: str) -> None:
    assert Persona(id=new_id(), rank="V", name=name, role=role, initials=given).letters == letters

"""Numbers and dates of one table, read by one rule each; the report says what needed a rule."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from cjm_desktop.domain.dates import read_day, shown_day_first, write_day
from cjm_desktop.domain.habits import USUAL, Habits
from cjm_desktop.domain.numbers import Reading, read_number, shown_decimal, write_number

Notes = dict[str, list[tuple[str, str]]]
"""By rule: where something was read by it, and '“1.200 €” read as 1 200 €'; the first is said, the others counted."""


@dataclass(slots=True)
class Readings:
    """How the figures of a table are read: by what they show of themselves, else by the habits of the machine.

    `place`: where the table is being read, for the report.
    """

    habits: Habits = USUAL
    decimal: str = ""
    day_first: bool | None = None
    place: str = ""
    notes: Notes = field(default_factory=dict)

    def learn(self, numbers: Iterable[str], days: Iterable[str]) -> None:
        """Look at all figures of the table before the first is read."""
        self.decimal = shown_decimal(numbers)
        self.day_first = shown_day_first(days)

    def number(self, said: str) -> Reading:
        """Read a number.

        Raises:
            NoNumber: It is none.
        """
        reading = read_number(said, self.habits, self.decimal)
        figure = write_number(reading.value, group="\u00a0")
        self._note(reading.how, said, f"{figure}\u00a0{reading.unit}".rstrip("\u00a0"))
        return reading

    def day(self, said: str) -> date:
        """Read a day.

        Raises:
            NoDay: It is none.
        """
        read = read_day(said, self.habits, self.day_first, serials=True)
        self._note(read.how, said, write_day(read.value))
        return read.value

    def said(self) -> list[tuple[str, str]]:
        """What was read by a rule: a place and a sentence a rule, of its first case."""
        found = []
        for how, cases in self.notes.items():
            (place, case), more = cases[0], len(cases) - 1
            found.append((place, f"{case}: {how}" + (f"; {more:,} more like it" if more else "")))
        return found

    def _note(self, how: str, said: str, meant: str) -> None:
        if how:
            self.notes.setdefault(how, []).append((self.place, f"“{said[:40]}” read as {meant}"))

"""Numbers and dates of one table, read by one rule each; the report says what needed a rule."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from cjm_desktop.domain.dates import read_day, shown_day_first, write_day
from cjm_desktop.domain.habits import USUAL, Habits
from cjm_desktop.domain.numbers import Reading, read_number, shown_decimal, write_number

Notes = dict[str, list[str]]
"""By rule: what was read by it, as '“1.200 €” read as 1 200 €'; the first one is said, the others counted."""


@dataclass(slots=True)
class Readings:
    """How the figures of a table are read: by what they show of themselves, else by the habits of the machine."""

    habits: Habits = USUAL
    decimal: str = ""
    day_first: bool | None = None
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

    def said(self) -> list[str]:
        """What was read by a rule: a sentence a rule, with its first case."""
        return [
            f"{cases[0]}: {how}" + (f"; {len(cases) - 1:,} more like it" if len(cases) > 1 else "")
            for how, cases in self.notes.items()
        ]

    def _note(self, how: str, said: str, meant: str) -> None:
        if how:
            self.notes.setdefault(how, []).append(f"“{said[:40]}” read as {meant}")

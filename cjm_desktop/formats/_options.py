"""The options of a format as data: the export dialog makes its controls from them, the command line its flags.

A kind of option has one control (`ui/dialogs/export_controls.py`). Formats that share a flag share the kind of its
option.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cjm_desktop.errors import OptionError

Values = Mapping[str, Any]
"""What is chosen, by the key of the option."""


def _always(_chosen: Values) -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Option:
    """One choice of an export.

    `key`: its field in ExportOptions, else its key in `extra`. `title`: at the control. `help`: at the flag.
    `shown`: is it a question at all, beside what else is chosen? Else its control is hidden.
    """

    key: str
    title: str
    default: Any
    help: str = ""
    shown: Callable[[Values], bool] = _always

    @property
    def flag(self) -> str:
        """'--page-numbers'."""
        return f"--{self.key.replace('_', '-')}"

    @property
    def placeholder(self) -> str:
        """What stands for the value in the help of the command line; '' for a flag without one."""
        return "KEY"

    def read(self, said: str) -> Any:
        """The value of a text behind the flag; what is possible with the others is said by the format.

        Raises:
            ValueError: It is none; says what is.
        """
        return said

    def check(self, value: Any) -> None:
        """Refuse what no file of the format could have.

        Raises:
            OptionError: It is out of bounds.
        """


@dataclass(frozen=True, kw_only=True)
class Choice(Option):
    """One of several: a value, and what it is called. A function where they are not known before one asks."""

    default: str = ""
    choices: tuple[tuple[str, str], ...] | Callable[[], Sequence[tuple[str, str]]]

    @property
    def placeholder(self) -> str:
        return (
            "KEY" if callable(self.choices) else f"{{{','.join(key for key, _ in self.choices)}}}"
        )

    def offered(self) -> Sequence[tuple[str, str]]:
        """Values and names."""
        return self.choices() if callable(self.choices) else self.choices

    def read(self, said: str) -> str:
        keys = [key for key, _ in self.offered()]
        if said not in keys:
            raise ValueError(f"there is no “{said}”: choose {', '.join(filter(None, keys))}")
        return said


@dataclass(frozen=True, kw_only=True)
class PaperSize(Option):
    """The name of a paper, 'fit' for one as large as the map, or sides like '841x594mm'."""

    default: str = "A3"
    papers: Callable[[], Sequence[tuple[str, str]]]
    least: float = 50.0  # millimetres, as all lengths
    most: float = 5000.0
    own: tuple[float, float] = (600.0, 400.0)
    """What own sides begin with."""

    @property
    def placeholder(self) -> str:
        return "PAPER"


@dataclass(frozen=True, kw_only=True)
class Length(Option):
    """Millimetres. The bounds are those of the control; what fits the paper is said by the format."""

    default: float
    least: float
    most: float

    @property
    def placeholder(self) -> str:
        return "MM"

    def read(self, said: str) -> float:
        try:
            return float(said)
        except ValueError:
            raise ValueError(f"“{said}” is no number of millimetres") from None


@dataclass(frozen=True, kw_only=True)
class Whole(Option):
    """A whole number of a unit, within bounds."""

    default: int
    least: int
    most: int
    unit: str

    @property
    def placeholder(self) -> str:
        return "N"

    def read(self, said: str) -> int:
        try:
            return int(said)
        except ValueError:
            raise ValueError(f"“{said}” is no whole number") from None

    def check(self, value: Any) -> None:
        if not self.least <= value <= self.most:
            raise OptionError(
                f"{self.title}: {value} {self.unit} is out of range, choose from {self.least} to {self.most}.",
                self.key,
            )


@dataclass(frozen=True, kw_only=True)
class Tick(Option):
    """Yes or no. The flag says the opposite of the default: `--transparent`, `--no-page-numbers`."""

    default: bool = False

    @property
    def flag(self) -> str:
        return f"--no-{super().flag[2:]}" if self.default else super().flag

    @property
    def placeholder(self) -> str:
        return ""


KINDS = (Choice, PaperSize, Length, Whole, Tick)
"""Each has its control in the export dialog."""

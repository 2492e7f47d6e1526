"""The options of the formats on the command line: a flag for each, read as the chosen format says."""

import argparse
from collections.abc import Callable
from typing import Any

from cjm_desktop.errors import UserError
from cjm_desktop.formats import Format, formats
from cjm_desktop.formats._options import Option, Tick


def add_flags(parser: argparse.ArgumentParser) -> None:
    """A flag for each option that any format has."""
    for flag, options in _by_flag().items():
        first = options[0]
        if isinstance(first, Tick):
            parser.add_argument(flag, dest=flag, action="store_true", help=_plain(first.help))
        else:
            parser.add_argument(
                flag,
                dest=flag,
                type=_readable(options),
                metavar=first.placeholder,
                help=_plain(first.help),
            )


def chosen_options(said: argparse.Namespace, chosen: Format) -> dict[str, Any]:
    """What the flags say, by the keys of the options of a format.

    Raises:
        UserError: A flag is of no option that this format has, or its value is of another format.
    """
    every = {flag: getattr(said, flag) for flag in _by_flag()}
    given = {flag: value for flag, value in every.items() if value not in (None, False)}
    mine = {option.flag: option for option in chosen.options}
    for flag in given:
        if flag not in mine:
            raise UserError(_no_option(flag, chosen))
    return {option.key: _value(option, given.get(flag)) for flag, option in mine.items()}


def _value(option: Option, said: str | bool | None) -> Any:
    if said is None:
        return option.default
    if isinstance(option, Tick):
        return not option.default
    try:
        return option.read(str(said))
    except ValueError as error:
        raise UserError(f"{option.flag}: {error}.") from error


def _no_option(flag: str, chosen: Format) -> str:
    others = [each.key for each in formats().values() if flag in [o.flag for o in each.options]]
    return (
        f"{flag} is no option of the format “{chosen.key}”, but of {', '.join(others)}: leave it out or "
        "choose another format."
    )


def _by_flag() -> dict[str, list[Option]]:
    """The options of all formats that can be written; two formats may read the values of one flag differently."""
    found: dict[str, list[Option]] = {}
    for each in formats().values():
        for option in each.options if each.can_write else ():
            found.setdefault(option.flag, []).append(option)
    return found


def _plain(help_: str) -> str:
    """As argparse shows it."""
    return help_.replace("%", "%%")


def _readable(options: list[Option]) -> Callable[[str], str]:
    """Refuses what no format could read; the text is kept for the one that is chosen."""

    def keep(said: str) -> str:
        reasons = []
        for option in options:
            try:
                option.read(said)
            except ValueError as error:
                reasons.append(str(error))
            else:
                return said
        raise argparse.ArgumentTypeError(reasons[0])

    return keep

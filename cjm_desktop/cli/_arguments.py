"""What the command line understands."""

import argparse
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from cjm_desktop import __version__
from cjm_desktop.cli import _commands
from cjm_desktop.cli._addresses import path_said, place_said
from cjm_desktop.cli._options import add_flags
from cjm_desktop.formats import formats

USAGE = """cjm-desktop [FILE.cjm] [--map NAME]
       cjm-desktop COMMAND ..."""
COMMANDS = """commands (each has --help):
  templates                      list the templates
  new FILE.cjm                   begin a project from a template
  import SOURCE FILE.cjm         read a foreign file, or - for standard input: {suffixes}
  export FILE.cjm OUT            write a map: OUT's suffix says the format
  info FILE.cjm                  what is in the file
  check FILE.cjm                 what the check-up finds
  verify FILE.cjm                is the file sound

Without a command the window opens. Exit status: 0 done, 1 the input cannot be used, 2 wrong usage."""

_RAW = argparse.RawDescriptionHelpFormatter


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Understand the command line; `command` of the result is the function to call with it.

    Raises:
        SystemExit: Wrong usage (2), or help or version were asked for (0).
    """
    if arguments and arguments[0] in _PARSERS:
        name = arguments[0]
        parser = argparse.ArgumentParser(prog=f"cjm-desktop {name}", allow_abbrev=False)
        _PARSERS[name](parser)
        return parser.parse_args(arguments[1:])
    parser = _window_parser(help_is_asked=bool({"-h", "--help"} & set(arguments)))
    chosen = parser.parse_args(arguments)
    if chosen.file is not None and _looks_like_a_command(chosen.file):
        parser.error(f"there is no command and no file {str(chosen.file)!r}")
    return chosen


def _looks_like_a_command(file: Path) -> bool:
    return not file.suffix and file.parent == Path() and not os.path.exists(file)


def _window_parser(*, help_is_asked: bool) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cjm-desktop",
        usage=USAGE,
        description="An editor for customer journey maps.",
        epilog=COMMANDS.format(suffixes=_readable_suffixes()) if help_is_asked else None,
        formatter_class=_RAW,
        allow_abbrev=False,
    )
    parser.add_argument(
        "file", nargs="?", type=path_said, metavar="FILE.cjm", help="the project to open"
    )
    parser.add_argument("--map", metavar="NAME", help="the map to show first")
    parser.add_argument("--version", action="version", version=f"CJM Desktop {__version__}")
    parser.add_argument(
        "--self-test", action="store_true", help="try the program out and say how it went"
    )
    parser.set_defaults(command=_commands.open_window)
    return parser


def _templates(parser: argparse.ArgumentParser) -> None:
    parser.description = "List the templates: key, name, what is in it."
    parser.set_defaults(command=_commands.list_templates)


def _new(parser: argparse.ArgumentParser) -> None:
    parser.description = "Begin a project from a template."
    _file(parser, "the project to write")
    parser.add_argument(
        "--template", metavar="KEY", default="blank", help="see `templates`; blank unless given"
    )
    parser.add_argument("--title", metavar="TEXT", default="", help="of the project and its map")
    _force(parser)
    parser.set_defaults(command=_commands.begin)


def _import(parser: argparse.ArgumentParser) -> None:
    parser.description = "Read a foreign file into a new project, and report what became of it."
    parser.add_argument(
        "source", type=place_said, metavar="SOURCE", help="a file, or - for standard input"
    )
    _file(parser, "the project to write")
    parser.add_argument(
        "--format", metavar="KEY", help=f"instead of SOURCE's suffix: {_keys('can_read')}"
    )
    _force(parser)
    parser.set_defaults(command=_commands.take_in)


def _export(parser: argparse.ArgumentParser) -> None:
    parser.description = "Write a map in another format; OUT is replaced only when it is complete."
    _file(parser, "the project to read")
    parser.add_argument(
        "out",
        type=place_said,
        metavar="OUT",
        help="its suffix says the format; - for standard output",
    )
    parser.add_argument("--map", metavar="NAME", help="the map; the first unless given")
    parser.add_argument(
        "--format", metavar="KEY", help=f"instead of OUT's suffix: {_keys('can_write')}"
    )
    add_flags(parser)
    parser.set_defaults(command=_commands.bring_out)


def _info(parser: argparse.ArgumentParser) -> None:
    parser.description = "Say what is in a project."
    _file(parser, "the project to read")
    _json(parser)
    parser.set_defaults(command=_commands.tell)


def _check(parser: argparse.ArgumentParser) -> None:
    parser.description = "Run the check-up and list what it finds on each map."
    _file(parser, "the project to read")
    _json(parser)
    parser.set_defaults(command=_commands.check_up)


def _verify(parser: argparse.ArgumentParser) -> None:
    parser.description = "Check whether a file is sound."
    _file(parser, "the project to read")
    parser.set_defaults(command=_commands.prove_sound)


def _keys(ability: str) -> str:
    return " ".join(each.key for each in formats().values() if getattr(each, ability))


def _readable_suffixes() -> str:
    """One a format: '.json .csv .tsv .mmd .md'."""
    readers = (each for each in formats().values() if each.can_read)
    return " ".join(dict.fromkeys(each.suffixes[0] for each in readers))


def _file(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("file", type=path_said, metavar="FILE.cjm", help=what)


def _force(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--force", action="store_true", help="replace FILE.cjm when it is there")


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="for programs rather than for people")


_PARSERS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "templates": _templates,
    "new": _new,
    "import": _import,
    "export": _export,
    "info": _info,
    "check": _check,
    "verify": _verify,
}

"""What a screen reader finds on the screen, as a program of its own: for the system's Python, which has Atspi.

Reads commands, answers each with one line of JSON. `names`: every (role, name) of the program. `focused`: role and
name of what has the keyboard, and of the child that its parent has at its place. `press NAME`: do what a button of
that name does; answers whether it was found.
"""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

import gi  # type: ignore[import-not-found]  # a package of the system

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # type: ignore[import-not-found]  # noqa: E402

_LONGEST = 500  # children of one thing that are read


def everything(root: Any) -> Iterator[Any]:
    """A thing and all that is in it; what goes while it is read is left out."""
    yield root
    for index in range(min(root.get_child_count(), _LONGEST)):
        child = root.get_child_at_index(index)
        if child is not None:
            yield from everything(child)


def of_program() -> Iterator[Any]:
    """Everything in the windows of every program that is there."""
    Atspi.init()
    desktop = Atspi.get_desktop(0)
    desktop.clear_cache()
    for index in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(index)
        if program is not None:
            program.clear_cache()
            yield from everything(program)


def names() -> list[tuple[str, str]]:
    return [(each.get_role_name(), each.get_name()) for each in of_program()]


def focused() -> list[tuple[str, str, str]]:
    found = []
    for each in of_program():
        if each.get_state_set().contains(Atspi.StateType.FOCUSED):
            parent, place = each.get_parent(), each.get_index_in_parent()
            there = parent.get_child_at_index(place) if parent and place >= 0 else None
            found.append((each.get_role_name(), each.get_name(), there.get_name() if there else ""))
    return found


def press(name: str) -> bool:
    for each in of_program():
        if each.get_name() == name and each.get_role_name() in {"push button", "button"}:
            return bool(each.do_action(0))
    return False


_ASKED: dict[str, Callable[[], object]] = {"names": names, "focused": focused}

for line in sys.stdin:
    command, _, word = line.strip().partition(" ")
    try:
        answer: object = press(word) if command == "press" else _ASKED[command]()
    except gi.repository.GLib.Error:
        answer = []  # something went while it was read: ask again
    print(json.dumps(answer), flush=True)

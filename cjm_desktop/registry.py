"""Finds the plug-in files of a package: one file, one kind of record or lane, one format, tool, check or template.

A plug-in that cannot be used takes nothing else along: it is left out, and `problems` says which file it is and why.
"""

import importlib
import logging
import pkgutil
from collections.abc import Iterator
from typing import Any, TypeVar

Plugin = TypeVar("Plugin")

_LOG = logging.getLogger(__name__)
_PROBLEMS: dict[str, str] = {}


def discover(package: str, kind: type[Plugin]) -> tuple[Plugin, ...]:
    """Collect `PLUGIN` of every module in a package, sorted by its `order`, then its `key`.

    Modules whose name starts with an underscore are no plug-ins.
    """
    found: dict[str, Plugin] = {}
    for module, plugin in _plugins(package):
        if not isinstance(plugin, kind):
            _leave_out(module, f"PLUGIN must be a {kind.__name__}")
        elif plugin.key in found:  # type: ignore[attr-defined]  # every plug-in class has a key
            _leave_out(module, f"the key {plugin.key!r} is taken")  # type: ignore[attr-defined]
        else:
            found[plugin.key] = plugin  # type: ignore[attr-defined]
    return tuple(sorted(found.values(), key=lambda p: (getattr(p, "order", 0), p.key)))  # type: ignore[attr-defined]


def discover_types(package: str, base: type[Plugin]) -> tuple[type[Plugin], ...]:
    """As `discover`, where `PLUGIN` is a class itself; in the order of the files' names."""
    found = []
    for module, plugin in _plugins(package):
        if isinstance(plugin, type) and issubclass(plugin, base):
            found.append(plugin)
        else:
            _leave_out(module, f"PLUGIN must be a kind of {base.__name__}")
    return tuple(found)


def problems() -> tuple[str, ...]:
    """What was left out so far, a sentence each."""
    return tuple(_PROBLEMS.values())


def _plugins(package: str) -> Iterator[tuple[str, Any]]:
    parent = importlib.import_module(package)
    for name in sorted(info.name for info in pkgutil.iter_modules(parent.__path__)):
        if name.startswith("_"):
            continue
        module = f"{package}.{name}"
        try:
            yield module, importlib.import_module(module).PLUGIN
        except Exception as error:  # whatever is wrong with one file, the others are there
            _leave_out(module, f"{type(error).__name__}: {error}")


def _leave_out(module: str, reason: str) -> None:
    file = module.partition(".")[2].replace(".", "/") + ".py"
    if module not in _PROBLEMS:
        _LOG.error("%s is left out", file, exc_info=True)
    _PROBLEMS[module] = f"{file} cannot be used and is left out: {reason}."

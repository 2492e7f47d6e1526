"""Finds the plug-in files of a package: one file, one lane kind, format, tool, check or template."""

import importlib
import pkgutil
from types import ModuleType
from typing import TypeVar

Plugin = TypeVar("Plugin")


def discover(package: str, kind: type[Plugin]) -> tuple[Plugin, ...]:
    """Collect `PLUGIN` of every module in a package, sorted by its `order`, then its `key`.

    Modules whose name starts with an underscore are no plug-ins.

    Raises:
        TypeError: A module has no `PLUGIN`, or it is not of the expected kind.
        ValueError: Two plug-ins have the same key.
    """
    found: dict[str, Plugin] = {}
    for module in _modules(package):
        plugin = getattr(module, "PLUGIN", None)
        if not isinstance(plugin, kind):
            raise TypeError(f"{module.__name__} must define PLUGIN, a {kind.__name__}")
        key = str(plugin.key)  # type: ignore[attr-defined]  # every plug-in class has a key
        if key in found:
            raise ValueError(f"{module.__name__}: the key {key!r} is taken")
        found[key] = plugin
    return tuple(sorted(found.values(), key=lambda p: (getattr(p, "order", 0), p.key)))  # type: ignore[attr-defined]


def _modules(package: str) -> list[ModuleType]:
    parent = importlib.import_module(package)
    names = sorted(info.name for info in pkgutil.iter_modules(parent.__path__))
    return [importlib.import_module(f"{package}.{n}") for n in names if not n.startswith("_")]

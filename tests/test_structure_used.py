"""What only tests use is not product: each public function and class of the package is used in the package."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import cjm_desktop

PACKAGE = Path(cjm_desktop.__file__).parent
ALLOWED: dict[str, str] = {}
"""'module.name' -> why it stays all the same."""


@cache
def _trees() -> dict[str, ast.Module]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = ast.parse(path.read_text("utf-8"))
    return found


@cache
def _imports() -> dict[tuple[str, str], set[tuple[str, str]]]:
    """(module, name) -> where that is imported: (module, the name there)."""
    found: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for importing, tree in _trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                for each in node.names:
                    here = (importing, each.asname or each.name)
                    found.setdefault((node.module or "", each.name), set()).add(here)
    return found


@cache
def _used() -> set[tuple[str, str]]:
    """(module, name) of each name that a module reads, with `module.name` also where the module is imported whole."""
    modules = {
        (importing, alias): f"{package}.{name}"
        for (package, name), places in _imports().items()
        for importing, alias in places
        if f"{package}.{name}" in _trees()
    }
    found = set()
    for name, tree in _trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                found.add((name, node.id))
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                module = modules.get((name, node.value.id))
                found |= {(module, node.attr)} if module else set()
    return found


def _is_used(module: str, name: str) -> bool:
    """Is it read here, or where it is imported, or where that passes it on?"""
    waiting, seen = [(module, name)], {(module, name)}
    while waiting:
        here = waiting.pop()
        if here in _used():
            return True
        new = _imports().get(here, set()) - seen
        seen |= new
        waiting += new
    return False


def _unused() -> Iterator[str]:
    for module, tree in _trees().items():
        for node in tree.body:
            defined = isinstance(node, ast.FunctionDef | ast.ClassDef)
            if defined and not node.name.startswith("__") and not _is_used(module, node.name):  # type: ignore[attr-defined]  # a definition
                yield f"{module}.{node.name}"  # type: ignore[attr-defined]  # a definition


def test_what_is_defined_is_used_by_the_program() -> None:
    assert set(_unused()) <= ALLOWED.keys()


def test_no_exception_outlives_its_need() -> None:
    assert ALLOWED.keys() <= set(_unused())

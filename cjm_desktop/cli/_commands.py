"""What each command does. Heavy layers are imported where they are needed, so that small answers are quick."""

import json
import os
import signal
import sys
from argparse import Namespace
from pathlib import Path

from cjm_desktop.errors import UserError

DONE = 0


def open_window(chosen: Namespace) -> int:
    if chosen.self_test:
        from cjm_desktop.self_test import run_self_test

        return run_self_test()
    # While the window is made there is nothing to lose: Ctrl-C ends the program at once, without a word.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from cjm_desktop.system_libraries import check_screen

    check_screen()
    from cjm_desktop.app import run

    return run(chosen.file, chosen.map)


def list_templates(chosen: Namespace) -> int:
    from cjm_desktop.templates import templates

    width = max(map(len, templates()))
    for template in templates().values():
        print(f"{template.key:<{width}}  {template.name}: {template.description}")
    return DONE


def begin(chosen: Namespace) -> int:
    from cjm_desktop.templates import templates

    template = templates().get(chosen.template)
    if template is None:
        known = ", ".join(templates())
        raise UserError(f"There is no template “{chosen.template}”: choose one of {known}.")
    _check_target(chosen.file, chosen.force)
    with chosen.interruption.held():
        _write(chosen.file, template.build(chosen.title), chosen.force)
    return DONE


def take_in(chosen: Namespace) -> int:
    with chosen.interruption.held():
        from cjm_desktop.cli._sources import format_for, read_source
        from cjm_desktop.cli._told import said_of, said_remark

        _check_target(chosen.file, chosen.force)
        chosen_format = format_for(chosen.source, chosen.format, "can_read")
    imported = read_source(chosen.source, chosen_format)
    with chosen.interruption.held():
        _write(chosen.file, imported.project, chosen.force)
    for remark in imported.remarks:
        print(said_remark(remark))
    print(f"{chosen.file}: {said_of(imported.project)}")
    return DONE


def bring_out(chosen: Namespace) -> int:
    # A process without a screen draws all the same; only this process is told so.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with chosen.interruption.held():
        _export(chosen)
    return DONE


def _export(chosen: Namespace) -> None:
    from cjm_desktop.cli._options import chosen_options
    from cjm_desktop.cli._sources import format_for, map_named
    from cjm_desktop.cli._targets import stream_for_remarks, write_to
    from cjm_desktop.cli._told import said_remark
    from cjm_desktop.formats import ExportOptions
    from cjm_desktop.formats._export import export_map
    from cjm_desktop.storage.opening import read_project

    chosen_format = format_for(chosen.out, chosen.format, "can_write")
    wanted = chosen_options(chosen, chosen_format)
    project = read_project(chosen.file)
    _check_apart(chosen.file, Path(chosen.out))
    options = ExportOptions.of(map_named(project, chosen.map).id, wanted)
    go_on = chosen.interruption.go_on
    remarks = write_to(
        chosen.out,
        chosen_format,
        lambda path: export_map(project, path, chosen_format.key, options, go_on),
    )
    for remark in remarks:
        print(said_remark(remark), file=stream_for_remarks(chosen.out))


def tell(chosen: Namespace) -> int:
    from cjm_desktop.cli._told import inventory, said_inventory
    from cjm_desktop.storage.opening import read_project

    found = inventory(read_project(chosen.file))
    print(_as_json(found) if chosen.json else said_inventory(found))
    return DONE


def check_up(chosen: Namespace) -> int:
    from cjm_desktop.cli._told import findings, said_findings
    from cjm_desktop.storage.opening import read_project

    found = findings(read_project(chosen.file))
    print(_as_json(found) if chosen.json else said_findings(found))
    return DONE


def prove_sound(chosen: Namespace) -> int:
    from cjm_desktop.storage.opening import verify

    for sentence in verify(chosen.file):
        print(sentence)
    return DONE


def _as_json(found: object) -> str:
    # Pure ASCII when the terminal is not UTF-8, so that no letter is lost on the way.
    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    return json.dumps(found, ensure_ascii=not unicode, indent=1)


def _check_target(path: Path, force: bool) -> None:
    """Say before any work what would stop the writing at its end."""
    if path.suffix.lower() != ".cjm":
        raise UserError(f"{path} would be no project file: give it a name that ends in .cjm.")
    if os.path.exists(path) and not force:  # unlike Path's, never an error: the writing tells it
        raise UserError(f"{path} is there already: choose another name, or --force to replace it.")


def _check_apart(project: Path, out: Path) -> None:
    if os.path.exists(out) and os.path.samefile(project, out):
        raise UserError(f"{out} is the project itself: choose another name.")


def _write(path: Path, project: object, force: bool) -> None:
    from cjm_desktop.domain.project import Project
    from cjm_desktop.storage.opening import write_project

    assert isinstance(project, Project)
    if write_project(path, project, force):
        print(f"{path} had another name (hard link), which keeps the old content.", file=sys.stderr)

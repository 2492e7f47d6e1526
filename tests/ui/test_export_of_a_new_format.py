"""A format that somebody adds in one file stands in the export dialog and in the dialogs of files."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cjm_desktop.ui.dialogs.export import ExportDialog
from tests.formats.new_format import new_formats
from tests.ui.conftest import Answers, small
from tests.ui.test_access import nameless
from tests.ui.test_export import Show, box, choose, dialog_of, enter, field, tick

__all__ = ["new_formats"]


def _titles(dialog: ExportDialog) -> list[str]:
    said = [w for w in dialog.form.findChildren(QWidget) if isinstance(w, QLabel | QCheckBox)]
    shown = [w for w in said if w.isVisible() and w.text()]
    return [w.text() for w in sorted(shown, key=lambda w: w.mapTo(dialog.form, w.pos()).y())]


def _stand(dialog: ExportDialog, titles: list[str]) -> bool:
    return _titles(dialog) == titles


def test_its_options_are_controls_and_come_into_the_file(
    new_formats: None, show: Show, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = dialog_of(show(small()))
    choose(dialog.form.format, "outline")
    qtbot.waitUntil(lambda: "not its looks" in dialog.preview.accessibleDescription())
    assert nameless(dialog) == []
    choose(box(dialog, "mark"), "none")
    assert not field(dialog, "gap").isVisible()
    choose(box(dialog, "mark"), "-")
    assert field(dialog, "gap").isVisible()
    enter(field(dialog, "gap"), "1 cm")
    enter(field(dialog, "indent"), "9")
    dialog.go.click()
    assert answers.offered == []
    assert field(dialog, "indent").mark
    enter(field(dialog, "indent"), "1")
    tick(dialog, "backwards").setChecked(True)
    path = tmp_path / "map.outline"
    answers.paths.append(path)
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.written == path, timeout=30_000)
    assert answers.filters == ["Outline of stages (*.outline)"]
    assert path.read_text().splitlines()[-1] == "gap 10"
    assert path.read_text().startswith(" -")
    assert "written" in dialog.remark.text()
    dialog.reject()


def test_one_that_draws_has_a_preview_and_shares_what_was_chosen(
    new_formats: None, show: Show, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = dialog_of(show(small()))
    choose(box(dialog, "theme"), "greyscale")
    choose(dialog.form.format, "drawing")
    qtbot.waitUntil(lambda: dialog.about.text().endswith(" mm"))
    assert dialog.preview.pages is not None
    assert box(dialog, "theme").currentData() == "greyscale"
    dialog.write(tmp_path / "map.drawing")
    qtbot.waitUntil(lambda: dialog.written is not None, timeout=30_000)
    assert (tmp_path / "map.drawing").read_text().endswith("in greyscale")
    dialog.reject()


def test_the_options_of_each_format_stand_in_its_own_order(
    new_formats: None, show: Show, qtbot: QtBot
) -> None:
    dialog = dialog_of(show(small()))
    expected = {
        "pdf": [
            *("Format", "Paper", "Orientation", "Pages", "Margins"),
            *("Page number, title and date below", "Theme"),
        ],
        "png": ["Format", "Resolution", "Transparent ground", "Theme"],
        "drawing": ["Format", "Theme"],
        "json": ["Format"],
        "outline": ["Format", "Mark", "Indent", "Last stage first", "Gap"],
    }
    for key, titles in expected.items():
        choose(dialog.form.format, key)
        qtbot.waitUntil(partial(_stand, dialog, titles))
    dialog.reject()


def test_it_is_among_what_can_be_imported(
    new_formats: None, show: Show, answers: Answers, qtbot: QtBot
) -> None:
    window = show(small())
    answers.paths.append(None)
    window.files.import_file()
    assert "*.outline" in answers.filters[0].partition(";;")[0]
    assert answers.filters[0].endswith("Outline of stages (*.outline)")

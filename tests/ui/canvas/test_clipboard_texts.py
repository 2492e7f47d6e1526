"""What other programs put on the clipboard becomes cards, or one sentence says why not."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage

from tests.robot import CONTROL
from tests.ui.canvas.desk import Desk


def paste(
    desk: Desk, content: str | QMimeData, cell: tuple[str, str] = ("Ideas", "Compares")
) -> None:
    if isinstance(content, str):
        QGuiApplication.clipboard().setText(content)
    else:
        QGuiApplication.clipboard().setMimeData(content)
    desk.robot.click(desk.cell(*cell)).key(Qt.Key.Key_V, CONTROL)
    desk.settle()


def test_line_breaks_inside_cells_of_a_sheet_stay_in_their_cards(desk: Desk) -> None:
    """As Excel copies four cells, of which the first has two lines."""
    paste(desk, '"Opens the app\nand signs in"\tPays\r\nCalls\tWaits\r\n', ("Metrics", "Compares"))
    assert desk.texts("Metrics", "Compares") == ["Opens the app\nand signs in"]
    assert desk.texts("Metrics", "Visits the shop") == ["Pays"]
    assert desk.texts("Ideas", "Compares") == ["Calls"]
    assert desk.texts("Ideas", "Visits the shop") == ["Waits"]


def test_a_single_cell_with_line_breaks_is_one_card(desk: Desk) -> None:
    paste(desk, '"Says ""yes""\nand pays"\r\n')
    assert desk.texts("Ideas", "Compares") == ['Says "yes"\nand pays']


def test_a_soft_line_break_stays_in_its_card(desk: Desk) -> None:
    """PowerPoint and Word say it as a vertical tab."""
    paste(desk, "Opens the app\vand signs in\r\nPays\u2028at once\r")
    assert desk.texts("Ideas", "Compares") == ["Opens the app\nand signs in", "Pays\nat once"]


@pytest.mark.parametrize("text", ['"Is it covered?"', '"Why', 'He said "no"', '"a" b', '""'])
def test_quotation_marks_that_were_typed_stay(desk: Desk, text: str) -> None:
    paste(desk, text)
    assert desk.texts("Ideas", "Compares") == [text]


def test_the_words_of_a_page_without_plain_text_are_taken(desk: Desk) -> None:
    mime = QMimeData()
    mime.setHtml("<p>Opens <b>the</b> app</p><p>Pays</p>")
    paste(desk, mime)
    assert desk.texts("Ideas", "Compares") == ["Opens the app", "Pays"]


def test_odd_letters_are_mended(desk: Desk) -> None:
    mime = QMimeData()
    mime.setData("text/plain", QByteArray(b"Pays\x00 now\x07"))
    paste(desk, mime)
    assert desk.texts("Ideas", "Compares") == ["Pays now"]
    half = QMimeData()
    half.setData("text/plain", QByteArray(b"half a pair \xed\xa0\xbd here"))
    paste(desk, half, ("Ideas", "Pays"))
    (text,) = desk.texts("Ideas", "Pays")
    assert text.replace("\ufffd", "") == "half a pair  here"


def test_a_table_that_begins_with_an_empty_cell_lies_where_it_should(desk: Desk) -> None:
    paste(desk, "\tPays\nCalls\t", ("Metrics", "Compares"))
    assert desk.texts("Metrics", "Visits the shop") == ["Pays"]
    assert desk.texts("Ideas", "Compares") == ["Calls"]


def _image() -> QMimeData:
    mime = QMimeData()
    mime.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    return mime


def _files() -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/tmp/somewhere.cjm")])
    return mime


def _odd() -> QMimeData:
    mime = QMimeData()
    mime.setData("application/x-something", QByteArray(b"\x00\x01"))
    return mime


def _gone() -> QMimeData:
    """As a program leaves it that ended after it had said what it holds."""
    mime = QMimeData()
    mime.setData("text/plain", QByteArray())
    return mime


def _nuls() -> QMimeData:
    mime = QMimeData()
    mime.setData("text/plain", QByteArray(b"\x00" * 1000))
    return mime


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (QMimeData, "The clipboard is empty"),
        (_image, "The clipboard holds a picture"),
        (_files, "The clipboard holds files"),
        (_odd, "The clipboard holds nothing that a map takes"),
        (_gone, "The clipboard holds no letters"),
        (_nuls, "The clipboard holds no letters"),
        (lambda: " \n\t\r\n", "The clipboard holds no letters"),
        (lambda: "x" * 20_001, "Line 1 of the clipboard has 20,001 letters"),
        (lambda: "one\n" + "x" * 20_001, "Line 2 of the clipboard has 20,001 letters"),
        (lambda: "row\tcolumn\n" * 10_000, "The clipboard holds more than 5,000 cards"),
        (lambda: "x" * 30_000_000, "The clipboard holds a text of 30,000,000 letters"),
        (lambda: "\t" * 300 + "far away", "What is pasted reaches more than 200 steps"),
    ],
)
def test_what_cannot_be_pasted_is_said_in_one_sentence(
    desk: Desk, content: Callable[[], str | QMimeData], said: str
) -> None:
    before = desk.project
    paste(desk, content())
    assert desk.project is before
    (message,) = desk.messages
    assert message.startswith(said)
    assert message.endswith(".")
    assert "\n" not in message

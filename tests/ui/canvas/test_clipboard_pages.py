"""What browsers and other programs copy as a page becomes cards: its words, its tables, and no pictures."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage

from cjm_desktop.ui.canvas.clipboard import PIECE
from tests.robot import CONTROL
from tests.ui.canvas.desk import Desk


def a_page(html: str, *, picture: bool = False, text: str | None = None) -> QMimeData:
    mime = QMimeData()
    mime.setHtml(html)
    if picture:
        mime.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    if text is not None:
        mime.setText(text)
    return mime


def paste(desk: Desk, mime: QMimeData, cell: tuple[str, str] = ("Ideas", "Compares")) -> None:
    QGuiApplication.clipboard().setMimeData(mime)
    desk.robot.click(desk.cell(*cell)).key(Qt.Key.Key_V, CONTROL)
    desk.settle()


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("<p>Opens <b>the</b>\n app</p><div><div>Pays<br>Waits</div></div>", ["Opens the app", "Pays", "Waits"]),
        ("<ul><li>One<li>Two</ul>&amp; three &#8364; &copy;&nbsp;x", ["One", "Two", "& three € © x"]),
        ("<style>p {a: b}</style><script>if (a<b) '</p>'</script><title>No</title>Yes<!-- <p>no -->", ["Yes"]),
        ('<a title="a > b" href=x>Link</a> 1 < 2', ["Link 1 < 2"]),
        ("<pre>one\n  two</pre>", ["one", "two"]),
        ("Pays &#99999999999999999999; at once", ["Pays \ufffd at once"]),
        ("<p>Looks <img src=a.png alt=x> up</p>", ["Looks up"]),
        ("<body>Pays <div unclosed", ["Pays"]),
    ],
)  # fmt: skip
def test_the_words_of_a_page(desk: Desk, page: str, texts: list[str]) -> None:
    paste(desk, a_page(page))
    assert desk.texts("Ideas", "Compares") == texts


def test_a_table_of_a_page_lies_as_a_sheet_does(desk: Desk) -> None:
    paste(
        desk,
        a_page(
            "<table><tr><th>Opens<br>signs in<td><p>Pays</p></tr>\n"
            "<tr><td> </td><td>“Waits” <table><tr><td>a</td><td>b</td></tr></table></td></tr></table>"
        ),
        ("Metrics", "Compares"),
    )
    assert desk.texts("Metrics", "Compares") == ["Opens\nsigns in"]
    assert desk.texts("Metrics", "Visits the shop") == ["Pays"]
    assert desk.texts("Ideas", "Compares") == []
    assert desk.texts("Ideas", "Visits the shop") == ["“Waits”\na b"]


def test_a_wide_cell_of_a_table_takes_its_columns(desk: Desk) -> None:
    paste(
        desk,
        a_page("<table><tr><td colspan='2'>Opens</td><td>Pays</td></table>"),
        ("Ideas", "Compares"),
    )
    assert desk.texts("Ideas", "Visits the shop") == []
    assert desk.texts("Ideas", "Configures") == ["Pays"]


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "part", ["<div>", "<table><tr><td>", "<!--", "<!-", "</", "<a ", '<a b="', "<script>", "<", "&#9", "<b><!-- -- >"]
)  # fmt: skip
def test_no_page_stops_the_window(desk: Desk, part: str) -> None:
    """Reading in the square of its length would take hours."""
    paste(desk, a_page("<p>Here</p>" + part * (900_000 // len(part)) + "<p>deep"))
    assert desk.texts("Ideas", "Compares")[:1] == ["Here"] or len(desk.messages) == 1


def test_deep_words_are_found(desk: Desk) -> None:
    paste(desk, a_page("<div>" * 50_000 + "deep"))
    assert desk.texts("Ideas", "Compares") == ["deep"]


def test_a_page_has_a_bound_as_a_text_has(desk: Desk) -> None:
    paste(desk, a_page("<p>word</p>" * 500_000))
    assert desk.messages == [
        "The clipboard holds a text of 5,500,000 letters, and one paste takes 1,000,000: "
        "paste it in parts, or import it as a file."
    ]


@pytest.mark.parametrize(
    "copied",
    [
        lambda: a_page("<img src='https://example.org/a.png' alt='A shop'>", picture=True),
        lambda: a_page("<meta charset=utf-8><img src=a.png>"),
        lambda: a_page("<p><img src=a.png>", text="\ufffc"),
        lambda: a_page("<svg><text>A</text></svg>"),
    ],
)
def test_a_picture_of_a_page_is_no_card(desk: Desk, copied: Callable[[], QMimeData]) -> None:
    before = desk.project
    paste(desk, copied())
    assert desk.project is before
    assert desk.messages == [
        "The clipboard holds a picture, and a map takes texts: copy the words instead."
    ]


@pytest.mark.parametrize("data", [b'{"format": "cjm', b"[" * 5_000, b"\xff", b"{1: 2}", b"7"])
def test_a_damaged_part_of_a_map_is_to_be_copied_again(desk: Desk, data: bytes) -> None:
    mime = QMimeData()
    mime.setData(PIECE, QByteArray(data))
    paste(desk, mime)
    assert desk.messages == ["The clipboard holds a damaged part of a map: copy it again."]


def test_the_sign_of_a_picture_never_comes_into_a_card(desk: Desk) -> None:
    paste(desk, a_page("<p>Looks \ufffc up</p>", text="Looks\ufffc up\n\ufffc"))
    assert desk.texts("Ideas", "Compares") == ["Looks up"]

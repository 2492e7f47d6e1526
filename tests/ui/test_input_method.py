"""Chinese and Korean as one really types them: keys of a real screen, a real input method, the file that is left.

Made-up events show less: a real input method works in another process and starts anew when the focus moves.
"""

import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cjm_desktop.storage.opening import write_project
from tests.ui.conftest import small
from tests.ui.input_method import InputMethod, missing, real_input_method
from tests.ui.screen import Screen, real_screen, start_program, wait_for

pytestmark = pytest.mark.skipif(
    bool(missing()), reason=f"a real input method needs {', '.join(missing())}"
)

EMPTY_CELL = ("Down", "Right", "Right")
CARD = ("Down", "Right")


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    with real_screen(tmp_path) as made:
        yield made


@pytest.fixture
def input_method(screen: Screen, tmp_path: Path) -> Iterator[InputMethod]:
    with real_input_method(screen, tmp_path / "ibus") as made:
        yield made


class Desk:
    """The program with a small map on the screen, the keyboard on the map."""

    def __init__(self, screen: Screen, document: Path) -> None:
        write_project(document, small())
        self.screen, self.document = screen, document
        self._running: subprocess.Popen[str] = start_program(screen, str(document))
        self.window = screen.window(document.name)
        screen.do("windowactivate", "--sync", self.window)
        screen.wait_until_still()

    def walk(self, *keys: str) -> None:
        """To a place of the map; waits until it is shown there."""
        self.screen.key(*keys)
        self.screen.wait_until_still()

    def type(self, letters: str) -> None:
        """Letter by letter, each seen before the next, so that none is sent into nothing."""
        for letter in letters:
            self.screen.key(letter)

    def end(self) -> None:
        """Let nothing run on, however the test went."""
        with self._running:
            self._running.kill()

    def close(self) -> list[str]:
        """The button of the window's frame; returns the texts of the cards in the file."""
        subprocess.run(["wmctrl", "-i", "-c", self.window], env=self.screen.environment, check=True)
        said, _ = self._running.communicate(timeout=30)
        assert (self._running.returncode, said) == (0, "")
        return self.texts()

    def texts(self) -> list[str]:
        with closing(sqlite3.connect(self.document)) as connection:
            return [row[0] for row in connection.execute("SELECT text FROM card ORDER BY text")]

    def wait_for_text(self, text: str) -> None:
        try:
            wait_for(f"“{text}” in the file", lambda: text in self.texts())
        except TimeoutError:
            self.screen.picture(self.screen.pictures / "in vain.png")
            raise AssertionError(f"“{text}” never came: {self.texts()}") from None


@pytest.fixture
def desk(
    screen: Screen, input_method: InputMethod, tmp_path: Path
) -> Iterator[Callable[[str], Desk]]:
    made: list[Desk] = []

    def open_with(engine: str) -> Desk:
        input_method.use(engine)
        made.append(Desk(screen, tmp_path / "typed.cjm"))
        input_method.use(engine)
        return made[-1]

    yield open_with
    for each in made:
        each.end()


def test_korean_into_an_empty_cell_and_closed_in_the_middle(desk: Callable[[str], Desk]) -> None:
    at = desk("hangul")
    at.walk(*EMPTY_CELL)
    at.type("dkssud")
    assert "안녕" in at.close()


def test_korean_replaces_a_card_and_is_saved_in_the_middle(desk: Callable[[str], Desk]) -> None:
    at = desk("hangul")
    at.walk(*CARD)
    at.type("dkssud")
    at.screen.key("ctrl+s")
    at.wait_for_text("안녕")
    texts = at.close()
    assert "안녕" in texts
    assert not any("Makes a list" in text for text in texts)


def test_chinese_into_an_empty_cell(desk: Callable[[str], Desk]) -> None:
    at = desk("libpinyin")
    at.walk(*EMPTY_CELL)
    at.type("nihao")
    at.screen.key("space", "ctrl+Return")
    at.wait_for_text("你好")
    assert "你好" in at.close()


def test_chinese_closed_in_the_middle(desk: Callable[[str], Desk]) -> None:
    at = desk("libpinyin")
    at.walk(*EMPTY_CELL)
    at.type("nihao")
    assert "你好" in at.close()


def test_chinese_survives_a_click_into_a_field(desk: Callable[[str], Desk]) -> None:
    """This input method forgets what it composed when the focus goes."""
    at = desk("libpinyin")
    at.screen.place(at.window, 1400, 880)
    at.screen.wait_until_still()
    at.walk(*EMPTY_CELL)
    at.type("nihao")
    at.screen.click(at.window, (1250, 155))  # the first field of the form
    at.wait_for_text("你好")
    assert "你好" in at.close()

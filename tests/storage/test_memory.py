"""Opening never takes more than 1 GiB, whatever the file: the worst of them, each in a process of its own."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from cjm_desktop.domain.limits import MAX_FILE
from cjm_desktop.storage.digest import digest_of
from cjm_desktop.storage.errors import NotReadable
from cjm_desktop.storage.migrations import MIGRATIONS
from cjm_desktop.storage.opening import open_session
from tests.storage.processes import start

MIB = 2**20
WIDE = "\U0001f600"
"""Takes four bytes in the file and in memory, and twelve where it is hashed."""

Filling = Callable[[sqlite3.Connection], None]


def test_rows_as_long_as_they_can_be_take_less_than_a_gibibyte(map_file: Path, state: Path) -> None:
    fill(map_file, cards(35, text=WIDE * 1_000_000))
    assert peak_of_opening(map_file, state) < 1024


def test_objects_up_to_the_bound_and_texts_take_less_than_a_gibibyte(
    map_file: Path, state: Path
) -> None:
    objects = json_of(nested(28), 405)
    fill(map_file, cards(90, fields=objects, text=WIDE * 20_000, note=WIDE * 20_000), padding)
    in_a_process(state, _sign, map_file)
    assert peak_of_opening(map_file, state) < 1024


def test_too_many_objects_are_refused_before_they_are_made(map_file: Path, state: Path) -> None:
    fill(map_file, cards(180, fields=json_of(nested(500), 27)))
    in_a_process(state, _sign, map_file)
    assert peak_of_opening(map_file, state) < 250


def test_the_bytes_of_a_file_are_never_in_memory_more_than_three_times(
    map_file: Path, state: Path
) -> None:
    """Also when another program switched it to a log, and its header is changed before SQLite reads it."""
    fill(map_file, padding)
    with map_file.open("r+b") as file:
        file.seek(18)
        file.write(b"\2\2")
    assert peak_of_opening(map_file, state) < 3 * MAX_FILE / MIB


def cards(number: int, **columns: str) -> Filling:
    """More cards like the first, with other values in some columns; a `#` in them is the number of the card."""

    def add(database: sqlite3.Connection) -> None:
        names = [row[1] for row in database.execute("PRAGMA table_info(card)")]
        first = dict(zip(names, database.execute("SELECT * FROM card").fetchone(), strict=True))
        places = ", ".join("?" * len(names))
        for count in range(number):
            numbered = {name: text.replace("#", str(count), 1) for name, text in columns.items()}
            row = {**first, "id": f"cccccccc-0000-4000-8000-{count:012x}", **numbered}
            database.execute(f"INSERT INTO card VALUES ({places})", [row[name] for name in names])

    return add


def json_of(one: str, times: int) -> str:
    """A list of many values; no two cards have the same, for equal ones are taken apart once."""
    return '{"card": #, "list": [' + ",".join([one] * times) + "]}"


def nested(depth: int) -> str:
    """Objects in each other: in memory each takes forty times its letters."""
    return '{"a":' * depth + "1" + "}" * depth


def padding(database: sqlite3.Connection) -> None:
    """Free pages, up to what a document may have; no digest is about them."""
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    database.execute("CREATE TABLE filler (bytes BLOB)")
    for _ in range((MAX_FILE - pages * 4096) // MIB - 2):
        database.execute("INSERT INTO filler VALUES (zeroblob(1044000))")
    database.execute("DROP TABLE filler")


def fill(path: Path, *fillings: Filling) -> None:
    """Change a document as another program would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("BEGIN")
        for filling in fillings:
            filling(database)
        database.execute("COMMIT")
    assert path.stat().st_size <= MAX_FILE


def _sign(path: Path) -> None:
    """As one would who knows how a document is signed."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        digest = digest_of(database, MIGRATIONS[-1].tables)
        database.execute("UPDATE meta SET value = ? WHERE key = 'digest'", (digest,))


def peak_of_opening(path: Path, state: Path) -> float:
    """Most MiB that a process has had in memory at once that opened a document, or was refused it."""
    said = path.with_suffix(".peak")
    in_a_process(state, _open_and_say, path, said)
    return int(said.read_text("ascii")) / 1024


def _open_and_say(path: Path, said: Path) -> None:
    with suppress(NotReadable):
        open_session(path)
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    said.write_text(next(line for line in lines if line.startswith("VmHWM")).split()[1], "ascii")


def in_a_process(state: Path, work: Callable[..., object], *args: Path) -> None:
    process = start(state, work, *args)
    process.join()
    assert process.exitcode == 0

"""Two thousand damaged copies: refused or the same map, never a crash, a hang or another map."""

import random
import time
from collections import Counter
from collections.abc import Callable
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

import pytest

from cjm_desktop.domain.project import Project
from cjm_desktop.errors import UserError
from cjm_desktop.storage import backups
from cjm_desktop.storage.opening import read_project, write_project
from tests.builders import big_map
from tests.storage.processes import start
from tests.storage.work import the_project

COPIES = 2_000
WORKERS = 2
PAGE = 4096
LONGEST = 2.0

Damage = Callable[[bytearray, random.Random], None]


def flip_a_bit(data: bytearray, dice: random.Random) -> None:
    data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def flip_bits(data: bytearray, dice: random.Random) -> None:
    for _ in range(dice.randint(2, 40)):
        flip_a_bit(data, dice)


def change_the_header(data: bytearray, dice: random.Random) -> None:
    for _ in range(dice.randint(1, 3)):
        data[dice.randrange(100)] = dice.choice((0, 1, 2, 127, 255, dice.randrange(256)))


def zero_a_block(data: bytearray, dice: random.Random) -> None:
    size = dice.choice((16, 512, PAGE))
    at = dice.randrange(len(data)) // size * size
    data[at : at + size] = bytes(len(data[at : at + size]))


def cut_short(data: bytearray, dice: random.Random) -> None:
    at = dice.randrange(len(data))
    del data[at if dice.random() < 0.5 else at // PAGE * PAGE :]


def scatter_random_bytes(data: bytearray, dice: random.Random) -> None:
    for _ in range(dice.randint(1, 30)):
        data[dice.randrange(len(data))] = dice.randrange(256)


def overwrite_a_block(data: bytearray, dice: random.Random) -> None:
    at = dice.randrange(len(data))
    size = min(dice.choice((8, 64, 512, PAGE)), len(data) - at)
    data[at : at + size] = dice.randbytes(size)


def swap_pages(data: bytearray, dice: random.Random) -> None:
    one, other = (n * PAGE for n in dice.sample(range(len(data) // PAGE), 2))
    data[one : one + PAGE], data[other : other + PAGE] = (
        data[other : other + PAGE],
        data[one : one + PAGE],
    )


def repeat_a_page(data: bytearray, dice: random.Random) -> None:
    one, other = (n * PAGE for n in dice.sample(range(len(data) // PAGE), 2))
    data[one : one + PAGE] = data[other : other + PAGE]


def change_a_page_head(data: bytearray, dice: random.Random) -> None:
    """Cell counts and child pointers: where loops and wild offsets come from."""
    page = dice.randrange(1, len(data) // PAGE) * PAGE
    data[page + dice.randrange(40)] = dice.choice((0, 1, 2, 5, 10, 13, 255, dice.randrange(256)))


def add_bytes(data: bytearray, dice: random.Random) -> None:
    data += dice.randbytes(dice.choice((1, 100, PAGE)))


DAMAGES: tuple[Damage, ...] = (
    flip_a_bit,
    flip_a_bit,
    flip_bits,
    change_the_header,
    zero_a_block,
    cut_short,
    scatter_random_bytes,
    overwrite_a_block,
    swap_pages,
    repeat_a_page,
    change_a_page_head,
    add_bytes,
)


def a_map_with_everything() -> Project:
    """Several pages a table, and values that run over into pages of their own."""
    project = the_project().put(*big_map(5, 20, 8, 250).records()[1:])
    long = [c.altered(note=f"{c.text} " * 200) for c in list(project.cards)[::25]]
    return project.put(*long)


def open_damaged(folder: Path, first: int, said: Connection) -> None:
    """Damage and open every second copy; says what came of it."""
    good = a_map_with_everything()
    original = (folder / "good.cjm").read_bytes()
    path = folder / f"damaged-{first}.cjm"
    for number in range(first, COPIES, WORKERS):
        dice = random.Random(number)
        damage = DAMAGES[number // WORKERS % len(DAMAGES)]
        data = bytearray(original)
        damage(data, dice)
        path.write_bytes(data)
        begun = time.monotonic()
        try:
            outcome = "same" if read_project(path) == good else "another map"
        except UserError as error:
            outcome = "refused" if "\n" not in str(error) else "more than a sentence"
        if time.monotonic() - begun > LONGEST:
            outcome = "too slow"
        said.send((number, damage.__name__, outcome))
    said.close()


def test_two_thousand_damaged_copies(tmp_path: Path, state: Path) -> None:
    write_project(tmp_path / "good.cjm", a_map_with_everything())
    outcomes: dict[int, tuple[str, str]] = {}
    processes = []
    readers = []
    for first in range(WORKERS):
        reader, writer = Pipe(duplex=False)
        processes.append(start(state, open_damaged, tmp_path, first, writer))
        writer.close()
        readers.append(reader)
    for reader in readers:
        try:
            while True:
                number, damage, outcome = reader.recv()
                outcomes[number] = (damage, outcome)
        except EOFError:
            continue
    for process in processes:
        process.join()
    wrong = {n: o for n, o in outcomes.items() if o[1] not in ("same", "refused")}
    assert wrong == {}
    missing = sorted(set(range(COPIES)) - outcomes.keys())
    assert missing == [], "the program crashed on the first of these"
    counted = Counter(outcome for _, outcome in outcomes.values())
    assert counted["refused"] > COPIES / 2
    assert counted["same"] > 0, "a bit in an unused place does no harm"


def test_the_sentence_leads_to_the_earlier_versions_that_were_kept(tmp_path: Path) -> None:
    path = tmp_path / "map.cjm"
    project = the_project()
    write_project(path, project)
    kept = backups.keep(path)
    sound = path.read_bytes()
    path.write_bytes(sound[: len(sound) // 2])
    way = r"or an earlier version of it \(File → Versions on this computer\)\.$"
    with pytest.raises(UserError, match=way):
        read_project(path)
    assert [version.path for version in backups.backups_of(path)] == [kept]
    assert kept is not None
    assert read_project(kept) == project

    other = path.rename(tmp_path / "another.cjm")
    with pytest.raises(UserError) as nothing_kept:
        read_project(other)
    assert "earlier version" not in str(nothing_kept.value)

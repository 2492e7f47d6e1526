"""`kill -9` at random instants while edits and saves go on: nothing that was confirmed is lost."""

import os
import random
import select
import signal
import threading
import time
import traceback
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

from cjm_desktop.domain.edits.cards import Cell, add_card, alter_card
from cjm_desktop.domain.edits.edit import Edit, together
from cjm_desktop.domain.ids import new_id
from cjm_desktop.domain.project import Project
from cjm_desktop.storage.opening import open_session, read_project, write_project
from cjm_desktop.storage.recovery import recover, recoverable
from cjm_desktop.storage.session import MapSession
from tests.builders import big_map
from tests.edits import delete
from tests.storage.processes import start
from tests.storage.work import document_of, names

KILLS, MOST_KILLS = 200, 600
CARDS = 150


def edit_number(number: int, project: Project) -> Edit:
    """The edit with a number: it alters some cards, adds one, takes an older one away."""
    counter, *others = sorted((c for c in project.cards if not c.tags), key=lambda c: c.id)
    added = [c.id for c in project.cards if c.tags == ("added",)]
    at = Cell(counter.lane_id, counter.step_id)
    return together(
        f"Edit {number}",
        alter_card(counter.id, text=f"{number}"),
        alter_card(others[number % len(others)].id, note=f"note {number}"),
        delete("card", *added),
        add_card(new_id(), at, text=f"added {number}", tags=("added",)),
    )


def number_in(project: Project) -> int:
    """How many edits a project has seen; checks that it has seen exactly those, whole."""
    counter, *others = sorted((c for c in project.cards if not c.tags), key=lambda c: c.id)
    added = [c.text for c in project.cards if c.tags]
    number = int(counter.text)
    assert added == ([f"added {number}"] if number else [])
    last = {n % len(others): n for n in range(max(1, number - len(others) + 1), number + 1)}
    for place, card in enumerate(others):
        assert card.note == (f"note {last[place]}" if place in last else "")
    return number


def work_until_killed(path: Path, said: Connection) -> None:
    """Edit without pause, save in another thread without pause, say what is confirmed."""
    offers = recoverable()
    session = recover(offers[0]) if offers else open_session(path)
    document = document_of(session)
    threading.Thread(target=save_forever, args=(session, said), daemon=True).start()
    number = number_in(session.project)
    while True:
        number += 1
        os.write(said.fileno(), f"begun {number}\n".encode())
        document.commit(edit_number(number, document.project))
        os.write(said.fileno(), f"edited {number}\n".encode())


def save_forever(session: MapSession, said: Connection) -> None:
    try:
        while True:
            number = number_in(session.project)
            session.publish()
            os.write(said.fileno(), f"saved {number}\n".encode())
    except BaseException:
        traceback.print_exc()
        os._exit(1)


def test_nothing_confirmed_is_lost_by_kills_at_random_instants(
    documents: Path, state: Path
) -> None:
    path = documents / "map.cjm"
    project = big_map(5, 20, 10, CARDS)
    counter = min(project.cards, key=lambda card: card.id)
    write_project(path, project.put(counter.altered(text="0")))
    dice = random.Random(20_261)
    confirmed = {"begun": 0, "edited": 0, "saved": 0}
    strays = 0
    for kills in range(MOST_KILLS):  # a busy machine gets fewer edits done between two of them
        if kills >= KILLS and confirmed["edited"] > KILLS:
            break
        run_and_kill(path, state, dice, confirmed)
        strays += names(documents) != {path.name}
        check_after_kill(path, confirmed)
    assert confirmed["edited"] > KILLS
    assert confirmed["saved"] > KILLS / 4
    assert strays == 0, "a killed program left something beside the document"
    assert names(state / "arriving") == set(), (
        "what was left in our own folder goes at the next start"
    )


def run_and_kill(path: Path, state: Path, dice: random.Random, confirmed: dict[str, int]) -> None:
    reader, writer = Pipe(duplex=False)
    process = start(state, work_until_killed, path, writer)
    writer.close()
    if dice.random() < 0.9:
        select.select([reader], [], [], 20)
    time.sleep(dice.random() * 0.08)
    process.kill()
    process.join()
    assert process.exitcode == -signal.SIGKILL, "it ended by itself"
    with open(os.dup(reader.fileno())) as lines:
        for line in lines:
            what, _, number = line.partition(" ")
            if line.endswith("\n"):
                confirmed[what] = int(number)
    reader.close()


def check_after_kill(path: Path, confirmed: dict[str, int]) -> None:
    """The document is sound and has what was saved; it or the offer has what was edited."""
    in_document = number_in(read_project(path))
    assert confirmed["saved"] <= in_document <= confirmed["begun"]
    offers = recoverable()
    assert names(path.parent) == {path.name}
    held = in_document
    if offers:
        (offer,) = offers
        session = recover(offer)
        held = number_in(session.project)
        session.close()
    assert max(confirmed["edited"], in_document) <= held <= confirmed["begun"]

"""Hostile files: what a program with bad intent, or a clumsy one, may hand us under our name."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from cjm_desktop.domain.draft import Draft
from cjm_desktop.domain.kinds import EMOTIONS
from cjm_desktop.domain.records import RECORD_TYPES
from cjm_desktop.storage.digest import digest_of
from cjm_desktop.storage.errors import NotReadable
from cjm_desktop.storage.migrations import MIGRATIONS
from cjm_desktop.storage.opening import open_session, read_project, verify, write_project
from tests.storage.work import Spoiler, assert_is_a_sentence, in_database, seen, the_project


def bytes_at(offset: int, data: bytes) -> Spoiler:
    def spoil(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(offset)
            file.write(data)

    return spoil


def schema_text(old: str, new: str) -> Spoiler:
    """Change what stands in the schema, as a hostile file would."""
    return in_database(
        "PRAGMA writable_schema = ON; "
        f"UPDATE sqlite_master SET sql = replace(sql, '{old}', '{new}'); PRAGMA writable_schema = OFF"
    )


ENDLESS = "WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT id, 'x' AS title FROM n"
MASTER = "PRAGMA writable_schema = ON; UPDATE sqlite_master SET "

HOSTILE: dict[str, Spoiler] = {
    "a view in place of a table": in_database(
        "DROP TABLE channel", f"CREATE VIEW channel AS {ENDLESS}"
    ),
    "an endless view beside": in_database(f"CREATE VIEW more_cards AS {ENDLESS}"),
    "an endless view under the name of a table": in_database(
        f"{MASTER} type = 'view', rootpage = 0, sql = 'CREATE VIEW card AS {ENDLESS.replace(chr(39), chr(39) * 2)}' "
        "WHERE name = 'card'"
    ),
    "a trigger": in_database(
        "CREATE TRIGGER card_read AFTER INSERT ON card BEGIN DELETE FROM card; END"
    ),
    "a trigger named like a table": in_database(
        "CREATE TRIGGER lane AFTER INSERT ON card BEGIN DELETE FROM card; END"
    ),
    "an index": in_database("CREATE INDEX card_text ON card (text)"),
    "an index on an expression": in_database("CREATE INDEX sly ON card (abs(votes))"),
    "a generated column": in_database("ALTER TABLE card ADD COLUMN sly AS (votes + 1)"),
    "a column with a default": in_database("ALTER TABLE card ADD COLUMN sly TEXT DEFAULT 'x'"),
    "a virtual table": in_database("CREATE VIRTUAL TABLE search USING fts5 (text)"),
    "a virtual table in place of a table": in_database(
        "DROP TABLE channel",
        "CREATE VIRTUAL TABLE channel USING fts4 (id, rank, name, channel_group, icon, colour, more)",
    ),
    "an R-tree": in_database("CREATE VIRTUAL TABLE places USING rtree (id, a, b)"),
    "another table": in_database("CREATE TABLE notes (text TEXT)"),
    "a missing table": in_database("DROP TABLE channel"),
    "a check in a table": schema_text("votes INTEGER NOT NULL", "votes INTEGER CHECK (1)  "),
    "a default in a table": schema_text("votes INTEGER NOT NULL", "votes INT DEFAULT zero()"),
    "a table read from another root": in_database(
        f"{MASTER} rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'lane') WHERE name = 'card'"
    ),
    "a schema that is no SQL": in_database(
        f"{MASTER} sql = 'CREATE TABLE card (' WHERE name = 'card'"
    ),
    "a huge text": in_database(
        "UPDATE card SET text = printf('%.*c', 30000000, 'x') WHERE votes = 3"
    ),
    "a text above the limit": in_database("UPDATE card SET text = printf('%.*c', 30000, 'x')"),
    "a changed text": in_database("UPDATE card SET text = 'forged'"),
    "a changed number": in_database("UPDATE card SET votes = votes + 1"),
    "a removed card": in_database("DELETE FROM card WHERE id = (SELECT max(id) FROM card)"),
    "a dangling reference": in_database("DELETE FROM lane"),
    "no digest": in_database("DELETE FROM meta WHERE key = 'digest'"),
    "no revision": in_database("DELETE FROM meta WHERE key = 'revision'"),
    "bytes in place of a text": in_database("UPDATE card SET text = x'ff00ff'"),
    "a text that is no UTF-8": in_database("UPDATE card SET text = CAST(x'ff00ff' AS TEXT)"),
    "deep JSON": in_database(
        "UPDATE card SET fields = replace(printf('%.*c', 100000, '['), '', '') WHERE votes = 0"
    ),
    "no project row": in_database("DELETE FROM project"),
    "a foreign application": in_database("PRAGMA application_id = 7"),
    "version nought": in_database("PRAGMA user_version = 0"),
    "a negative version": in_database("PRAGMA user_version = -1"),
    "another encoding": bytes_at(56, b"\0\0\0\2"),
    "an odd page size": bytes_at(16, b"\x0f\xff"),
    "reserved space in the pages": bytes_at(20, b"\x20"),
    "an unknown journal version": bytes_at(18, b"\3\3"),
}


@pytest.mark.parametrize("spoil", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused_at_once_and_left_alone(map_file: Path, spoil: Spoiler) -> None:
    spoil(map_file)
    before = seen(map_file.parent)
    begun = time.monotonic()
    with pytest.raises(NotReadable) as refusal:
        open_session(map_file)
    assert time.monotonic() - begun < 2
    assert_is_a_sentence(str(refusal.value), map_file)
    assert seen(map_file.parent) == before
    with pytest.raises(NotReadable):
        verify(map_file)


COUNTING = "WITH RECURSIVE counting(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counting LIMIT {})"
AN_ID = "printf('cccccccc-0000-4000-8000-%012x', n)"


def nested(depth: int) -> str:
    return '{"deep": ' + "[" * depth + "]" * depth + "}"


SIGNED: dict[str, str] = {
    "a text above the limit": "UPDATE card SET text = printf('%.*c', 30000, 'x')",
    "a number above the limit": "UPDATE card SET votes = 9000000000000000000",
    "a word for a number": "UPDATE card SET votes = 'many'",
    "a mood beyond the scale": "UPDATE emotion_marker SET mood = 9e999",
    "a number for a date": "UPDATE map SET reviewed = 0",
    "a time of day for a date": "UPDATE map SET reviewed = '2024-02-01T00:00:00'",
    "a word for a list": "UPDATE card SET tags = '\"a\"'",
    "JSON without an end": "UPDATE card SET tags = '[\"a'",
    "a date that is none": "UPDATE map SET researched = '2024-02-31'",
    "deep JSON": "UPDATE card SET fields = printf('%.*c', 1000000, '[')",
    "deep JSON with an end": "UPDATE card SET more = replace(hex(zeroblob(20000)), '0', '{\"a\":') || '1' "
    "|| replace(hex(zeroblob(20000)), '0', '}')",
    "JSON that is no object": "UPDATE card SET more = '[]'",
    "JSON that hides a field": 'UPDATE card SET more = \'{"text": "another"}\'',
    "JSON that hides a field which is as in a new card": "UPDATE card SET colour = '', more = "
    '\'{"colour": "#000000"}\'',
    "a huge number in JSON": "UPDATE card SET fields = '{\"n\": ' || printf('%.*c', 5000, '9') || '}'",
    "a dangling reference": "UPDATE card SET step_id = (SELECT id FROM lane)",
    "a dangling end of one card": "UPDATE card SET until_id = (SELECT id FROM lane) "
    "WHERE id = (SELECT max(id) FROM card)",
    "an id that is none": "UPDATE channel SET id = 'x' || id",
    "two moods at one step": "UPDATE emotion_marker SET step_id = (SELECT id FROM step), persona_id = "
    "(SELECT id FROM persona)",
    "no map": "DELETE FROM map",
    "two project rows": "INSERT INTO project SELECT replace(id, '0', '1'), '', '', '', '{}' FROM project",
    "a revision that is no number": "UPDATE meta SET value = 'x' WHERE key = 'revision'",
    "a revision of 4,300 digits": "UPDATE meta SET value = printf('%.*c', 4300, '9') WHERE key = 'revision'",
    "a revision just too large": "UPDATE meta SET value = '9007199254740993' WHERE key = 'revision'",
    "a huge value in meta": "INSERT INTO meta VALUES ('note', printf('%.*c', 4000000, 'x'))",
    "a million keys in meta": f"{COUNTING.format(1_000_000)} INSERT INTO meta SELECT 'key' || n, '' FROM counting",
    "more, 400 levels deep": f"UPDATE card SET more = '{nested(400)}'",
    "fields, 40 levels deep": f"UPDATE card SET fields = '{nested(40)}'",
    "not a number in fields": "UPDATE card SET fields = '{\"value\": NaN}'",
    "infinity in fields": "UPDATE card SET fields = '{\"value\": -Infinity}'",
    "1e400 in fields": "UPDATE card SET fields = '{\"value\": 1e400}'",
    "1e400 in more": "UPDATE lane SET more = '{\"value\": [1e400]}'",
    "10^4000 in fields": "UPDATE card SET fields = '{\"value\": 1' || printf('%.*c', 4000, '0') || '}'",
    "a number of 20 digits": "UPDATE card SET fields = '{\"value\": 99999999999999999999}'",
    "half a letter in fields": 'UPDATE card SET fields = \'{"words": "\\ud83d"}\'',
    "half a letter in the name of a field": "UPDATE card SET more = '{\"\\udc00\": 1}'",
    "half a letter in a tag": "UPDATE card SET tags = '[\"\\ud83d.\"]'",
    "one key twice": 'UPDATE card SET fields = \'{"a": 1, "a": 2}\'',
    "a million lists": "UPDATE card SET fields = '{\"a\": [' || replace(hex(zeroblob(60000)), '0', '[],') || '1]}'",
    "100,000 tags": "UPDATE card SET tags = '[' || replace(hex(zeroblob(50000)), '0', '\"\",') || '\"\"]'",
    "10,000 personas of a map": "UPDATE map SET persona_ids = '[' || replace(hex(zeroblob(5000)), '0', "
    "'\"' || (SELECT min(id) FROM persona) || '\",') || '\"' || (SELECT min(id) FROM persona) || '\"]'",
    "20,000 lanes": f"{COUNTING.format(20_000)} INSERT INTO lane SELECT {AN_ID}, rank, map_id, kind, title, "
    "persona_id, hint, more FROM counting, (SELECT * FROM lane LIMIT 1)",
    "100,000 cards in one cell": f"{COUNTING.format(100_000)} INSERT INTO card SELECT {AN_ID}, rank, lane_id, "
    "step_id, until_id, text, note, colour, evidence, tags, votes, fields, more FROM counting, "
    "(SELECT * FROM card LIMIT 1)",
    "too many letters": f"{COUNTING.format(450)} INSERT INTO card SELECT {AN_ID}, rank, lane_id, step_id, until_id, "
    "printf('%.*c', 20000, 'x'), note, colour, evidence, tags, votes, fields, more FROM counting, "
    "(SELECT * FROM card LIMIT 1)",
}


@pytest.mark.parametrize("statement", SIGNED.values(), ids=SIGNED.keys())
def test_a_hostile_file_with_a_right_digest_is_refused(map_file: Path, statement: str) -> None:
    """Whoever can write such a file can compute the digest as well."""
    signed(map_file, statement)
    with pytest.raises(NotReadable) as refusal:
        open_session(map_file)
    assert "changed it since" not in str(refusal.value)
    assert_is_a_sentence(str(refusal.value), map_file)
    with pytest.raises(NotReadable):
        verify(map_file)


def signed(path: Path, statement: str) -> None:
    """Change a document as one would who knows how it is signed."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute(statement)
        digest = digest_of(database, MIGRATIONS[-1].tables)
        database.execute("UPDATE meta SET value = ? WHERE key = 'digest'", (digest,))


def test_a_signed_file_with_a_dangling_reference_cannot_even_be_written(documents: Path) -> None:
    project = the_project()
    lane = next(iter(project.lanes))
    with pytest.raises(Exception, match="points at"):
        write_project(documents / "a.cjm", project.drop("lane", lane.id))
    assert list(documents.iterdir()) == []


def test_a_crowd_of_personas_and_moods_is_no_attack(documents: Path) -> None:
    """As many as a project may have: checked in time that follows their number."""
    draft = Draft("Crowd")
    map_id = draft.add_map("Crowd")
    draft.add_lane(map_id, EMOTIONS, "Emotions")
    steps = [draft.add_step(draft.add_stage(map_id, f"Stage {n}")) for n in range(6)]
    for number in range(RECORD_TYPES["persona"].MOST):
        persona_id = draft.add_persona(f"Persona {number}", map_id=map_id)
        for step_id in steps:
            draft.set_mood(persona_id, step_id, number % 5 - 2.0, f"Quote {number}")
    project = draft.project()
    write_project(documents / "crowd.cjm", project)
    assert read_project(documents / "crowd.cjm") == project

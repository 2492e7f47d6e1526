"""The versions of the file: what was shipped stays readable, and the tables are those of the records."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cjm_desktop.storage.digest import digest_of
from cjm_desktop.storage.errors import NotReadable
from cjm_desktop.storage.image import image_of
from cjm_desktop.storage.meta import DIGEST, say
from cjm_desktop.storage.migrations import CURRENT, MIGRATIONS, upgrade
from cjm_desktop.storage.migrations.migration import Migration
from cjm_desktop.storage.opening import open_session, read_project, verify
from cjm_desktop.storage.reading import load_image
from cjm_desktop.storage.schema import tables
from tests.storage.work import retext, the_project

GOLDEN = Path(__file__).parent / "golden"


def empty_database() -> sqlite3.Connection:
    database = sqlite3.connect(":memory:", isolation_level=None)
    upgrade(database)
    return database


def test_the_newest_migration_has_the_tables_of_the_records() -> None:
    """A new field of a record needs a migration that makes its column."""
    with closing(empty_database()) as database:
        for table in tables().values():
            found = database.execute(f"PRAGMA table_info({table.name})").fetchall()
            wanted = [
                (c.name, {"FLOAT": "REAL"}.get(str(c.type), str(c.type)), not c.nullable)
                for c in table.columns
            ]
            assert [(row[1], row[2], bool(row[3])) for row in found] == wanted, table.name
            references = database.execute(f"PRAGMA foreign_key_list({table.name})").fetchall()
            assert {(row[3], row[2]) for row in references} == {
                (key.parent.name, key.column.table.name) for key in table.foreign_keys
            }


def test_a_file_holds_the_tables_of_its_migration_letter_for_letter() -> None:
    with closing(empty_database()) as database:
        found = dict(database.execute("SELECT name, sql FROM sqlite_master"))
    assert found == dict(MIGRATIONS[-1].tables)


def test_versions_are_counted_without_a_gap() -> None:
    assert [migration.version for migration in MIGRATIONS] == list(range(1, CURRENT + 1))


@pytest.mark.parametrize("version", range(1, CURRENT + 1))
def test_a_file_of_every_shipped_version_opens_with_all_its_content(
    version: int, tmp_path: Path, state: Path
) -> None:
    golden = GOLDEN / f"v{version:04d}.cjm"
    wanted = json.loads((GOLDEN / f"v{version:04d}.json").read_text("utf-8"))
    project = read_project(golden)
    found = [[record.KIND, record.model_dump(mode="json")] for record in project.records()]
    assert sorted(found, key=repr) == sorted(wanted, key=repr)
    path = tmp_path / "copy.cjm"
    path.write_bytes(golden.read_bytes())
    session = open_session(path)
    retext(session, "edited", next(iter(session.project.cards)).text)
    session.publish()
    session.close()
    assert read_project(path) == session.project
    assert f"file version {CURRENT}" in verify(path)[0]


def _with_a_mood_column(connection: sqlite3.Connection) -> None:
    connection.execute(NEXT_TABLES["channel"].replace("channel", "channel_new", 1))
    connection.execute("INSERT INTO channel_new SELECT *, 'unknown' FROM channel")
    connection.execute("DROP TABLE channel")
    connection.execute("ALTER TABLE channel_new RENAME TO channel")


NEXT_TABLES = dict(MIGRATIONS[-1].tables)
NEXT_TABLES["channel"] = NEXT_TABLES["channel"].replace(
    "more TEXT NOT NULL\n", "more TEXT NOT NULL,\n    owner TEXT NOT NULL\n"
)
NEXT = Migration(version=CURRENT + 1, tables=NEXT_TABLES, upgrade=_with_a_mood_column)


def test_an_older_file_is_brought_to_the_next_version_in_memory() -> None:
    data = image_of(the_project(), 7).data
    loaded = load_image(data, Path("a.cjm"), (*MIGRATIONS, NEXT))
    assert loaded.version == CURRENT
    assert loaded.revision == 7
    channels = {c.name: c.model_extra for c in loaded.project.channels}
    assert channels["Website"] == {"owner": "unknown"}
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(loaded.image)
        assert database.execute("PRAGMA user_version").fetchone() == (CURRENT + 1,)
    with pytest.raises(NotReadable, match="newer version"):
        load_image(loaded.image, Path("a.cjm"))


def test_a_migration_that_fails_leaves_everything_as_it_was() -> None:
    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE card")
        connection.execute("SELECT * FROM nowhere")

    broken = Migration(version=CURRENT + 1, tables={}, upgrade=fail)
    with closing(empty_database()) as database:
        before = database.serialize()
        with pytest.raises(sqlite3.OperationalError, match="nowhere"):
            upgrade(database, (*MIGRATIONS, broken))
        assert database.execute("PRAGMA user_version").fetchone() == (CURRENT,)
        assert database.execute("SELECT count(*) FROM card").fetchone() == (0,)
        assert len(database.serialize()) == len(before)


def test_anybody_can_compute_the_digest_from_its_description(map_file: Path) -> None:
    """SCHEMA.md describes it; this is that description, with nothing but the standard library."""
    import hashlib

    with closing(sqlite3.connect(map_file)) as database:
        hashed = hashlib.sha256()
        for name in ("meta", *(table.name for table in tables().values())):
            hashed.update(f"{name}:".encode())
            for row in database.execute(f"SELECT * FROM {name} ORDER BY 1"):
                if row[0] != "digest":
                    hashed.update(json.dumps(row, separators=(",", ":")).encode() + b",")
        (said,) = database.execute("SELECT value FROM meta WHERE key = 'digest'").fetchone()
        assert hashed.hexdigest() == said
        say(database, DIGEST, "another")
        assert digest_of(database, MIGRATIONS[-1].tables) == said
        database.rollback()

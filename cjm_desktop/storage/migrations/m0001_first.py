"""Version 1: the first shipped file."""

import sqlite3

from cjm_desktop.storage.migrations.migration import Migration

_TABLES = {
    "meta": """\
CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID""",
    "project": """\
CREATE TABLE project (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    author TEXT NOT NULL,
    more TEXT NOT NULL
) WITHOUT ROWID""",
    "map": """\
CREATE TABLE map (
    id TEXT NOT NULL PRIMARY KEY,
    rank TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    scenario TEXT NOT NULL,
    goal TEXT NOT NULL,
    owner TEXT NOT NULL,
    persona_ids TEXT NOT NULL,
    researched TEXT,
    reviewed TEXT,
    review_interval_days INTEGER,
    theme TEXT NOT NULL,
    more TEXT NOT NULL
) WITHOUT ROWID""",
    "stage": """\
CREATE TABLE stage (
    id TEXT NOT NULL PRIMARY KEY,
    rank TEXT NOT NULL,
    map_id TEXT NOT NULL REFERENCES map (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL,
    note TEXT NOT NULL,
    colour TEXT NOT NULL,
    more TEXT NOT NULL
) WITHOUT ROWID""",
    "step": """\
CREATE TABLE step (
    id TEXT NOT NULL PRIMARY KEY,
    rank TEXT NOT NULL,
    stage_id TEXT NOT NULL REFERENCES stage (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL,
    note TEXT NOT NULL,
    moment_of_truth INTEGER NOT NULL,
    more TEXT NOT NULL
) WITHOUT ROWID""",
    "lane": """\
CREATE TABLE lane (
    id TEXT NOT NULL PRIMARY KEY,
    rank TEXT NOT NULL,
    map_id TEXT NOT NULL REFERENCES map (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    persona_id TEXT REFERENCES persona (id) DEFERRABLE INITIALLY DEFERRED,
    hint TEXT NOT NULL,
    more TEXT NOT NULL
) WITHOUT ROWID""",
    "card": """\
CREATE TABLE card (
    id TEXT NOT NULL PRIMARY KEY,
    rank TEXT NOT NULL,
    lane_id TEXT NOT NULL REFERENCES lane (id) DEFERRABLE INITIALLY DEFERRED,
    step_id TEXT NOT NULL REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
    until_id TEXT REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    note TEXT NOT NULL,
    colour TEXT NOT NULL,
    evidence TEXT NOT NULL,
    tags TEXT NOT NULL,
    votes INTEGER NOT NULL,
    fields TEXT NOT NULL,
    more TEXT NOT NULL
) WITHOUT ROWID""",
    "emotion_marker": """\
CREATE TABLE emotion_marker (
    id TEXT NOT NULL PRIMARY KEY,
    persona_id TEXT NOT NULL REFERENCES persona (id) DEFERRABLE INITIALLY DEFERRED,
    step_id TEXT NOT NULL REFERENCES step (id) DEFERRABLE INITIALLY DEFERRED,
    mood REAL NOT NULL,
    quote TEXT NOT NULL,
    more TEXT NOT NULL
) WITHOUT ROWID""",
    "persona": """\
CREATE TABLE persona (
    id TEXT NOT NULL PRIMARY KEY,
    rank TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    initials TEXT NOT NULL,
    colour TEXT NOT NULL,
    quote TEXT NOT NULL,
    age TEXT NOT NULL,
    gender TEXT NOT NULL,
    location TEXT NOT NULL,
    occupation TEXT NOT NULL,
    family TEXT NOT NULL,
    interests TEXT NOT NULL,
    personal_values TEXT NOT NULL,
    lifestyle TEXT NOT NULL,
    purchase_frequency TEXT NOT NULL,
    decision_triggers TEXT NOT NULL,
    goals TEXT NOT NULL,
    needs TEXT NOT NULL,
    pains TEXT NOT NULL,
    frustrations TEXT NOT NULL,
    preferred_channel_ids TEXT NOT NULL,
    tech_comfort INTEGER,
    more TEXT NOT NULL
) WITHOUT ROWID""",
    "channel": """\
CREATE TABLE channel (
    id TEXT NOT NULL PRIMARY KEY,
    rank TEXT NOT NULL,
    name TEXT NOT NULL,
    channel_group TEXT NOT NULL,
    icon TEXT NOT NULL,
    colour TEXT NOT NULL,
    more TEXT NOT NULL
) WITHOUT ROWID""",
}


def _create(connection: sqlite3.Connection) -> None:
    for statement in _TABLES.values():
        connection.execute(statement)


MIGRATION = Migration(version=1, tables=_TABLES, upgrade=_create)

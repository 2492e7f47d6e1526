"""The file: validated opening, a working copy in which every edit is durable, publishing as a whole.

- `opening`: open_session, new_session, read_project, write_project, verify
- `session`: MapSession, the open map
- `recovery`: recoverable, recover, discard
- `state`: SaveState, what the status bar says
- `errors`: StorageError and its kinds, all of them told to the user

SQLAlchemy and the records are imported with `opening`; `recovery` alone, which the start page asks, is light.
How it works and what stands in the file: SCHEMA.md beside this module.
"""

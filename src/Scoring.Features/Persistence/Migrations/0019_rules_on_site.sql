-- Editions whose rules are written on the site (Scoring.Features/Seasons): each version is the whole folder of rule files as it would stand in the
-- rules folder. The newest version counts that needed no second person or was confirmed by one. Nothing is changed or removed.
CREATE TABLE rule_versions (
    version_id INTEGER PRIMARY KEY,
    edition    TEXT    NOT NULL,
    number     INTEGER NOT NULL CHECK (number >= 1),           -- counts the edition's versions
    hash       TEXT    NOT NULL,                               -- SHA-256 of names and bytes of its files
    proposed   INTEGER NOT NULL CHECK (proposed IN (0, 1)),    -- 1: changes what is locked, and waits for the chair
    reason     TEXT    NOT NULL, decree TEXT NOT NULL,         -- may be empty
    by         TEXT    NOT NULL, at TEXT NOT NULL,             -- UTC
    UNIQUE (edition, number)
) STRICT;

CREATE TABLE rule_files (
    version_id INTEGER NOT NULL REFERENCES rule_versions (version_id),
    path       TEXT    NOT NULL,                               -- in the edition's folder, or committee/NAME.yaml
    bytes      BLOB    NOT NULL,
    PRIMARY KEY (version_id, path)
) STRICT, WITHOUT ROWID;

-- What the chair said of a version that changes what is locked.
CREATE TABLE rule_rulings (
    ruling_id  INTEGER PRIMARY KEY,
    version_id INTEGER NOT NULL REFERENCES rule_versions (version_id),
    outcome    TEXT    NOT NULL CHECK (outcome IN ('confirmed', 'refused')),
    reason     TEXT    NOT NULL,
    by         TEXT    NOT NULL, at TEXT NOT NULL              -- UTC
) STRICT;

-- How far a season is: the newest row counts. A season without one is a draft.
CREATE TABLE season_changes (
    change_id INTEGER PRIMARY KEY,
    edition   TEXT    NOT NULL,
    state     TEXT    NOT NULL CHECK (state IN ('draft', 'announced', 'running', 'archived')),
    reason    TEXT    NOT NULL,                                -- may be empty
    by        TEXT    NOT NULL, at TEXT NOT NULL               -- UTC
) STRICT;

CREATE TRIGGER rule_versions_stay_as_they_are BEFORE UPDATE ON rule_versions
BEGIN SELECT RAISE(ABORT, 'versions of rules are append-only'); END;
CREATE TRIGGER rule_versions_are_kept BEFORE DELETE ON rule_versions
BEGIN SELECT RAISE(ABORT, 'versions of rules are append-only'); END;
CREATE TRIGGER rule_files_stay_as_they_are BEFORE UPDATE ON rule_files
BEGIN SELECT RAISE(ABORT, 'versions of rules are append-only'); END;
CREATE TRIGGER rule_files_are_kept BEFORE DELETE ON rule_files
BEGIN SELECT RAISE(ABORT, 'versions of rules are append-only'); END;
CREATE TRIGGER rule_rulings_stay_as_they_are BEFORE UPDATE ON rule_rulings
BEGIN SELECT RAISE(ABORT, 'versions of rules are append-only'); END;
CREATE TRIGGER rule_rulings_are_kept BEFORE DELETE ON rule_rulings
BEGIN SELECT RAISE(ABORT, 'versions of rules are append-only'); END;
CREATE TRIGGER season_changes_stay_as_they_are BEFORE UPDATE ON season_changes
BEGIN SELECT RAISE(ABORT, 'season_changes is append-only'); END;
CREATE TRIGGER season_changes_are_kept BEFORE DELETE ON season_changes
BEGIN SELECT RAISE(ABORT, 'season_changes is append-only'); END;

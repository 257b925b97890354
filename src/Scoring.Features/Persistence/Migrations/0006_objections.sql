-- Objections, what was ruled on them, and who was disqualified. All of it is only ever added.
CREATE TABLE objection_windows (
    window_id INTEGER PRIMARY KEY,
    edition TEXT NOT NULL,
    until   TEXT,                               -- UTC, itself still in time; NULL for no end. The newest holds.
    by TEXT NOT NULL, at TEXT NOT NULL
) STRICT;

CREATE TABLE objections (
    edition  TEXT    NOT NULL,
    number   INTEGER NOT NULL,                  -- from 1 in each edition
    unit     TEXT    NOT NULL,
    claimant TEXT    NOT NULL, claim TEXT NOT NULL,
    evidence TEXT    NOT NULL,                  -- what the claimant points to; empty where nothing
    run_id   INTEGER NOT NULL REFERENCES runs (run_id),    -- the run that it objects to
    by TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (edition, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE objection_rulings (
    edition TEXT    NOT NULL, number INTEGER NOT NULL,
    upheld  INTEGER NOT NULL CHECK (upheld IN (0, 1)),
    reason  TEXT    NOT NULL,
    effect  TEXT    NOT NULL,                   -- what follows from it, in words; may be empty
    decided_by TEXT NOT NULL,
    run_id  INTEGER NOT NULL REFERENCES runs (run_id),     -- the run at the time of the ruling
    by TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (edition, number),
    FOREIGN KEY (edition, number) REFERENCES objections (edition, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE disqualifications (                -- the newest one about a unit holds
    disqualification_id INTEGER PRIMARY KEY,
    edition TEXT NOT NULL, unit TEXT NOT NULL,
    undone  INTEGER NOT NULL CHECK (undone IN (0, 1)),
    reason  TEXT NOT NULL, decided_by TEXT NOT NULL,
    by TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX disqualifications_of_an_edition ON disqualifications (edition, disqualification_id);

-- What a run used besides files: marks and decisions that were entered, under the hash that the run's own covers.
CREATE TABLE run_entered (
    run_id INTEGER NOT NULL REFERENCES runs (run_id),
    edition TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, rows INTEGER NOT NULL,
    PRIMARY KEY (run_id, edition, kind)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER objection_windows_stay_as_they_are BEFORE UPDATE ON objection_windows BEGIN SELECT RAISE(ABORT, 'objections are append-only'); END;
CREATE TRIGGER objection_windows_are_kept BEFORE DELETE ON objection_windows BEGIN SELECT RAISE(ABORT, 'objections are append-only'); END;
CREATE TRIGGER objections_stay_as_they_are BEFORE UPDATE ON objections BEGIN SELECT RAISE(ABORT, 'objections are append-only'); END;
CREATE TRIGGER objections_are_kept BEFORE DELETE ON objections BEGIN SELECT RAISE(ABORT, 'objections are append-only'); END;
CREATE TRIGGER objection_rulings_stay_as_they_are BEFORE UPDATE ON objection_rulings BEGIN SELECT RAISE(ABORT, 'objections are append-only'); END;
CREATE TRIGGER objection_rulings_are_kept BEFORE DELETE ON objection_rulings BEGIN SELECT RAISE(ABORT, 'objections are append-only'); END;
CREATE TRIGGER disqualifications_stay_as_they_are BEFORE UPDATE ON disqualifications BEGIN SELECT RAISE(ABORT, 'objections are append-only'); END;
CREATE TRIGGER disqualifications_are_kept BEFORE DELETE ON disqualifications BEGIN SELECT RAISE(ABORT, 'objections are append-only'); END;

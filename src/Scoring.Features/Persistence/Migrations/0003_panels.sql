-- Who has which seat, as changes that are only ever added: the newest one for a juror and an entry holds.
CREATE TABLE seat_changes (
    change_id INTEGER PRIMARY KEY,
    edition TEXT NOT NULL, stage TEXT NOT NULL, entry TEXT NOT NULL, juror TEXT NOT NULL,
    seated  INTEGER NOT NULL CHECK (seated IN (0, 1)),
    how     TEXT    NOT NULL,                   -- draw, assign, withdraw, swap
    reason  TEXT    NOT NULL,                   -- of a draw: its published seed
    by      TEXT    NOT NULL,
    at      TEXT    NOT NULL                    -- UTC
) STRICT;
CREATE INDEX seat_changes_of_a_stage ON seat_changes (edition, stage, change_id);

-- What becomes of a stage: opened, its deadline, closed, opened again. The newest change of each kind holds.
CREATE TABLE stage_changes (
    change_id INTEGER PRIMARY KEY,
    edition TEXT NOT NULL, stage TEXT NOT NULL,
    what     TEXT NOT NULL,                     -- opened, closed, deadline
    deadline TEXT,                              -- UTC; NULL for none
    reason   TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL
) STRICT;

-- Conflicts of interest that jurors declare, or that somebody declares of them, besides those that came in as files.
CREATE TABLE declared_conflicts (
    declared_id INTEGER PRIMARY KEY,
    edition TEXT NOT NULL, juror TEXT NOT NULL, entry TEXT NOT NULL,
    reason TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL
) STRICT;

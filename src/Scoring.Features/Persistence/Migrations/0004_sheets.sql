-- Scoresheets that are entered mark by mark: every version whole, as it was after a command. The newest one holds.
CREATE TABLE sheet_revisions (
    revision_id INTEGER PRIMARY KEY,
    edition TEXT NOT NULL, stage TEXT NOT NULL, entry TEXT NOT NULL, juror TEXT NOT NULL,
    number    INTEGER NOT NULL CHECK (number >= 1),
    state     TEXT NOT NULL,                    -- Draft, Submitted, Reopened, Abstained
    marks     TEXT NOT NULL,                    -- JSON: mark by criterion, as text
    comments  TEXT NOT NULL,                    -- JSON: comment by criterion
    until     TEXT,                             -- UTC; the deadline of this sheet alone, NULL where the stage's holds
    command   TEXT NOT NULL,                    -- mark, comment, hand-in, reopen, abstain
    criterion TEXT,                             -- of a mark or comment
    reason    TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL,
    UNIQUE (edition, stage, entry, juror, number)
) STRICT;

CREATE TRIGGER sheet_revisions_stay_as_they_are BEFORE UPDATE ON sheet_revisions
BEGIN SELECT RAISE(ABORT, 'revisions of sheets are append-only'); END;

CREATE TRIGGER sheet_revisions_are_kept BEFORE DELETE ON sheet_revisions
BEGIN SELECT RAISE(ABORT, 'revisions of sheets are append-only'); END;

-- Paper sheets as two persons typed them in, and what was ruled where the two differ.
CREATE TABLE paper_entries (
    edition TEXT NOT NULL, stage TEXT NOT NULL, entry TEXT NOT NULL, juror TEXT NOT NULL,
    place INTEGER NOT NULL CHECK (place IN (1, 2)),
    marks TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL,
    UNIQUE (edition, stage, entry, juror, place)
) STRICT;

CREATE TABLE paper_rulings (
    ruling_id INTEGER PRIMARY KEY,
    edition TEXT NOT NULL, stage TEXT NOT NULL, entry TEXT NOT NULL, juror TEXT NOT NULL,
    criterion TEXT NOT NULL, mark TEXT, reason TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL,
    UNIQUE (edition, stage, entry, juror, criterion)
) STRICT;

CREATE TRIGGER paper_entries_stay_as_they_are BEFORE UPDATE ON paper_entries
BEGIN SELECT RAISE(ABORT, 'entries of paper sheets are append-only'); END;

CREATE TRIGGER paper_entries_are_kept BEFORE DELETE ON paper_entries
BEGIN SELECT RAISE(ABORT, 'entries of paper sheets are append-only'); END;

CREATE TRIGGER paper_rulings_stay_as_they_are BEFORE UPDATE ON paper_rulings
BEGIN SELECT RAISE(ABORT, 'rulings on paper sheets are append-only'); END;

CREATE TRIGGER paper_rulings_are_kept BEFORE DELETE ON paper_rulings
BEGIN SELECT RAISE(ABORT, 'rulings on paper sheets are append-only'); END;

CREATE INDEX seat_changes_of_a_seat ON seat_changes (edition, stage, entry, juror, change_id);

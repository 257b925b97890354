-- expand
-- Files of entries (Scoring.Features/Attachments). The bytes lie by their SHA-256 in DATABASE.files beside a file, or in attachment_chunks of a server.
CREATE TABLE attachments (
    attachment_id TEXT PRIMARY KEY,                       -- random, 128 bits: the part of its address
    edition  TEXT NOT NULL, entry TEXT NOT NULL,
    field    TEXT NOT NULL,                               -- of the form; evidence/INDICATOR for evidence
    name     TEXT NOT NULL, caption TEXT NOT NULL,
    type     TEXT NOT NULL CHECK (type IN ('pdf', 'jpeg', 'png', 'webp', 'xlsx', 'docx')),
    size     INTEGER NOT NULL CHECK (size > 0),           -- as it is kept, in bytes
    received TEXT NOT NULL, sha256 TEXT NOT NULL,         -- SHA-256 as it came, and as it is kept: a picture loses what it says of its taking
    state    TEXT NOT NULL CHECK (state IN ('checking', 'kept', 'refused', 'gone')),
    remarks  TEXT NOT NULL,                               -- for the examiner, separated by blanks; may be empty
    scan     TEXT,                                        -- what the scanner said; NULL while it has said nothing
    by       TEXT NOT NULL, at TEXT NOT NULL,             -- UTC, as all times here
    removed_by TEXT, removed_at TEXT                      -- taken out of the draft; a version that was sent still has it
) STRICT, WITHOUT ROWID;
CREATE INDEX attachments_of_an_entry ON attachments (edition, entry);
CREATE INDEX attachments_by_bytes ON attachments (sha256);
CREATE INDEX attachments_by_state ON attachments (state);

-- Used on a server alone.
CREATE TABLE attachment_chunks (
    sha256 TEXT NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (sha256, part)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER attachment_chunks_stay_as_they_are BEFORE UPDATE ON attachment_chunks
BEGIN SELECT RAISE(ABORT, 'bytes of files are not changed'); END;

-- The rounds in which jurors mark the same entries first (Scoring.Features/Jury/Calibration); what is marked there is no fact. Newest rows count.
CREATE TABLE calibration_rounds (
    round_id INTEGER PRIMARY KEY,
    edition  TEXT NOT NULL, stage TEXT NOT NULL,
    entries  TEXT NOT NULL,                               -- one a line
    state    TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    reason   TEXT NOT NULL,                               -- may be empty
    by       TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE calibration_sheets (
    sheet_id INTEGER PRIMARY KEY,
    edition  TEXT NOT NULL, stage TEXT NOT NULL, entry TEXT NOT NULL, juror TEXT NOT NULL,
    marks    TEXT NOT NULL,                               -- "criterion mark" a line
    submitted INTEGER NOT NULL CHECK (submitted IN (0, 1)),
    by       TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX calibration_sheets_of_a_stage ON calibration_sheets (edition, stage, entry, juror);
CREATE TRIGGER calibration_rounds_stay_as_they_are BEFORE UPDATE ON calibration_rounds
BEGIN SELECT RAISE(ABORT, 'calibration is append-only'); END;
CREATE TRIGGER calibration_rounds_are_kept BEFORE DELETE ON calibration_rounds
BEGIN SELECT RAISE(ABORT, 'calibration is append-only'); END;
CREATE TRIGGER calibration_sheets_stay_as_they_are BEFORE UPDATE ON calibration_sheets
BEGIN SELECT RAISE(ABORT, 'calibration is append-only'); END;
CREATE TRIGGER calibration_sheets_are_kept BEFORE DELETE ON calibration_sheets
BEGIN SELECT RAISE(ABORT, 'calibration is append-only'); END;

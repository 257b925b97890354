-- expand
-- What innovators write and send on the site (Scoring.Features/Entries). An entry belongs to the account that began it and to one agency, for good.
CREATE TABLE entries (
    entry_id INTEGER PRIMARY KEY,
    edition  TEXT    NOT NULL,
    entry    TEXT    NOT NULL,                                 -- its number in the edition, "00001" and up: the id in the register
    account  INTEGER NOT NULL REFERENCES accounts (account_id),
    agency   INTEGER REFERENCES agencies (agency_id),          -- NULL if the form asks for none
    by       TEXT    NOT NULL, at TEXT NOT NULL,               -- UTC
    UNIQUE (edition, entry)
) STRICT;

-- What is being written: the answers to a section as a JSON object, changed in place. The revision counts its saves.
CREATE TABLE entry_sections (
    edition  TEXT    NOT NULL, entry TEXT NOT NULL, section TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    answers  TEXT    NOT NULL,
    by       TEXT    NOT NULL, at TEXT NOT NULL,               -- UTC
    PRIMARY KEY (edition, entry, section),
    FOREIGN KEY (edition, entry) REFERENCES entries (edition, entry)
) STRICT, WITHOUT ROWID;

-- What was sent: the whole entry as JSON in one fixed form, with the hashes of its files.
CREATE TABLE entry_versions (
    version_id INTEGER PRIMARY KEY,
    edition    TEXT    NOT NULL, entry TEXT NOT NULL,
    number     INTEGER NOT NULL CHECK (number >= 1),           -- counts the entry's versions
    sha256     TEXT    NOT NULL,                               -- of the content in UTF-8
    content    TEXT    NOT NULL,
    by         TEXT    NOT NULL, at TEXT NOT NULL,             -- UTC
    UNIQUE (edition, entry, number),
    FOREIGN KEY (edition, entry) REFERENCES entries (edition, entry)
) STRICT;

-- What became of an entry: the newest row counts. A draft whose time is over is no row: the clock says so.
CREATE TABLE entry_states (
    state_id INTEGER PRIMARY KEY,
    edition  TEXT    NOT NULL, entry TEXT NOT NULL,
    state    TEXT    NOT NULL CHECK (state IN ('draft', 'with-agency', 'sent', 'withdrawn', 'complete', 'repair', 'refused')),
    version  INTEGER,                                          -- the number of the version that it is about; NULL for a draft
    reason   TEXT    NOT NULL,                                 -- may be empty
    fields   TEXT    NOT NULL,                                 -- of a repair: the ids of the fields that may be changed, one a line
    check_id TEXT,                                             -- of a refusal: the check that failed
    until    TEXT,                                             -- a deadline of its own, UTC
    by       TEXT    NOT NULL, at TEXT NOT NULL,               -- UTC
    FOREIGN KEY (edition, entry) REFERENCES entries (edition, entry)
) STRICT;
CREATE INDEX entry_states_of_an_entry ON entry_states (edition, entry, state_id);

-- What examiners answered: the newest answer to a check of a version counts.
CREATE TABLE entry_checks (
    answer_id INTEGER PRIMARY KEY,
    edition   TEXT    NOT NULL, entry TEXT NOT NULL,
    version   INTEGER NOT NULL,
    check_id  TEXT    NOT NULL,
    answer    TEXT    NOT NULL CHECK (answer IN ('yes', 'repair', 'no')),
    note      TEXT    NOT NULL,                                -- may be empty
    by        TEXT    NOT NULL, at TEXT NOT NULL,              -- UTC
    FOREIGN KEY (edition, entry) REFERENCES entries (edition, entry)
) STRICT;
CREATE INDEX entry_checks_of_an_entry ON entry_checks (edition, entry, answer_id);

-- Which examiner looks at which entry at the moment.
CREATE TABLE entry_takes (
    edition TEXT NOT NULL, entry TEXT NOT NULL,
    account INTEGER NOT NULL REFERENCES accounts (account_id),
    at      TEXT NOT NULL,                                     -- UTC
    PRIMARY KEY (edition, entry),
    FOREIGN KEY (edition, entry) REFERENCES entries (edition, entry)
) STRICT, WITHOUT ROWID;

-- The register of entries as it was fixed: the file that was imported.
CREATE TABLE entry_registers (
    register_id INTEGER PRIMARY KEY,
    edition     TEXT    NOT NULL,
    import_id   INTEGER NOT NULL REFERENCES imports (import_id),
    sha256      TEXT    NOT NULL,
    content     TEXT    NOT NULL,
    by          TEXT    NOT NULL, at TEXT NOT NULL             -- UTC
) STRICT;
CREATE INDEX entry_registers_of_an_edition ON entry_registers (edition, register_id);

-- Who asked for an account to enter something, until that is looked up.
ALTER TABLE mail_requests ADD COLUMN edition TEXT;             -- NULL for a request for a new password
ALTER TABLE mail_requests ADD COLUMN name TEXT;                -- the person's name

CREATE TRIGGER entries_stay_as_they_are BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'entries is append-only'); END;
CREATE TRIGGER entries_are_kept BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'entries is append-only'); END;
CREATE TRIGGER entry_versions_stay_as_they_are BEFORE UPDATE ON entry_versions
BEGIN SELECT RAISE(ABORT, 'versions of entries are append-only'); END;
CREATE TRIGGER entry_versions_are_kept BEFORE DELETE ON entry_versions
BEGIN SELECT RAISE(ABORT, 'versions of entries are append-only'); END;
CREATE TRIGGER entry_states_stay_as_they_are BEFORE UPDATE ON entry_states
BEGIN SELECT RAISE(ABORT, 'entry_states is append-only'); END;
CREATE TRIGGER entry_states_are_kept BEFORE DELETE ON entry_states
BEGIN SELECT RAISE(ABORT, 'entry_states is append-only'); END;
CREATE TRIGGER entry_checks_stay_as_they_are BEFORE UPDATE ON entry_checks
BEGIN SELECT RAISE(ABORT, 'entry_checks is append-only'); END;
CREATE TRIGGER entry_checks_are_kept BEFORE DELETE ON entry_checks
BEGIN SELECT RAISE(ABORT, 'entry_checks is append-only'); END;
CREATE TRIGGER entry_registers_stay_as_they_are BEFORE UPDATE ON entry_registers
BEGIN SELECT RAISE(ABORT, 'entry_registers is append-only'); END;
CREATE TRIGGER entry_registers_are_kept BEFORE DELETE ON entry_registers
BEGIN SELECT RAISE(ABORT, 'entry_registers is append-only'); END;

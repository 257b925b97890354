-- The tables as they are after the last migration, in the order in which they came to be. A new file is made from this text,
-- which is itself made from the migrations:
-- SCORING_GOLDEN=write dotnet test tests/Scoring.Features.Tests --filter NewFileTests

CREATE TABLE imports (
    import_id    INTEGER PRIMARY KEY,
    edition      TEXT    NOT NULL,
    kind         TEXT    NOT NULL,
    scope        TEXT    NOT NULL,              -- what the file speaks of: a level, stages with jurors, or nothing
    file_name    TEXT    NOT NULL,
    sha256       TEXT    NOT NULL,
    row_count    INTEGER NOT NULL,              -- rows of the file, header not counted
    accepted     INTEGER NOT NULL,              -- rows that were taken
    layout       TEXT    NOT NULL,              -- names of the packed columns, in their order, one a line
    imported_at  TEXT    NOT NULL,
    imported_by  TEXT    NOT NULL,
    replaces     INTEGER REFERENCES imports (import_id),
    illustrative INTEGER NOT NULL CHECK (illustrative IN (0, 1)),   -- a row says of itself that its figures are made up for a sample
    in_force     INTEGER NOT NULL CHECK (in_force IN (0, 1))
) STRICT;

CREATE INDEX imports_in_force ON imports (edition, in_force);

CREATE TABLE import_columns (
    import_id INTEGER NOT NULL REFERENCES imports (import_id), name TEXT NOT NULL,
    texts TEXT NOT NULL, codes BLOB NOT NULL,
    UNIQUE (import_id, name)
) STRICT;

CREATE TABLE level_blocks (
    import_id INTEGER NOT NULL REFERENCES imports (import_id), block INTEGER NOT NULL,
    units TEXT NOT NULL,                        -- the ids, one a line
    cells BLOB NOT NULL,
    lines BLOB NOT NULL,                        -- where each cell was read: see PackedLines
    PRIMARY KEY (import_id, block)
) STRICT;

CREATE TABLE level_claims (
    import_id INTEGER NOT NULL REFERENCES imports (import_id), row INTEGER NOT NULL,
    unit_id TEXT NOT NULL, indicator TEXT NOT NULL, claimed_level TEXT, evidence TEXT,
    PRIMARY KEY (import_id, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE numbers (                          -- measures, and published totals (measure = '')
    import_id INTEGER NOT NULL REFERENCES imports (import_id), row INTEGER NOT NULL,
    level TEXT NOT NULL, unit_id TEXT NOT NULL, measure TEXT NOT NULL, value TEXT NOT NULL, published_rank TEXT, attributes TEXT, line INTEGER NOT NULL,
    PRIMARY KEY (import_id, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE people (                           -- history, jurors and conflicts: columns as in the file
    import_id INTEGER NOT NULL REFERENCES imports (import_id), row INTEGER NOT NULL,
    record TEXT NOT NULL, line INTEGER NOT NULL,
    PRIMARY KEY (import_id, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
    run_id INTEGER PRIMARY KEY,
    edition TEXT NOT NULL, rule_hash TEXT NOT NULL, input_hash TEXT NOT NULL, engine_version TEXT NOT NULL, result_hash TEXT NOT NULL,
    run_at TEXT NOT NULL, run_by TEXT NOT NULL,
    UNIQUE (edition, rule_hash, input_hash, engine_version, result_hash)
) STRICT;

CREATE TABLE run_inputs (
    run_id INTEGER NOT NULL REFERENCES runs (run_id), import_id INTEGER NOT NULL REFERENCES imports (import_id),
    PRIMARY KEY (run_id, import_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_rankings (
    run_id INTEGER NOT NULL REFERENCES runs (run_id), ranking TEXT NOT NULL,
    lines TEXT NOT NULL,
    PRIMARY KEY (run_id, ranking)
) STRICT;

CREATE VIEW run_rows AS
SELECT run_id, ranking, line.key AS row,
       line.value ->> 0 AS unit_id, line.value ->> 1 AS name, line.value ->> 2 AS cluster, line.value ->> 3 AS position, line.value ->> 4 AS rank,
       line.value ->> 5 AS score, line.value ->> 6 AS exact_score, line.value ->> 7 AS band, line.value ->> 8 AS within_cut, line.value ->> 9 AS notes
FROM run_rankings, json_each(lines) AS line;

CREATE TABLE audit_events (
    sequence INTEGER PRIMARY KEY,
    at       TEXT NOT NULL,                     -- UTC with seven decimals, as it is hashed
    who      TEXT NOT NULL,
    what     TEXT NOT NULL,                     -- one of a fixed list
    subject  TEXT NOT NULL,                     -- "programme/edition", then what of it
    why      TEXT NOT NULL,                     -- in the person's words; empty where no reason is asked for
    data     TEXT NOT NULL,                     -- JSON, kept letter by letter
    previous TEXT NOT NULL,
    hash     TEXT NOT NULL UNIQUE
) STRICT;

CREATE TRIGGER audit_events_stay_as_they_are BEFORE UPDATE ON audit_events
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

CREATE TRIGGER audit_events_are_kept BEFORE DELETE ON audit_events
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

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

CREATE TABLE stage_changes (
    change_id INTEGER PRIMARY KEY,
    edition TEXT NOT NULL, stage TEXT NOT NULL,
    what     TEXT NOT NULL,                     -- opened, closed, deadline
    deadline TEXT,                              -- UTC; NULL for none
    reason   TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL
) STRICT;

CREATE TABLE declared_conflicts (
    declared_id INTEGER PRIMARY KEY,
    edition TEXT NOT NULL, juror TEXT NOT NULL, entry TEXT NOT NULL,
    reason TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL
) STRICT;

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
    reason    TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL, salt TEXT,
    UNIQUE (edition, stage, entry, juror, number)
) STRICT;

CREATE TRIGGER sheet_revisions_stay_as_they_are BEFORE UPDATE ON sheet_revisions
BEGIN SELECT RAISE(ABORT, 'revisions of sheets are append-only'); END;

CREATE TRIGGER sheet_revisions_are_kept BEFORE DELETE ON sheet_revisions
BEGIN SELECT RAISE(ABORT, 'revisions of sheets are append-only'); END;

CREATE TABLE paper_entries (
    edition TEXT NOT NULL, stage TEXT NOT NULL, entry TEXT NOT NULL, juror TEXT NOT NULL,
    place INTEGER NOT NULL CHECK (place IN (1, 2)),
    marks TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL, salt TEXT,
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

CREATE TABLE eligibility_overrides (
    override_id INTEGER PRIMARY KEY,
    edition  TEXT NOT NULL, entry TEXT NOT NULL,
    accepted INTEGER CHECK (accepted IN (0, 1)), -- NULL: withdrawn, the rules decide again
    reason   TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL -- UTC
) STRICT;

CREATE INDEX eligibility_overrides_of_an_edition ON eligibility_overrides (edition, override_id);

CREATE TABLE point_decisions (
    decision_id INTEGER PRIMARY KEY,
    edition   TEXT NOT NULL,
    kind      TEXT NOT NULL,                    -- spread, double-sheet, missing-sheet, seen-by-too-few, slip, conflict
    stage     TEXT NOT NULL, entry TEXT NOT NULL,
    juror     TEXT NOT NULL, criterion TEXT NOT NULL, -- empty where the point is about none
    found     TEXT NOT NULL,                    -- the figures that it was decided about
    decision  TEXT NOT NULL,                    -- keep, re-mark, consensus
    reason    TEXT NOT NULL,
    decided_by TEXT NOT NULL,                   -- the plenary, in its own name
    by        TEXT NOT NULL, at TEXT NOT NULL   -- who wrote it down; UTC
) STRICT;

CREATE INDEX point_decisions_of_an_edition ON point_decisions (edition, decision_id);

CREATE TABLE hand_picks (
    pick_id INTEGER PRIMARY KEY,
    edition TEXT NOT NULL,
    for_id  TEXT NOT NULL,                      -- a ranking's or a prize's id
    unit    TEXT NOT NULL,
    picked  INTEGER NOT NULL CHECK (picked IN (0, 1)),
    reason  TEXT NOT NULL, decided_by TEXT NOT NULL,
    by      TEXT NOT NULL, at TEXT NOT NULL     -- UTC
) STRICT;

CREATE INDEX hand_picks_of_an_edition ON hand_picks (edition, pick_id);

CREATE TABLE final_runs (
    final_id INTEGER PRIMARY KEY,
    edition TEXT NOT NULL,
    run_id  INTEGER NOT NULL REFERENCES runs (run_id),
    by      TEXT NOT NULL, at TEXT NOT NULL     -- UTC
) STRICT;

CREATE INDEX final_runs_of_an_edition ON final_runs (edition, final_id);

CREATE TRIGGER eligibility_overrides_stay_as_they_are BEFORE UPDATE ON eligibility_overrides
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;

CREATE TRIGGER eligibility_overrides_are_kept BEFORE DELETE ON eligibility_overrides
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;

CREATE TRIGGER point_decisions_stay_as_they_are BEFORE UPDATE ON point_decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;

CREATE TRIGGER point_decisions_are_kept BEFORE DELETE ON point_decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;

CREATE TRIGGER hand_picks_stay_as_they_are BEFORE UPDATE ON hand_picks
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;

CREATE TRIGGER hand_picks_are_kept BEFORE DELETE ON hand_picks
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;

CREATE TRIGGER final_runs_stay_as_they_are BEFORE UPDATE ON final_runs
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;

CREATE TRIGGER final_runs_are_kept BEFORE DELETE ON final_runs
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;

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

CREATE TABLE draws (
    draw_id   INTEGER PRIMARY KEY,
    edition   TEXT NOT NULL, stage TEXT NOT NULL,
    seed      TEXT NOT NULL,
    per_entry INTEGER NOT NULL,
    at_most   INTEGER,                          -- NULL for any number
    reason    TEXT NOT NULL,                    -- of a draw that takes the place of seats; empty for the first
    by TEXT NOT NULL, at TEXT NOT NULL          -- UTC
) STRICT;

CREATE TABLE accounts (
    account_id INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT    NOT NULL UNIQUE COLLATE NOCASE,      -- as the audit trail names the person
    email    TEXT    NOT NULL UNIQUE COLLATE NOCASE,
    roles    INTEGER NOT NULL,                            -- Scoring.Features.Pipeline.Roles
    juror    TEXT, region TEXT,                           -- the juror's id; the code of the officer's region
    disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
    password TEXT,                                        -- hash in the form of ASP.NET Core Identity; NULL until an invitation is used
    stamp    TEXT    NOT NULL,                            -- changes with password, roles, second factor: sessions of an older stamp are over
    second_factor INTEGER NOT NULL CHECK (second_factor IN (0, 1)),
    recovery TEXT    NOT NULL,                            -- hashes of the codes left, parted by spaces
    added_at TEXT    NOT NULL
, shown_name TEXT, language TEXT, institution TEXT, zone TEXT, entry_groups TEXT) STRICT;

CREATE TABLE account_invitations (
    token_hash TEXT PRIMARY KEY,                          -- SHA-256; the token itself is kept nowhere
    account_id INTEGER NOT NULL REFERENCES accounts (account_id),
    until TEXT NOT NULL, used_at TEXT,
    by TEXT NOT NULL, at TEXT NOT NULL
, purpose TEXT, address TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE account_sessions (
    session_hash TEXT PRIMARY KEY,                        -- SHA-256 of what the cookie holds
    account_id INTEGER NOT NULL REFERENCES accounts (account_id),
    stamp   TEXT NOT NULL,
    browser TEXT NOT NULL,                                -- in a word or two, for the person's own list
    started_at TEXT NOT NULL, seen_at TEXT NOT NULL, ended_at TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX account_sessions_of_an_account ON account_sessions (account_id);

CREATE TABLE sheet_saves (
    edition TEXT NOT NULL, stage TEXT NOT NULL, entry TEXT NOT NULL, juror TEXT NOT NULL,
    key TEXT NOT NULL, revision INTEGER NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (edition, stage, entry, juror, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE publications (
    publication_id  INTEGER PRIMARY KEY,
    edition         TEXT    NOT NULL,
    number          INTEGER NOT NULL CHECK (number >= 1),
    name_id         TEXT    NOT NULL, name_en TEXT NOT NULL,   -- what the edition is called
    run_id          INTEGER NOT NULL REFERENCES runs (run_id),
    rule_hash       TEXT    NOT NULL, input_hash TEXT NOT NULL, engine_version TEXT NOT NULL, result_hash TEXT NOT NULL,
    folder          TEXT    NOT NULL UNIQUE,                   -- its name in the folder of publications
    manifest_sha256 TEXT    NOT NULL,                          -- of publication.json, which names every other file with its own
    illustrative    INTEGER NOT NULL CHECK (illustrative IN (0, 1)),
    note            TEXT    NOT NULL,                          -- may be empty
    by              TEXT    NOT NULL, at TEXT NOT NULL,        -- UTC
    UNIQUE (edition, number)
) STRICT;

CREATE TRIGGER publications_stay_as_they_are BEFORE UPDATE ON publications
BEGIN SELECT RAISE(ABORT, 'publications are append-only'); END;

CREATE TRIGGER publications_are_kept BEFORE DELETE ON publications
BEGIN SELECT RAISE(ABORT, 'publications are append-only'); END;

CREATE INDEX seat_changes_of_a_juror ON seat_changes (juror, edition, stage, change_id);

CREATE INDEX audit_events_that_bind_tables ON audit_events (sequence) WHERE what = 'tables-bound';

CREATE TABLE account_devices (
    account_id INTEGER PRIMARY KEY REFERENCES accounts (account_id),
    key  TEXT    NOT NULL,                                -- sealed by the site's keys; plain until a site of this version has started
    step INTEGER NOT NULL                                 -- the last time step whose code was used: no code serves twice
) STRICT;

CREATE TABLE header_meanings (
    edition TEXT NOT NULL, kind TEXT NOT NULL,
    header  TEXT NOT NULL,                                -- as in the file
    meaning TEXT NOT NULL,                                -- the column's name; '-' for a column that is left out
    by TEXT NOT NULL, at TEXT NOT NULL,                   -- UTC
    PRIMARY KEY (edition, kind, header)
) STRICT;

CREATE TABLE data_protection_keys (name TEXT PRIMARY KEY, xml TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in_tries (
    try_id INTEGER PRIMARY KEY,
    key    TEXT    NOT NULL,                              -- SHA-256 of what was tried, and by whom or at whom
    at INTEGER NOT NULL, until INTEGER NOT NULL
) STRICT;

CREATE INDEX sign_in_tries_of_a_key ON sign_in_tries (key, at);

CREATE TABLE pending_uploads (
    upload_id TEXT PRIMARY KEY,                           -- random
    edition TEXT NOT NULL, person TEXT NOT NULL, at TEXT NOT NULL,   -- UTC
    files TEXT NOT NULL                                   -- JSON: names, kinds and how each is read
) STRICT, WITHOUT ROWID;

CREATE TABLE pending_upload_parts (
    upload_id TEXT NOT NULL REFERENCES pending_uploads (upload_id), file INTEGER NOT NULL, part INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (upload_id, file, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE publication_files (
    folder TEXT NOT NULL REFERENCES publications (folder), path TEXT NOT NULL, part INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (folder, path, part)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER publication_files_stay_as_they_are BEFORE UPDATE ON publication_files
BEGIN SELECT RAISE(ABORT, 'publications are append-only'); END;

CREATE TRIGGER publication_files_are_kept BEFORE DELETE ON publication_files
BEGIN SELECT RAISE(ABORT, 'publications are append-only'); END;

CREATE TABLE commands_done (
    key TEXT NOT NULL, command TEXT NOT NULL,
    at  TEXT NOT NULL,                                    -- UTC
    PRIMARY KEY (key, command)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    mail_id       TEXT PRIMARY KEY,                       -- random; with the sender's domain it is the Message-ID of every try
    dedupe_key    TEXT NOT NULL UNIQUE,                   -- act, subject and recipient: what is asked twice is mailed once
    season        TEXT,                                   -- "programme/edition", or NULL
    template      TEXT NOT NULL, version INTEGER NOT NULL, -- 0 for the text that comes with the program
    account       INTEGER REFERENCES accounts (account_id),
    address       TEXT NOT NULL,
    language      TEXT NOT NULL,
    subject       TEXT NOT NULL, body TEXT NOT NULL,      -- U+E000 stands where the link goes
    sealed_secret TEXT,                                   -- the link's token while the mail is on its way, sealed by the site's keys
    priority      INTEGER NOT NULL,                       -- 0 security, 1 receipts, 2 all else
    state         TEXT    NOT NULL CHECK (state IN ('held', 'queued', 'sending', 'sent', 'written', 'failed', 'uncertain', 'cancelled')),
    not_before    TEXT    NOT NULL,                       -- UTC, as all times here; later after each try that has to be repeated
    attempts      INTEGER NOT NULL,
    claimed_at    TEXT,                                   -- the last time that a process took it
    lease         TEXT, lease_until TEXT,                 -- which process has it, and until when nobody else takes it
    begun         INTEGER NOT NULL CHECK (begun IN (0, 1)), -- 1 once this try may have reached the server
    code          INTEGER, error TEXT,                    -- the server's answer to the last try
    made_by       TEXT NOT NULL, made_at TEXT NOT NULL,
    sent_at       TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX outbox_due ON outbox (state, priority, not_before);

CREATE INDEX outbox_claimed ON outbox (claimed_at);

CREATE INDEX outbox_of_an_address ON outbox (lower(address), claimed_at);

CREATE TABLE mail_templates (
    template_id INTEGER PRIMARY KEY AUTOINCREMENT,
    season   TEXT NOT NULL, template TEXT NOT NULL, language TEXT NOT NULL,
    version  INTEGER NOT NULL CHECK (version >= 1),
    subject  TEXT NOT NULL, body TEXT NOT NULL,
    by TEXT NOT NULL, at TEXT NOT NULL,
    UNIQUE (season, template, language, version)
) STRICT;

CREATE TRIGGER mail_templates_stay_as_they_are BEFORE UPDATE ON mail_templates BEGIN SELECT RAISE(ABORT, 'texts of mail are append-only'); END;

CREATE TRIGGER mail_templates_are_kept BEFORE DELETE ON mail_templates BEGIN SELECT RAISE(ABORT, 'texts of mail are append-only'); END;

CREATE TABLE mail_requests (
    request_id TEXT PRIMARY KEY, address TEXT NOT NULL, language TEXT NOT NULL, at TEXT NOT NULL
, edition TEXT, name TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE mail_left (
    account INTEGER NOT NULL REFERENCES accounts (account_id), kind TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (account, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE account_regions (
    account_id INTEGER NOT NULL REFERENCES accounts (account_id), region TEXT NOT NULL,
    PRIMARY KEY (account_id, region)
) STRICT, WITHOUT ROWID;

CREATE TABLE agencies (
    agency_id INTEGER PRIMARY KEY AUTOINCREMENT,
    name   TEXT NOT NULL COLLATE NOCASE,
    region TEXT NOT NULL,                                 -- the code; empty for an agency of no region
    added_at TEXT NOT NULL,
    UNIQUE (region, name)
) STRICT;

CREATE TABLE account_agencies (
    account_id INTEGER NOT NULL REFERENCES accounts (account_id), agency_id INTEGER NOT NULL REFERENCES agencies (agency_id),
    PRIMARY KEY (account_id, agency_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE account_logins (
    issuer TEXT NOT NULL, subject TEXT NOT NULL,
    account_id INTEGER NOT NULL REFERENCES accounts (account_id),
    bound_at TEXT NOT NULL,
    PRIMARY KEY (issuer, subject)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE rule_rulings (
    ruling_id  INTEGER PRIMARY KEY,
    version_id INTEGER NOT NULL REFERENCES rule_versions (version_id),
    outcome    TEXT    NOT NULL CHECK (outcome IN ('confirmed', 'refused')),
    reason     TEXT    NOT NULL,
    by         TEXT    NOT NULL, at TEXT NOT NULL              -- UTC
) STRICT;

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

CREATE TABLE entries (
    entry_id INTEGER PRIMARY KEY,
    edition  TEXT    NOT NULL,
    entry    TEXT    NOT NULL,                                 -- its number in the edition, "00001" and up: the id in the register
    account  INTEGER NOT NULL REFERENCES accounts (account_id),
    agency   INTEGER REFERENCES agencies (agency_id),          -- NULL if the form asks for none
    by       TEXT    NOT NULL, at TEXT NOT NULL,               -- UTC
    UNIQUE (edition, entry)
) STRICT;

CREATE TABLE entry_sections (
    edition  TEXT    NOT NULL, entry TEXT NOT NULL, section TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    answers  TEXT    NOT NULL,
    by       TEXT    NOT NULL, at TEXT NOT NULL,               -- UTC
    PRIMARY KEY (edition, entry, section),
    FOREIGN KEY (edition, entry) REFERENCES entries (edition, entry)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE entry_takes (
    edition TEXT NOT NULL, entry TEXT NOT NULL,
    account INTEGER NOT NULL REFERENCES accounts (account_id),
    at      TEXT NOT NULL,                                     -- UTC
    PRIMARY KEY (edition, entry),
    FOREIGN KEY (edition, entry) REFERENCES entries (edition, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry_registers (
    register_id INTEGER PRIMARY KEY,
    edition     TEXT    NOT NULL,
    import_id   INTEGER NOT NULL REFERENCES imports (import_id),
    sha256      TEXT    NOT NULL,
    content     TEXT    NOT NULL,
    by          TEXT    NOT NULL, at TEXT NOT NULL             -- UTC
) STRICT;

CREATE INDEX entry_registers_of_an_edition ON entry_registers (edition, register_id);

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

CREATE TABLE attachment_chunks (
    sha256 TEXT NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (sha256, part)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER attachment_chunks_stay_as_they_are BEFORE UPDATE ON attachment_chunks
BEGIN SELECT RAISE(ABORT, 'bytes of files are not changed'); END;

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

CREATE TABLE vote_steps (
    step_id INTEGER PRIMARY KEY,
    edition TEXT NOT NULL,
    state   TEXT NOT NULL CHECK (state IN ('open', 'closed', 'reviewed', 'counted')),
    reason  TEXT NOT NULL,                                     -- may be empty
    by      TEXT NOT NULL, at TEXT NOT NULL                    -- UTC, as all times here
) STRICT;

CREATE TABLE vote_candidates (
    candidate_id INTEGER PRIMARY KEY,
    step_id INTEGER NOT NULL REFERENCES vote_steps (step_id),
    entry   TEXT NOT NULL, title TEXT NOT NULL,
    holder  TEXT NOT NULL, cluster TEXT NOT NULL,              -- as voters see them
    UNIQUE (step_id, entry)
) STRICT;

CREATE TABLE vote_ballots (
    ballot_id INTEGER PRIMARY KEY,
    edition TEXT NOT NULL,
    choices TEXT NOT NULL,                                     -- entries one a line; a grade after a tab
    salt    TEXT NOT NULL,
    at      TEXT NOT NULL
) STRICT;

CREATE INDEX vote_ballots_of_an_edition ON vote_ballots (edition, ballot_id);

CREATE TABLE vote_strikes (
    strike_id INTEGER PRIMARY KEY,
    ballot_id INTEGER NOT NULL REFERENCES vote_ballots (ballot_id),
    struck  INTEGER NOT NULL CHECK (struck IN (0, 1)),         -- 0: counts again; the newest row of a ballot counts
    reason  TEXT NOT NULL,
    by      TEXT NOT NULL, at TEXT NOT NULL
) STRICT;

CREATE INDEX vote_strikes_of_a_ballot ON vote_strikes (ballot_id, strike_id);

CREATE TABLE vote_keys (
    edition TEXT PRIMARY KEY, sealed TEXT NOT NULL, at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE vote_asks (
    ask_id   TEXT PRIMARY KEY,                                 -- random
    edition  TEXT NOT NULL,
    voter    TEXT NOT NULL, domain TEXT NOT NULL, source TEXT NOT NULL,
    choices  TEXT NOT NULL,
    code_hash TEXT, code_until TEXT,                           -- NULL until the code is sent
    tries    INTEGER NOT NULL,
    at       TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX vote_asks_of_a_voter ON vote_asks (edition, voter);

CREATE TABLE vote_voters (
    ballot_id INTEGER PRIMARY KEY REFERENCES vote_ballots (ballot_id),
    edition  TEXT NOT NULL,
    voter    TEXT NOT NULL, domain TEXT NOT NULL, source TEXT NOT NULL,
    UNIQUE (edition, voter)
) STRICT;

CREATE TABLE certificate_codes (
    certificate_id INTEGER PRIMARY KEY,
    code    TEXT NOT NULL UNIQUE,
    edition TEXT NOT NULL, award TEXT NOT NULL, unit TEXT NOT NULL,
    holder  TEXT NOT NULL, title TEXT NOT NULL, cluster TEXT NOT NULL, -- empty for none
    edition_name_id TEXT NOT NULL, edition_name_en TEXT NOT NULL,
    award_name_id TEXT NOT NULL, award_name_en TEXT NOT NULL,
    result_hash TEXT NOT NULL,
    by      TEXT NOT NULL, at TEXT NOT NULL
) STRICT;

CREATE INDEX certificate_codes_of_a_prize ON certificate_codes (edition, award, unit);

CREATE TABLE comment_releases (
    release_id INTEGER PRIMARY KEY,
    edition TEXT NOT NULL, stage TEXT NOT NULL, entry TEXT NOT NULL,
    juror   TEXT NOT NULL, criterion TEXT NOT NULL,
    released INTEGER NOT NULL CHECK (released IN (0, 1)),
    words   TEXT NOT NULL,                                     -- empty where it is taken back
    salt    TEXT NOT NULL,
    by      TEXT NOT NULL, at TEXT NOT NULL
) STRICT;

CREATE INDEX comment_releases_of_an_entry ON comment_releases (edition, entry);

CREATE TABLE evidence_drafts (
    edition TEXT NOT NULL, region TEXT NOT NULL, indicator TEXT NOT NULL,
    claimed INTEGER NOT NULL,                                  -- the level
    document TEXT NOT NULL, dated TEXT NOT NULL, subject TEXT NOT NULL, -- number, day and subject of the document; may be empty
    version INTEGER NOT NULL,
    by      TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (edition, region, indicator)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence_revisions (
    revision_id INTEGER PRIMARY KEY,
    edition TEXT NOT NULL, region TEXT NOT NULL, indicator TEXT NOT NULL,
    state   TEXT NOT NULL CHECK (state IN ('sent', 'agreed', 'lowered', 'rejected', 'repair')),
    checks  INTEGER NOT NULL,                                  -- how often it was decided since it was sent
    claimed INTEGER NOT NULL, verified INTEGER,                -- levels
    document TEXT NOT NULL, dated TEXT NOT NULL, subject TEXT NOT NULL,
    note    TEXT NOT NULL,                                     -- may be empty
    by      TEXT NOT NULL, at TEXT NOT NULL
) STRICT;

CREATE INDEX evidence_revisions_of_an_indicator ON evidence_revisions (edition, region, indicator, revision_id);

CREATE TRIGGER vote_steps_stay_as_they_are BEFORE UPDATE ON vote_steps BEGIN SELECT RAISE(ABORT, 'vote_steps is append-only'); END;

CREATE TRIGGER vote_steps_are_kept BEFORE DELETE ON vote_steps BEGIN SELECT RAISE(ABORT, 'vote_steps is append-only'); END;

CREATE TRIGGER vote_candidates_stay_as_they_are BEFORE UPDATE ON vote_candidates
BEGIN SELECT RAISE(ABORT, 'vote_candidates is append-only'); END;

CREATE TRIGGER vote_candidates_are_kept BEFORE DELETE ON vote_candidates BEGIN SELECT RAISE(ABORT, 'vote_candidates is append-only'); END;

CREATE TRIGGER vote_ballots_stay_as_they_are BEFORE UPDATE ON vote_ballots BEGIN SELECT RAISE(ABORT, 'ballots are append-only'); END;

CREATE TRIGGER vote_ballots_are_kept BEFORE DELETE ON vote_ballots BEGIN SELECT RAISE(ABORT, 'ballots are append-only'); END;

CREATE TRIGGER vote_strikes_stay_as_they_are BEFORE UPDATE ON vote_strikes BEGIN SELECT RAISE(ABORT, 'vote_strikes is append-only'); END;

CREATE TRIGGER vote_strikes_are_kept BEFORE DELETE ON vote_strikes BEGIN SELECT RAISE(ABORT, 'vote_strikes is append-only'); END;

CREATE TRIGGER certificate_codes_stay_as_they_are BEFORE UPDATE ON certificate_codes
BEGIN SELECT RAISE(ABORT, 'codes of certificates are append-only'); END;

CREATE TRIGGER certificate_codes_are_kept BEFORE DELETE ON certificate_codes
BEGIN SELECT RAISE(ABORT, 'codes of certificates are append-only'); END;

CREATE TRIGGER comment_releases_stay_as_they_are BEFORE UPDATE ON comment_releases
BEGIN SELECT RAISE(ABORT, 'comment_releases is append-only'); END;

CREATE TRIGGER comment_releases_are_kept BEFORE DELETE ON comment_releases
BEGIN SELECT RAISE(ABORT, 'comment_releases is append-only'); END;

CREATE TRIGGER evidence_revisions_stay_as_they_are BEFORE UPDATE ON evidence_revisions
BEGIN SELECT RAISE(ABORT, 'evidence_revisions is append-only'); END;

CREATE TRIGGER evidence_revisions_are_kept BEFORE DELETE ON evidence_revisions
BEGIN SELECT RAISE(ABORT, 'evidence_revisions is append-only'); END;

CREATE INDEX sheet_revisions_that_finish ON sheet_revisions (edition, stage, entry, juror, number)
    WHERE state IN ('Submitted', 'Abstained');

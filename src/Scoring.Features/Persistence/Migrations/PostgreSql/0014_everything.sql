-- Steps 1 to 14 of the SQLite files beside this folder in one, for PostgreSQL: no older database of this kind exists. What the tables are for is said
-- there. Exact numbers, times and JSON are texts in both, because hashes are computed from their bytes; the collation C orders as SQLite does.

-- Refuses what a table that is only ever added to does not allow.
CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$;

-- The next number of a table, as SQLite gives it: without gaps after a rollback, because numbers stand in the audit trail. Held until the end of the
-- transaction, so that the newest number is also the newest change.
CREATE FUNCTION next_number(of_table text, of_column text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE number bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(7003, 0);
    EXECUTE format('SELECT coalesce(max(%I), 0) + 1 FROM %I', of_column, of_table) INTO number;
    RETURN number;
END $$;

-- Every file that was ever brought in stays readable: a corrected file is a new import, its predecessor is only no longer in force.
CREATE TABLE imports (
    import_id    bigint PRIMARY KEY DEFAULT next_number('imports', 'import_id'),
    edition      text COLLATE "C" NOT NULL,
    kind         text COLLATE "C" NOT NULL,
    scope        text COLLATE "C" NOT NULL,   -- what the file speaks of: a level, stages with jurors, or nothing
    file_name    text COLLATE "C" NOT NULL,
    sha256       text COLLATE "C" NOT NULL,
    row_count    bigint NOT NULL,   -- rows of the file, header not counted
    accepted     bigint NOT NULL,   -- rows that were taken
    layout       text COLLATE "C" NOT NULL,   -- names of the packed columns, in their order, one a line
    imported_at  text COLLATE "C" NOT NULL,
    imported_by  text COLLATE "C" NOT NULL,
    replaces     bigint REFERENCES imports (import_id),
    illustrative bigint NOT NULL CHECK (illustrative IN (0, 1)),   -- a row says of itself that its figures are made up for a sample
    in_force     bigint NOT NULL CHECK (in_force IN (0, 1))
);
CREATE INDEX imports_in_force ON imports (edition, in_force);

-- Regions and submissions are kept by column: every text one a line, or each different text once with the number of it for every row
-- (1, 2 or 4 bytes each, the lowest first, 0 for an empty value). The column "(line)" holds where each row was read, as differences.
CREATE TABLE import_columns (
    import_id bigint NOT NULL REFERENCES imports (import_id), name text COLLATE "C" NOT NULL,
    texts text COMPRESSION lz4 COLLATE "C" NOT NULL, codes bytea COMPRESSION lz4 NOT NULL,
    position bigint GENERATED ALWAYS AS IDENTITY,   -- the order in which they were stored
    UNIQUE (import_id, name)
);

-- Levels of indicators, packed: up to 2048 units a row, one byte a cell in the order of imports.layout, 255 where nothing was reported.
CREATE TABLE level_blocks (
    import_id bigint NOT NULL REFERENCES imports (import_id), block bigint NOT NULL,
    units text COMPRESSION lz4 COLLATE "C" NOT NULL,   -- the ids, one a line
    cells bytea COMPRESSION lz4 NOT NULL,
    lines bytea COMPRESSION lz4 NOT NULL,   -- where each cell was read: see PackedLines
    PRIMARY KEY (import_id, block)
);

CREATE TABLE level_claims (
    import_id bigint NOT NULL REFERENCES imports (import_id), row bigint NOT NULL,
    unit_id text COLLATE "C" NOT NULL, indicator text COLLATE "C" NOT NULL, claimed_level text COLLATE "C", evidence text COLLATE "C",
    PRIMARY KEY (import_id, row)
);

CREATE TABLE numbers (   -- measures, and published totals (measure = '')
    import_id bigint NOT NULL REFERENCES imports (import_id), row bigint NOT NULL,
    level text COLLATE "C" NOT NULL, unit_id text COLLATE "C" NOT NULL, measure text COLLATE "C" NOT NULL, value text COLLATE "C" NOT NULL, published_rank text COLLATE "C", attributes text COLLATE "C", line bigint NOT NULL,
    PRIMARY KEY (import_id, row)
);

CREATE TABLE people (   -- history, jurors and conflicts: columns as in the file
    import_id bigint NOT NULL REFERENCES imports (import_id), row bigint NOT NULL,
    record text COLLATE "C" NOT NULL, line bigint NOT NULL,
    PRIMARY KEY (import_id, row)
);

CREATE TABLE runs (
    run_id bigint PRIMARY KEY DEFAULT next_number('runs', 'run_id'),
    edition text COLLATE "C" NOT NULL, rule_hash text COLLATE "C" NOT NULL, input_hash text COLLATE "C" NOT NULL, engine_version text COLLATE "C" NOT NULL, result_hash text COLLATE "C" NOT NULL,
    run_at text COLLATE "C" NOT NULL, run_by text COLLATE "C" NOT NULL,
    UNIQUE (edition, rule_hash, input_hash, engine_version, result_hash)
);

CREATE TABLE run_inputs (
    run_id bigint NOT NULL REFERENCES runs (run_id), import_id bigint NOT NULL REFERENCES imports (import_id),
    PRIMARY KEY (run_id, import_id)
);

-- The lines of a ranking, one JSON array each in the order of the view below: written and read whole. Exact numbers are texts.
CREATE TABLE run_rankings (
    run_id bigint NOT NULL REFERENCES runs (run_id), ranking text COLLATE "C" NOT NULL,
    lines text COMPRESSION lz4 COLLATE "C" NOT NULL,
    PRIMARY KEY (run_id, ranking)
);

CREATE VIEW run_rows AS
SELECT run_id, ranking, line.ordinality - 1 AS row, value ->> 0 AS unit_id, value ->> 1 AS name, value ->> 2 AS cluster, (value ->> 3)::bigint AS position, value ->> 4 AS rank,
       value ->> 5 AS score, value ->> 6 AS exact_score, value ->> 7 AS band, (value ->> 8)::bigint AS within_cut, value ->> 9 AS notes
FROM run_rankings, json_array_elements(lines::json) WITH ORDINALITY AS line (value, ordinality);

-- What somebody did, each event tied to all before it by its hash (Scoring.Domain.Audit.AuditChain). Nothing is ever changed or taken out.
CREATE TABLE audit_events (
    sequence bigint PRIMARY KEY,
    at       text COLLATE "C" NOT NULL,   -- UTC with seven decimals, as it is hashed
    who      text COLLATE "C" NOT NULL,
    what     text COLLATE "C" NOT NULL,   -- one of a fixed list
    subject  text COLLATE "C" NOT NULL,   -- "programme/edition", then what of it
    why      text COLLATE "C" NOT NULL,   -- in the person's words; empty where no reason is asked for
    data     text COLLATE "C" NOT NULL,   -- JSON, kept letter by letter
    previous text COLLATE "C" NOT NULL,
    hash     text COLLATE "C" NOT NULL UNIQUE
);

-- Who has which seat, as changes that are only ever added: the newest one for a juror and an entry holds.
CREATE TABLE seat_changes (
    change_id bigint PRIMARY KEY DEFAULT next_number('seat_changes', 'change_id'),
    edition text COLLATE "C" NOT NULL, stage text COLLATE "C" NOT NULL, entry text COLLATE "C" NOT NULL, juror text COLLATE "C" NOT NULL,
    seated  bigint NOT NULL CHECK (seated IN (0, 1)),
    how     text COLLATE "C" NOT NULL,   -- draw, assign, withdraw, swap
    reason  text COLLATE "C" NOT NULL,   -- of a draw: its published seed
    by      text COLLATE "C" NOT NULL,
    at      text COLLATE "C" NOT NULL   -- UTC
);
CREATE INDEX seat_changes_of_a_stage ON seat_changes (edition, stage, change_id);

-- What becomes of a stage: opened, its deadline, closed, opened again. The newest change of each kind holds.
CREATE TABLE stage_changes (
    change_id bigint PRIMARY KEY DEFAULT next_number('stage_changes', 'change_id'),
    edition text COLLATE "C" NOT NULL, stage text COLLATE "C" NOT NULL,
    what     text COLLATE "C" NOT NULL,   -- opened, closed, deadline
    deadline text COLLATE "C",   -- UTC; NULL for none
    reason   text COLLATE "C" NOT NULL, by text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL
);

-- Conflicts of interest that jurors declare, or that somebody declares of them, besides those that came in as files.
CREATE TABLE declared_conflicts (
    declared_id bigint PRIMARY KEY DEFAULT next_number('declared_conflicts', 'declared_id'),
    edition text COLLATE "C" NOT NULL, juror text COLLATE "C" NOT NULL, entry text COLLATE "C" NOT NULL,
    reason text COLLATE "C" NOT NULL, by text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL
);

-- Scoresheets that are entered mark by mark: every version whole, as it was after a command. The newest one holds.
CREATE TABLE sheet_revisions (
    revision_id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    edition text COLLATE "C" NOT NULL, stage text COLLATE "C" NOT NULL, entry text COLLATE "C" NOT NULL, juror text COLLATE "C" NOT NULL,
    number    bigint NOT NULL CHECK (number >= 1),
    state     text COLLATE "C" NOT NULL,   -- Draft, Submitted, Reopened, Abstained
    marks     text COLLATE "C" NOT NULL,   -- JSON: mark by criterion, as text
    comments  text COLLATE "C" NOT NULL,   -- JSON: comment by criterion
    until     text COLLATE "C",   -- UTC; the deadline of this sheet alone, NULL where the stage's holds
    command   text COLLATE "C" NOT NULL,   -- mark, comment, hand-in, reopen, abstain
    criterion text COLLATE "C",   -- of a mark or comment
    reason    text COLLATE "C" NOT NULL, by text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL,
    salt      text COLLATE "C",
    UNIQUE (edition, stage, entry, juror, number)
);

-- Paper sheets as two persons typed them in, and what was ruled where the two differ.
CREATE TABLE paper_entries (
    edition text COLLATE "C" NOT NULL, stage text COLLATE "C" NOT NULL, entry text COLLATE "C" NOT NULL, juror text COLLATE "C" NOT NULL,
    place bigint NOT NULL CHECK (place IN (1, 2)),
    marks text COLLATE "C" NOT NULL, by text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL, salt text COLLATE "C",
    UNIQUE (edition, stage, entry, juror, place)
);

CREATE TABLE paper_rulings (
    ruling_id bigint PRIMARY KEY DEFAULT next_number('paper_rulings', 'ruling_id'),
    edition text COLLATE "C" NOT NULL, stage text COLLATE "C" NOT NULL, entry text COLLATE "C" NOT NULL, juror text COLLATE "C" NOT NULL,
    criterion text COLLATE "C" NOT NULL, mark text COLLATE "C", reason text COLLATE "C" NOT NULL, by text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL,
    UNIQUE (edition, stage, entry, juror, criterion)
);

CREATE INDEX seat_changes_of_a_seat ON seat_changes (edition, stage, entry, juror, change_id);

-- What persons decide: changes that are only ever added, the newest one about a thing holds. Nothing is ever changed or taken out.
CREATE TABLE eligibility_overrides (
    override_id bigint PRIMARY KEY DEFAULT next_number('eligibility_overrides', 'override_id'),
    edition  text COLLATE "C" NOT NULL, entry text COLLATE "C" NOT NULL,
    accepted bigint CHECK (accepted IN (0, 1)), -- NULL: withdrawn, the rules decide again
    reason   text COLLATE "C" NOT NULL, by text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL -- UTC
);
CREATE INDEX eligibility_overrides_of_an_edition ON eligibility_overrides (edition, override_id);

CREATE TABLE point_decisions (
    decision_id bigint PRIMARY KEY DEFAULT next_number('point_decisions', 'decision_id'),
    edition   text COLLATE "C" NOT NULL,
    kind      text COLLATE "C" NOT NULL,   -- spread, double-sheet, missing-sheet, seen-by-too-few, slip, conflict
    stage     text COLLATE "C" NOT NULL, entry text COLLATE "C" NOT NULL,
    juror     text COLLATE "C" NOT NULL, criterion text COLLATE "C" NOT NULL, -- empty where the point is about none
    found     text COLLATE "C" NOT NULL,   -- the figures that it was decided about
    decision  text COLLATE "C" NOT NULL,   -- keep, re-mark, consensus
    reason    text COLLATE "C" NOT NULL,
    decided_by text COLLATE "C" NOT NULL,   -- the plenary, in its own name
    by        text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL   -- who wrote it down; UTC
);
CREATE INDEX point_decisions_of_an_edition ON point_decisions (edition, decision_id);

CREATE TABLE hand_picks (
    pick_id bigint PRIMARY KEY DEFAULT next_number('hand_picks', 'pick_id'),
    edition text COLLATE "C" NOT NULL,
    for_id  text COLLATE "C" NOT NULL,   -- a ranking's or a prize's id
    unit    text COLLATE "C" NOT NULL,
    picked  bigint NOT NULL CHECK (picked IN (0, 1)),
    reason  text COLLATE "C" NOT NULL, decided_by text COLLATE "C" NOT NULL,
    by      text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL   -- UTC
);
CREATE INDEX hand_picks_of_an_edition ON hand_picks (edition, pick_id);

-- Runs that were kept as final; of several the newest is the one in force.
CREATE TABLE final_runs (
    final_id bigint PRIMARY KEY DEFAULT next_number('final_runs', 'final_id'),
    edition text COLLATE "C" NOT NULL,
    run_id  bigint NOT NULL REFERENCES runs (run_id),
    by      text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL   -- UTC
);
CREATE INDEX final_runs_of_an_edition ON final_runs (edition, final_id);

-- Objections, what was ruled on them, and who was disqualified. All of it is only ever added.
CREATE TABLE objection_windows (
    window_id bigint PRIMARY KEY DEFAULT next_number('objection_windows', 'window_id'),
    edition text COLLATE "C" NOT NULL,
    until   text COLLATE "C",   -- UTC, itself still in time; NULL for no end. The newest holds.
    by text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL
);

CREATE TABLE objections (
    edition  text COLLATE "C" NOT NULL,
    number   bigint NOT NULL,   -- from 1 in each edition
    unit     text COLLATE "C" NOT NULL,
    claimant text COLLATE "C" NOT NULL, claim text COLLATE "C" NOT NULL,
    evidence text COLLATE "C" NOT NULL,   -- what the claimant points to; empty where nothing
    run_id   bigint NOT NULL REFERENCES runs (run_id),   -- the run that it objects to
    by text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL,
    PRIMARY KEY (edition, number)
);

CREATE TABLE objection_rulings (
    edition text COLLATE "C" NOT NULL, number bigint NOT NULL,
    upheld  bigint NOT NULL CHECK (upheld IN (0, 1)),
    reason  text COLLATE "C" NOT NULL,
    effect  text COLLATE "C" NOT NULL,   -- what follows from it, in words; may be empty
    decided_by text COLLATE "C" NOT NULL,
    run_id  bigint NOT NULL REFERENCES runs (run_id),   -- the run at the time of the ruling
    by text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL,
    PRIMARY KEY (edition, number),
    FOREIGN KEY (edition, number) REFERENCES objections (edition, number)
);

CREATE TABLE disqualifications (   -- the newest one about a unit holds
    disqualification_id bigint PRIMARY KEY DEFAULT next_number('disqualifications', 'disqualification_id'),
    edition text COLLATE "C" NOT NULL, unit text COLLATE "C" NOT NULL,
    undone  bigint NOT NULL CHECK (undone IN (0, 1)),
    reason  text COLLATE "C" NOT NULL, decided_by text COLLATE "C" NOT NULL,
    by text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL
);
CREATE INDEX disqualifications_of_an_edition ON disqualifications (edition, disqualification_id);

-- What a run used besides files: marks and decisions that were entered, under the hash that the run's own covers.
CREATE TABLE run_entered (
    run_id bigint NOT NULL REFERENCES runs (run_id),
    edition text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL, name text COLLATE "C" NOT NULL, sha256 text COLLATE "C" NOT NULL, rows bigint NOT NULL,
    PRIMARY KEY (run_id, edition, kind)
);

-- Draws of seats as they were asked for: with the lists of jurors and entries, what a stranger needs to repeat one. The newest of a stage says how
-- many jurors an entry has where the rule does not.
CREATE TABLE draws (
    draw_id   bigint PRIMARY KEY DEFAULT next_number('draws', 'draw_id'),
    edition   text COLLATE "C" NOT NULL, stage text COLLATE "C" NOT NULL,
    seed      text COLLATE "C" NOT NULL,
    per_entry bigint NOT NULL,
    at_most   bigint,   -- NULL for any number
    reason    text COLLATE "C" NOT NULL,   -- of a draw that takes the place of seats; empty for the first
    by text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL   -- UTC
);

-- Who may sign in to the site. Nothing of it enters a ranking or a publication.
CREATE TABLE accounts (
    account_id bigint PRIMARY KEY DEFAULT next_number('accounts', 'account_id'),
    name     text COLLATE "C" NOT NULL,   -- as the audit trail names the person
    email    text COLLATE "C" NOT NULL,
    roles    bigint NOT NULL,   -- Scoring.Features.Pipeline.Roles
    juror    text COLLATE "C", region text COLLATE "C",   -- the juror's id; the code of the officer's region
    disabled bigint NOT NULL CHECK (disabled IN (0, 1)),
    password text COLLATE "C",   -- hash in the form of ASP.NET Core Identity; NULL until an invitation is used
    stamp    text COLLATE "C" NOT NULL,   -- changes with password, roles, second factor: sessions of an older stamp are over
    second_factor bigint NOT NULL CHECK (second_factor IN (0, 1)),
    recovery text COLLATE "C" NOT NULL,   -- hashes of the codes left, parted by spaces
    added_at text COLLATE "C" NOT NULL
);

CREATE TABLE account_invitations (
    token_hash text COLLATE "C" PRIMARY KEY,   -- SHA-256; the token itself is kept nowhere
    account_id bigint NOT NULL REFERENCES accounts (account_id),
    until text COLLATE "C" NOT NULL, used_at text COLLATE "C",
    by text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL
);

CREATE TABLE account_sessions (
    session_hash text COLLATE "C" PRIMARY KEY,   -- SHA-256 of what the cookie holds
    account_id bigint NOT NULL REFERENCES accounts (account_id),
    stamp   text COLLATE "C" NOT NULL,
    browser text COLLATE "C" NOT NULL,   -- in a word or two, for the person's own list
    started_at text COLLATE "C" NOT NULL, seen_at text COLLATE "C" NOT NULL, ended_at text COLLATE "C"
);
CREATE INDEX account_sessions_of_an_account ON account_sessions (account_id);

-- What a browser saved of a scoresheet, by the key that it gave the change: sent twice, it is done once.
CREATE TABLE sheet_saves (
    edition text COLLATE "C" NOT NULL, stage text COLLATE "C" NOT NULL, entry text COLLATE "C" NOT NULL, juror text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL, revision bigint NOT NULL, at text COLLATE "C" NOT NULL,
    PRIMARY KEY (edition, stage, entry, juror, key)
);

-- Published editions of rankings. A publication is a folder beside the database (see Scoring.Features/Publications) and this row, which says what the
-- folder must hold. Nothing of it is ever changed or taken out: a correction is the next number.
CREATE TABLE publications (
    publication_id  bigint PRIMARY KEY DEFAULT next_number('publications', 'publication_id'),
    edition         text COLLATE "C" NOT NULL,
    number          bigint NOT NULL CHECK (number >= 1),
    name_id         text COLLATE "C" NOT NULL, name_en text COLLATE "C" NOT NULL,   -- what the edition is called
    run_id          bigint NOT NULL REFERENCES runs (run_id),
    rule_hash       text COLLATE "C" NOT NULL, input_hash text COLLATE "C" NOT NULL, engine_version text COLLATE "C" NOT NULL, result_hash text COLLATE "C" NOT NULL,
    folder          text COLLATE "C" NOT NULL UNIQUE,   -- its name in the folder of publications
    manifest_sha256 text COLLATE "C" NOT NULL,   -- of publication.json, which names every other file with its own
    illustrative    bigint NOT NULL CHECK (illustrative IN (0, 1)),
    note            text COLLATE "C" NOT NULL,   -- may be empty
    by              text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL,   -- UTC
    UNIQUE (edition, number)
);

-- A juror's own list asks for the seats of one juror, of thousands at a stage.
CREATE INDEX seat_changes_of_a_juror ON seat_changes (juror, edition, stage, change_id);

CREATE INDEX audit_events_that_bind_tables ON audit_events (sequence) WHERE what = 'tables-bound';

CREATE TABLE account_devices (
    account_id bigint PRIMARY KEY REFERENCES accounts (account_id),
    key  text COLLATE "C" NOT NULL,   -- sealed by the site's keys; plain until a site of this version has started
    step bigint NOT NULL   -- the last time step whose code was used: no code serves twice
);

-- The column that a person said a header of an edition's files stands for: later files with the same header are read the same way.
CREATE TABLE header_meanings (
    edition text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL,
    header  text COLLATE "C" NOT NULL,   -- as in the file
    meaning text COLLATE "C" NOT NULL,   -- the column's name; '-' for a column that is left out
    by text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL,   -- UTC
    PRIMARY KEY (edition, kind, header)
);

-- lower() folds ASCII alone in the collation C, as NOCASE does.
CREATE UNIQUE INDEX accounts_name ON accounts (lower(name));
CREATE UNIQUE INDEX accounts_email ON accounts (lower(email));

-- Nothing of these is ever changed or taken out. A row trigger does not see TRUNCATE.
DO $$
DECLARE one record;
BEGIN
    FOR one IN SELECT * FROM (VALUES
        ('audit_events', 'the audit trail is append-only'),
        ('sheet_revisions', 'revisions of sheets are append-only'),
        ('paper_entries', 'entries of paper sheets are append-only'),
        ('paper_rulings', 'rulings on paper sheets are append-only'),
        ('eligibility_overrides', 'decisions are append-only'),
        ('point_decisions', 'decisions are append-only'),
        ('hand_picks', 'decisions are append-only'),
        ('final_runs', 'decisions are append-only'),
        ('objection_windows', 'objections are append-only'),
        ('objections', 'objections are append-only'),
        ('objection_rulings', 'objections are append-only'),
        ('disqualifications', 'objections are append-only'),
        ('publications', 'publications are append-only')) AS rule (name, says)
    LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION append_only(%L)',
            one.name || '_stay_as_they_are', one.name, one.says);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I EXECUTE FUNCTION append_only(%L)', one.name || '_are_kept', one.name, one.says);
    END LOOP;
END $$;

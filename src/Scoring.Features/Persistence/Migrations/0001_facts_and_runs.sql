-- Every file that was ever brought in stays readable: a corrected file is a new import, its predecessor is only no longer in force.
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

-- Regions and submissions are kept by column: every text one a line, or each different text once with the number of it for every row
-- (1, 2 or 4 bytes each, the lowest first, 0 for an empty value). The column "(line)" holds where each row was read, as differences.
CREATE TABLE import_columns (
    import_id INTEGER NOT NULL REFERENCES imports (import_id), name TEXT NOT NULL,
    texts TEXT NOT NULL, codes BLOB NOT NULL,
    UNIQUE (import_id, name)
) STRICT;

-- Levels of indicators, packed: up to 2048 units a row, one byte a cell in the order of imports.layout, 255 where nothing was reported.
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

-- Scoresheets are append-only: a sheet that was entered is never changed, a newer one counts in its place.
CREATE TABLE sheets (
    import_id INTEGER NOT NULL REFERENCES imports (import_id), row INTEGER NOT NULL,
    stage TEXT NOT NULL, innovation_id TEXT NOT NULL, juror TEXT NOT NULL, sheet TEXT, submitted_at TEXT,
    marks TEXT NOT NULL,                        -- in the order of imports.layout, separated by ;, empty where none was given
    lines TEXT NOT NULL,                        -- of each mark, likewise
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

-- The lines of a ranking, one JSON array each in the order of the view below: written and read whole. Exact numbers are texts.
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

-- Published editions of rankings. A publication is a folder beside the database (see Scoring.Features/Publications) and this row, which says what the
-- folder must hold. Nothing of it is ever changed or taken out: a correction is the next number.
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

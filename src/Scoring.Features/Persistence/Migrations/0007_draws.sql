-- Draws of seats as they were asked for: with the lists of jurors and entries, what a stranger needs to repeat one. The newest of a stage says how
-- many jurors an entry has where the rule does not.
CREATE TABLE draws (
    draw_id   INTEGER PRIMARY KEY,
    edition   TEXT NOT NULL, stage TEXT NOT NULL,
    seed      TEXT NOT NULL,
    per_entry INTEGER NOT NULL,
    at_most   INTEGER,                          -- NULL for any number
    reason    TEXT NOT NULL,                    -- of a draw that takes the place of seats; empty for the first
    by TEXT NOT NULL, at TEXT NOT NULL          -- UTC
) STRICT;

-- The column that a person said a header of an edition's files stands for: later files with the same header are read the same way.
CREATE TABLE header_meanings (
    edition TEXT NOT NULL, kind TEXT NOT NULL,
    header  TEXT NOT NULL,                                -- as in the file
    meaning TEXT NOT NULL,                                -- the column's name; '-' for a column that is left out
    by TEXT NOT NULL, at TEXT NOT NULL,                   -- UTC
    PRIMARY KEY (edition, kind, header)
) STRICT;

-- What several processes on one database share. On a server the tables are filled; beside a file these things lie in folders or in the site's memory,
-- and the tables stay empty: a file serves one machine.

-- The keys that sign cookies and seal second factors, as the site's framework writes them.
CREATE TABLE data_protection_keys (name TEXT PRIMARY KEY, xml TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Tries with passwords and codes that still count. Times are ticks, UTC.
CREATE TABLE sign_in_tries (
    try_id INTEGER PRIMARY KEY,
    key    TEXT    NOT NULL,                              -- SHA-256 of what was tried, and by whom or at whom
    at INTEGER NOT NULL, until INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_in_tries_of_a_key ON sign_in_tries (key, at);

-- Files that somebody sent and has not confirmed yet, in parts.
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

-- The files of publications in parts: the row of a publication names publication.json by its hash, and that names all others by theirs.
CREATE TABLE publication_files (
    folder TEXT NOT NULL REFERENCES publications (folder), path TEXT NOT NULL, part INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (folder, path, part)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER publication_files_stay_as_they_are BEFORE UPDATE ON publication_files
BEGIN SELECT RAISE(ABORT, 'publications are append-only'); END;
CREATE TRIGGER publication_files_are_kept BEFORE DELETE ON publication_files
BEGIN SELECT RAISE(ABORT, 'publications are append-only'); END;

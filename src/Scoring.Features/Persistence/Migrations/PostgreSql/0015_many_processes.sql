-- expand
-- What several processes on one database share.

-- What a step does to processes of the program before it: an 'expand' step only adds, and they go on serving; a 'contract' step ends that.
ALTER TABLE schema_steps ADD COLUMN kind text COLLATE "C" NOT NULL DEFAULT 'contract' CHECK (kind IN ('expand', 'contract'));

-- The keys that sign cookies and seal second factors, as the site's framework writes them.
CREATE TABLE data_protection_keys (name text COLLATE "C" PRIMARY KEY, xml text COLLATE "C" NOT NULL);

-- Tries with passwords and codes that still count. Times are ticks, UTC. Not logged: a stranger's try waits for no disk and no standby, and a server
-- that takes over begins without them.
CREATE UNLOGGED TABLE sign_in_tries (
    try_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key    text COLLATE "C" NOT NULL,   -- SHA-256 of what was tried, and by whom or at whom
    at bigint NOT NULL, until bigint NOT NULL
);
CREATE INDEX sign_in_tries_of_a_key ON sign_in_tries (key, at);

-- Files that somebody sent and has not confirmed yet, in parts. Not logged: after a failover they are sent again.
CREATE UNLOGGED TABLE pending_uploads (
    upload_id text COLLATE "C" PRIMARY KEY,   -- random
    edition text COLLATE "C" NOT NULL, person text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL,   -- UTC
    files text COLLATE "C" NOT NULL   -- JSON: names, kinds and how each is read
);
CREATE UNLOGGED TABLE pending_upload_parts (
    upload_id text COLLATE "C" NOT NULL REFERENCES pending_uploads (upload_id), file bigint NOT NULL, part bigint NOT NULL,
    bytes bytea COMPRESSION lz4 NOT NULL,
    PRIMARY KEY (upload_id, file, part)
);

-- The files of publications in parts: the row of a publication names publication.json by its hash, and that names all others by theirs.
CREATE TABLE publication_files (
    folder text COLLATE "C" NOT NULL REFERENCES publications (folder), path text COLLATE "C" NOT NULL, part bigint NOT NULL,
    bytes bytea COMPRESSION lz4 NOT NULL,
    PRIMARY KEY (folder, path, part)
);
CREATE TRIGGER publication_files_stay_as_they_are BEFORE UPDATE OR DELETE ON publication_files
    FOR EACH ROW EXECUTE FUNCTION append_only('publications are append-only');
CREATE TRIGGER publication_files_are_kept BEFORE TRUNCATE ON publication_files EXECUTE FUNCTION append_only('publications are append-only');

-- Every site hears at once, with the commit, of what changes its public pages.
CREATE FUNCTION tell_sites() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('publications', left(NEW.subject, 200));
    RETURN NULL;
END $$;
CREATE TRIGGER audit_events_are_told AFTER INSERT ON audit_events FOR EACH ROW
    WHEN (NEW.what IN ('ranking-published', 'run-final', 'publication-proposed', 'objection-window-set', 'objection-ruled', 'unit-disqualified',
        'disqualification-undone', 'backup-restored'))
    EXECUTE FUNCTION tell_sites();

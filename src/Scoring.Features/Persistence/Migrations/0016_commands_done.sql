-- Forms that the site has carried out, by the key that each shown form has: sent twice, as after a line that broke while it was being stored, it is
-- done once. Nothing else depends on these rows.
CREATE TABLE commands_done (
    key TEXT NOT NULL, command TEXT NOT NULL,
    at  TEXT NOT NULL,                                    -- UTC
    PRIMARY KEY (key, command)
) STRICT, WITHOUT ROWID;

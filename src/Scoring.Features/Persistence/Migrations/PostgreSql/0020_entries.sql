-- expand
-- What innovators write and send on the site (Scoring.Features/Entries). An entry belongs to the account that began it and to one agency, for good.
CREATE TABLE entries (
    entry_id bigint PRIMARY KEY DEFAULT next_number('entries', 'entry_id'),
    edition text COLLATE "C" NOT NULL,
    entry text COLLATE "C" NOT NULL, -- its number in the edition, "00001" and up: the id in the register
    account bigint NOT NULL REFERENCES accounts (account_id),
    agency bigint REFERENCES agencies (agency_id), -- NULL if the form asks for none
    by text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL, -- UTC
    UNIQUE (edition, entry)
);

-- What is being written: the answers to a section as a JSON object, changed in place. The revision counts its saves.
CREATE TABLE entry_sections (
    edition text COLLATE "C" NOT NULL, entry text COLLATE "C" NOT NULL, section text COLLATE "C" NOT NULL,
    revision bigint NOT NULL CHECK (revision >= 1),
    answers text COLLATE "C" NOT NULL,
    by text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL, -- UTC
    PRIMARY KEY (edition, entry, section),
    FOREIGN KEY (edition, entry) REFERENCES entries (edition, entry)
);

-- What was sent: the whole entry as JSON in one fixed form, with the hashes of its files.
CREATE TABLE entry_versions (
    version_id bigint PRIMARY KEY DEFAULT next_number('entry_versions', 'version_id'),
    edition text COLLATE "C" NOT NULL, entry text COLLATE "C" NOT NULL,
    number bigint NOT NULL CHECK (number >= 1), -- counts the entry's versions
    sha256 text COLLATE "C" NOT NULL, -- of the content in UTF-8
    content text COLLATE "C" NOT NULL,
    by text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL, -- UTC
    UNIQUE (edition, entry, number),
    FOREIGN KEY (edition, entry) REFERENCES entries (edition, entry)
);

-- What became of an entry: the newest row counts. A draft whose time is over is no row: the clock says so.
CREATE TABLE entry_states (
    state_id bigint PRIMARY KEY DEFAULT next_number('entry_states', 'state_id'),
    edition text COLLATE "C" NOT NULL, entry text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL CHECK (state IN ('draft', 'with-agency', 'sent', 'withdrawn', 'complete', 'repair', 'refused')),
    version bigint, -- the number of the version that it is about; NULL for a draft
    reason text COLLATE "C" NOT NULL, -- may be empty
    fields text COLLATE "C" NOT NULL, -- of a repair: the ids of the fields that may be changed, one a line
    check_id text COLLATE "C", -- of a refusal: the check that failed
    until text COLLATE "C", -- a deadline of its own, UTC
    by text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL, -- UTC
    FOREIGN KEY (edition, entry) REFERENCES entries (edition, entry)
);
CREATE INDEX entry_states_of_an_entry ON entry_states (edition, entry, state_id);

-- What examiners answered: the newest answer to a check of a version counts.
CREATE TABLE entry_checks (
    answer_id bigint PRIMARY KEY DEFAULT next_number('entry_checks', 'answer_id'),
    edition text COLLATE "C" NOT NULL, entry text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    check_id text COLLATE "C" NOT NULL,
    answer text COLLATE "C" NOT NULL CHECK (answer IN ('yes', 'repair', 'no')),
    note text COLLATE "C" NOT NULL, -- may be empty
    by text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL, -- UTC
    FOREIGN KEY (edition, entry) REFERENCES entries (edition, entry)
);
CREATE INDEX entry_checks_of_an_entry ON entry_checks (edition, entry, answer_id);

-- Which examiner looks at which entry at the moment.
CREATE TABLE entry_takes (
    edition text COLLATE "C" NOT NULL, entry text COLLATE "C" NOT NULL,
    account bigint NOT NULL REFERENCES accounts (account_id),
    at text COLLATE "C" NOT NULL, -- UTC
    PRIMARY KEY (edition, entry),
    FOREIGN KEY (edition, entry) REFERENCES entries (edition, entry)
);

-- The register of entries as it was fixed: the file that was imported.
CREATE TABLE entry_registers (
    register_id bigint PRIMARY KEY DEFAULT next_number('entry_registers', 'register_id'),
    edition text COLLATE "C" NOT NULL,
    import_id bigint NOT NULL REFERENCES imports (import_id),
    sha256 text COLLATE "C" NOT NULL,
    content text COLLATE "C" NOT NULL,
    by text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL -- UTC
);
CREATE INDEX entry_registers_of_an_edition ON entry_registers (edition, register_id);

-- Who asked for an account to enter something, until that is looked up.
ALTER TABLE mail_requests ADD COLUMN edition text COLLATE "C"; -- NULL for a request for a new password
ALTER TABLE mail_requests ADD COLUMN name text COLLATE "C"; -- the person's name

DO $$
DECLARE one record;
BEGIN
    FOR one IN SELECT * FROM (VALUES
        ('entries', 'entries is append-only'), ('entry_versions', 'versions of entries are append-only'),
        ('entry_states', 'entry_states is append-only'), ('entry_checks', 'entry_checks is append-only'),
        ('entry_registers', 'entry_registers is append-only')) AS rule (name, says)
    LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION append_only(%L)',
            one.name || '_stay_as_they_are', one.name, one.says);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I EXECUTE FUNCTION append_only(%L)', one.name || '_are_kept', one.name, one.says);
    END LOOP;
END $$;

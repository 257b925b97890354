-- A person's name may be another's too: "name" stays what the audit trail calls the account and is never two persons'.
ALTER TABLE accounts ADD COLUMN shown_name TEXT;          -- the person's name; NULL if it is that of the trail
ALTER TABLE accounts ADD COLUMN language TEXT;            -- of mail: "id" or "en"; NULL for Indonesian
ALTER TABLE accounts ADD COLUMN institution TEXT;
ALTER TABLE account_invitations ADD COLUMN purpose TEXT;  -- NULL for an invitation, "reset" or "address"
ALTER TABLE account_invitations ADD COLUMN address TEXT;  -- the new address that a link of that purpose proves

-- The regions of an officer after the first one, which is accounts.region.
CREATE TABLE account_regions (
    account_id INTEGER NOT NULL REFERENCES accounts (account_id), region TEXT NOT NULL,
    PRIMARY KEY (account_id, region)
) STRICT, WITHOUT ROWID;

-- Agencies (perangkat daerah), and who acts for them.
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

-- Who signs in through the identity provider: bound once, by what the provider calls the person, never by an address alone.
CREATE TABLE account_logins (
    issuer TEXT NOT NULL, subject TEXT NOT NULL,
    account_id INTEGER NOT NULL REFERENCES accounts (account_id),
    bound_at TEXT NOT NULL,
    PRIMARY KEY (issuer, subject)
) STRICT, WITHOUT ROWID;

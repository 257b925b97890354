-- Several persons of one name, several regions of one person, agencies; what the columns are for is said in the SQLite file of this number.
ALTER TABLE accounts ADD COLUMN shown_name text COLLATE "C";
ALTER TABLE accounts ADD COLUMN language text COLLATE "C";
ALTER TABLE accounts ADD COLUMN institution text COLLATE "C";
ALTER TABLE account_invitations ADD COLUMN purpose text COLLATE "C";
ALTER TABLE account_invitations ADD COLUMN address text COLLATE "C";

CREATE TABLE account_regions (
    account_id bigint NOT NULL REFERENCES accounts (account_id), region text COLLATE "C" NOT NULL,
    PRIMARY KEY (account_id, region)
);

CREATE TABLE agencies (
    agency_id bigint PRIMARY KEY DEFAULT next_number('agencies', 'agency_id'),
    name   text COLLATE "C" NOT NULL,
    region text COLLATE "C" NOT NULL,
    added_at text COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX agencies_name ON agencies (region, lower(name));
CREATE TABLE account_agencies (
    account_id bigint NOT NULL REFERENCES accounts (account_id), agency_id bigint NOT NULL REFERENCES agencies (agency_id),
    PRIMARY KEY (account_id, agency_id)
);

CREATE TABLE account_logins (
    issuer text COLLATE "C" NOT NULL, subject text COLLATE "C" NOT NULL,
    account_id bigint NOT NULL REFERENCES accounts (account_id),
    bound_at text COLLATE "C" NOT NULL,
    PRIMARY KEY (issuer, subject)
);

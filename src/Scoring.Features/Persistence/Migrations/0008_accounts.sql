-- Who may sign in to the site. Nothing of it enters a ranking or a publication.
CREATE TABLE accounts (
    account_id INTEGER PRIMARY KEY AUTOINCREMENT,
    name     TEXT    NOT NULL UNIQUE COLLATE NOCASE,      -- as the audit trail names the person
    email    TEXT    NOT NULL UNIQUE COLLATE NOCASE,
    roles    INTEGER NOT NULL,                            -- Scoring.Features.Pipeline.Roles
    juror    TEXT, region TEXT,                           -- the juror's id; the code of the officer's region
    disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
    password TEXT,                                        -- hash in the form of ASP.NET Core Identity; NULL until an invitation is used
    stamp    TEXT    NOT NULL,                            -- changes with password, roles, second factor: sessions of an older stamp are over
    failed   INTEGER NOT NULL, locked_until TEXT,         -- wrong passwords in a row; UTC
    second_factor INTEGER NOT NULL CHECK (second_factor IN (0, 1)),
    authenticator TEXT,                                   -- the key that the person's device shares
    recovery TEXT    NOT NULL,                            -- hashes of the codes left, parted by spaces
    added_at TEXT    NOT NULL
) STRICT;

CREATE TABLE account_invitations (
    token_hash TEXT PRIMARY KEY,                          -- SHA-256; the token itself is kept nowhere
    account_id INTEGER NOT NULL REFERENCES accounts (account_id),
    until TEXT NOT NULL, used_at TEXT,
    by TEXT NOT NULL, at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE account_sessions (
    session_hash TEXT PRIMARY KEY,                        -- SHA-256 of what the cookie holds
    account_id INTEGER NOT NULL REFERENCES accounts (account_id),
    stamp   TEXT NOT NULL,
    browser TEXT NOT NULL,                                -- in a word or two, for the person's own list
    started_at TEXT NOT NULL, seen_at TEXT NOT NULL, ended_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX account_sessions_of_an_account ON account_sessions (account_id);

-- What a browser saved of a scoresheet, by the key that it gave the change: sent twice, it is done once.
CREATE TABLE sheet_saves (
    edition TEXT NOT NULL, stage TEXT NOT NULL, entry TEXT NOT NULL, juror TEXT NOT NULL,
    key TEXT NOT NULL, revision INTEGER NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (edition, stage, entry, juror, key)
) STRICT, WITHOUT ROWID;

-- What the program mails. A row is written in the transaction of the act that it tells; links are made only while it is sent.
CREATE TABLE outbox (
    mail_id       TEXT PRIMARY KEY,                       -- random; with the sender's domain it is the Message-ID of every try
    dedupe_key    TEXT NOT NULL UNIQUE,                   -- act, subject and recipient: what is asked twice is mailed once
    season        TEXT,                                   -- "programme/edition", or NULL
    template      TEXT NOT NULL, version INTEGER NOT NULL, -- 0 for the text that comes with the program
    account       INTEGER REFERENCES accounts (account_id),
    address       TEXT NOT NULL,
    language      TEXT NOT NULL,
    subject       TEXT NOT NULL, body TEXT NOT NULL,      -- U+E000 stands where the link goes
    sealed_secret TEXT,                                   -- the link's token while the mail is on its way, sealed by the site's keys
    priority      INTEGER NOT NULL,                       -- 0 security, 1 receipts, 2 all else
    state         TEXT    NOT NULL CHECK (state IN ('held', 'queued', 'sending', 'sent', 'written', 'failed', 'uncertain', 'cancelled')),
    not_before    TEXT    NOT NULL,                       -- UTC, as all times here; later after each try that has to be repeated
    attempts      INTEGER NOT NULL,
    claimed_at    TEXT,                                   -- the last time that a process took it
    lease         TEXT, lease_until TEXT,                 -- which process has it, and until when nobody else takes it
    begun         INTEGER NOT NULL CHECK (begun IN (0, 1)), -- 1 once this try may have reached the server
    code          INTEGER, error TEXT,                    -- the server's answer to the last try
    made_by       TEXT NOT NULL, made_at TEXT NOT NULL,
    sent_at       TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_due ON outbox (state, priority, not_before);
CREATE INDEX outbox_claimed ON outbox (claimed_at);
CREATE INDEX outbox_of_an_address ON outbox (lower(address), claimed_at);

-- The texts that a season uses instead of those that come with the program. The newest version of each counts.
CREATE TABLE mail_templates (
    template_id INTEGER PRIMARY KEY AUTOINCREMENT,
    season   TEXT NOT NULL, template TEXT NOT NULL, language TEXT NOT NULL,
    version  INTEGER NOT NULL CHECK (version >= 1),
    subject  TEXT NOT NULL, body TEXT NOT NULL,
    by TEXT NOT NULL, at TEXT NOT NULL,
    UNIQUE (season, template, language, version)
) STRICT;
CREATE TRIGGER mail_templates_stay_as_they_are BEFORE UPDATE ON mail_templates BEGIN SELECT RAISE(ABORT, 'texts of mail are append-only'); END;
CREATE TRIGGER mail_templates_are_kept BEFORE DELETE ON mail_templates BEGIN SELECT RAISE(ABORT, 'texts of mail are append-only'); END;

-- Who asked for a new password, until the next round of the sender looks whether there is such an account: asking costs the same for all.
CREATE TABLE mail_requests (
    request_id TEXT PRIMARY KEY, address TEXT NOT NULL, language TEXT NOT NULL, at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who no longer wants what can be left: reminders and news.
CREATE TABLE mail_left (
    account INTEGER NOT NULL REFERENCES accounts (account_id), kind TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (account, kind)
) STRICT, WITHOUT ROWID;

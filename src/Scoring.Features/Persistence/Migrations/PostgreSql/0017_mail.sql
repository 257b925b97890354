-- What the program mails; what the tables are for is said in the SQLite file of this number.
CREATE TABLE outbox (
    mail_id       text COLLATE "C" PRIMARY KEY,
    dedupe_key    text COLLATE "C" NOT NULL UNIQUE,
    season        text COLLATE "C",
    template      text COLLATE "C" NOT NULL, version bigint NOT NULL,
    account       bigint REFERENCES accounts (account_id),
    address       text COLLATE "C" NOT NULL,
    language      text COLLATE "C" NOT NULL,
    subject       text COLLATE "C" NOT NULL, body text COLLATE "C" NOT NULL,
    sealed_secret text COLLATE "C",
    priority      bigint NOT NULL,
    state         text COLLATE "C" NOT NULL
        CHECK (state IN ('held', 'queued', 'sending', 'sent', 'written', 'failed', 'uncertain', 'cancelled')),
    not_before    text COLLATE "C" NOT NULL,
    attempts      bigint NOT NULL,
    claimed_at    text COLLATE "C",
    lease         text COLLATE "C", lease_until text COLLATE "C",
    begun         bigint NOT NULL CHECK (begun IN (0, 1)),
    code          bigint, error text COLLATE "C",
    made_by       text COLLATE "C" NOT NULL, made_at text COLLATE "C" NOT NULL,
    sent_at       text COLLATE "C"
);
CREATE INDEX outbox_due ON outbox (state, priority, not_before);
CREATE INDEX outbox_claimed ON outbox (claimed_at);
CREATE INDEX outbox_of_an_address ON outbox (lower(address), claimed_at);

CREATE TABLE mail_templates (
    template_id bigint PRIMARY KEY DEFAULT next_number('mail_templates', 'template_id'),
    season   text COLLATE "C" NOT NULL, template text COLLATE "C" NOT NULL, language text COLLATE "C" NOT NULL,
    version  bigint NOT NULL CHECK (version >= 1),
    subject  text COLLATE "C" NOT NULL, body text COLLATE "C" NOT NULL,
    by text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL,
    UNIQUE (season, template, language, version)
);
CREATE TRIGGER mail_templates_stay_as_they_are BEFORE UPDATE OR DELETE ON mail_templates
    FOR EACH ROW EXECUTE FUNCTION append_only('texts of mail are append-only');
CREATE TRIGGER mail_templates_are_kept BEFORE TRUNCATE ON mail_templates EXECUTE FUNCTION append_only('texts of mail are append-only');

CREATE TABLE mail_requests (
    request_id text COLLATE "C" PRIMARY KEY, address text COLLATE "C" NOT NULL, language text COLLATE "C" NOT NULL,
    at text COLLATE "C" NOT NULL
);

CREATE TABLE mail_left (
    account bigint NOT NULL REFERENCES accounts (account_id), kind text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL,
    PRIMARY KEY (account, kind)
);

-- What somebody did, each event tied to all before it by its hash (Scoring.Domain.Audit.AuditChain). Nothing is ever changed or taken out.
CREATE TABLE audit_events (
    sequence INTEGER PRIMARY KEY,
    at       TEXT NOT NULL,                     -- UTC with seven decimals, as it is hashed
    who      TEXT NOT NULL,
    what     TEXT NOT NULL,                     -- one of a fixed list
    subject  TEXT NOT NULL,                     -- "programme/edition", then what of it
    why      TEXT NOT NULL,                     -- in the person's words; empty where no reason is asked for
    data     TEXT NOT NULL,                     -- JSON, kept letter by letter
    previous TEXT NOT NULL,
    hash     TEXT NOT NULL UNIQUE
) STRICT;

CREATE TRIGGER audit_events_stay_as_they_are BEFORE UPDATE ON audit_events
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

CREATE TRIGGER audit_events_are_kept BEFORE DELETE ON audit_events
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;

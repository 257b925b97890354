-- Every row is bound to the event that wrote it (Scoring.Features/Persistence/Binding). In a database of before, one event binds what was
-- there. The step also keeps older programs away, which would write rows that no event carries.
CREATE INDEX audit_events_that_bind_tables ON audit_events (sequence) WHERE what = 'tables-bound';

-- Random, so that nobody who reads the trail can try out which marks give the hash in an event. NULL in rows of before.
ALTER TABLE sheet_revisions ADD COLUMN salt TEXT;
ALTER TABLE paper_entries ADD COLUMN salt TEXT;

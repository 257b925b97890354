-- Signing in writes nothing to an account's row any more: its row changes only by what the trail tells. Wrong passwords are counted in
-- the site's memory, and the device of a second factor has a table of its own. A key that was shown but never used is dropped.
PRAGMA secure_delete = ON;
CREATE TABLE account_devices (
    account_id INTEGER PRIMARY KEY REFERENCES accounts (account_id),
    key  TEXT    NOT NULL,                                -- sealed by the site's keys; plain until a site of this version has started
    step INTEGER NOT NULL                                 -- the last time step whose code was used: no code serves twice
) STRICT;
INSERT INTO account_devices (account_id, key, step)
SELECT account_id, authenticator, 0 FROM accounts WHERE second_factor = 1 AND authenticator IS NOT NULL;
UPDATE accounts SET authenticator = NULL;
ALTER TABLE accounts DROP COLUMN authenticator;
ALTER TABLE accounts DROP COLUMN locked_until;
ALTER TABLE accounts DROP COLUMN failed;

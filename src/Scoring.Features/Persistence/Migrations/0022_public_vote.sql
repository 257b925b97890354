-- expand
-- The vote of the public (Scoring.Features/PublicVotes). The newest step counts; a list of candidates belongs to the step that opened the vote.
CREATE TABLE vote_steps (
    step_id INTEGER PRIMARY KEY,
    edition TEXT NOT NULL,
    state   TEXT NOT NULL CHECK (state IN ('open', 'closed', 'reviewed', 'counted')),
    reason  TEXT NOT NULL,                                     -- may be empty
    by      TEXT NOT NULL, at TEXT NOT NULL                    -- UTC, as all times here
) STRICT;
CREATE TABLE vote_candidates (
    candidate_id INTEGER PRIMARY KEY,
    step_id INTEGER NOT NULL REFERENCES vote_steps (step_id),
    entry   TEXT NOT NULL, title TEXT NOT NULL,
    holder  TEXT NOT NULL, cluster TEXT NOT NULL,              -- as voters see them
    UNIQUE (step_id, entry)
) STRICT;

-- What was voted, without the voter: a row for each confirmed ballot. The salt keeps its hash in the trail from being guessed.
CREATE TABLE vote_ballots (
    ballot_id INTEGER PRIMARY KEY,
    edition TEXT NOT NULL,
    choices TEXT NOT NULL,                                     -- entries one a line; a grade after a tab
    salt    TEXT NOT NULL,
    at      TEXT NOT NULL
) STRICT;
CREATE INDEX vote_ballots_of_an_edition ON vote_ballots (edition, ballot_id);
CREATE TABLE vote_strikes (
    strike_id INTEGER PRIMARY KEY,
    ballot_id INTEGER NOT NULL REFERENCES vote_ballots (ballot_id),
    struck  INTEGER NOT NULL CHECK (struck IN (0, 1)),         -- 0: counts again; the newest row of a ballot counts
    reason  TEXT NOT NULL,
    by      TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX vote_strikes_of_a_ballot ON vote_strikes (ballot_id, strike_id);

-- What is known of voters until the review is over. Addresses and sources are hashes under the vote's key; the key goes with them.
CREATE TABLE vote_keys (
    edition TEXT PRIMARY KEY, sealed TEXT NOT NULL, at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE vote_asks (
    ask_id   TEXT PRIMARY KEY,                                 -- random
    edition  TEXT NOT NULL,
    voter    TEXT NOT NULL, domain TEXT NOT NULL, source TEXT NOT NULL,
    choices  TEXT NOT NULL,
    code_hash TEXT, code_until TEXT,                           -- NULL until the code is sent
    tries    INTEGER NOT NULL,
    at       TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX vote_asks_of_a_voter ON vote_asks (edition, voter);
CREATE TABLE vote_voters (
    ballot_id INTEGER PRIMARY KEY REFERENCES vote_ballots (ballot_id),
    edition  TEXT NOT NULL,
    voter    TEXT NOT NULL, domain TEXT NOT NULL, source TEXT NOT NULL,
    UNIQUE (edition, voter)
) STRICT;

-- Certificates and what they said when they were made, by the code that is printed on them.
CREATE TABLE certificate_codes (
    certificate_id INTEGER PRIMARY KEY,
    code    TEXT NOT NULL UNIQUE,
    edition TEXT NOT NULL, award TEXT NOT NULL, unit TEXT NOT NULL,
    holder  TEXT NOT NULL, title TEXT NOT NULL, cluster TEXT NOT NULL, -- empty for none
    edition_name_id TEXT NOT NULL, edition_name_en TEXT NOT NULL,
    award_name_id TEXT NOT NULL, award_name_en TEXT NOT NULL,
    result_hash TEXT NOT NULL,
    by      TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX certificate_codes_of_a_prize ON certificate_codes (edition, award, unit);

-- Comments of jurors that the secretariat releases to those who entered, as they read at that time; the newest row of a comment counts.
CREATE TABLE comment_releases (
    release_id INTEGER PRIMARY KEY,
    edition TEXT NOT NULL, stage TEXT NOT NULL, entry TEXT NOT NULL,
    juror   TEXT NOT NULL, criterion TEXT NOT NULL,
    released INTEGER NOT NULL CHECK (released IN (0, 1)),
    words   TEXT NOT NULL,                                     -- empty where it is taken back
    salt    TEXT NOT NULL,
    by      TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX comment_releases_of_an_entry ON comment_releases (edition, entry);

-- Evidence of regions for the levels of indicators (Scoring.Features/Evidence): what an officer writes until it is sent, and all that was
-- sent, checked and checked again; the newest row of an indicator counts.
CREATE TABLE evidence_drafts (
    edition TEXT NOT NULL, region TEXT NOT NULL, indicator TEXT NOT NULL,
    claimed INTEGER NOT NULL,                                  -- the level
    document TEXT NOT NULL, dated TEXT NOT NULL, subject TEXT NOT NULL, -- number, day and subject of the document; may be empty
    version INTEGER NOT NULL,
    by      TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (edition, region, indicator)
) STRICT, WITHOUT ROWID;
CREATE TABLE evidence_revisions (
    revision_id INTEGER PRIMARY KEY,
    edition TEXT NOT NULL, region TEXT NOT NULL, indicator TEXT NOT NULL,
    state   TEXT NOT NULL CHECK (state IN ('sent', 'agreed', 'lowered', 'rejected', 'repair')),
    checks  INTEGER NOT NULL,                                  -- how often it was decided since it was sent
    claimed INTEGER NOT NULL, verified INTEGER,                -- levels
    document TEXT NOT NULL, dated TEXT NOT NULL, subject TEXT NOT NULL,
    note    TEXT NOT NULL,                                     -- may be empty
    by      TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_revisions_of_an_indicator ON evidence_revisions (edition, region, indicator, revision_id);

CREATE TRIGGER vote_steps_stay_as_they_are BEFORE UPDATE ON vote_steps BEGIN SELECT RAISE(ABORT, 'vote_steps is append-only'); END;
CREATE TRIGGER vote_steps_are_kept BEFORE DELETE ON vote_steps BEGIN SELECT RAISE(ABORT, 'vote_steps is append-only'); END;
CREATE TRIGGER vote_candidates_stay_as_they_are BEFORE UPDATE ON vote_candidates
BEGIN SELECT RAISE(ABORT, 'vote_candidates is append-only'); END;
CREATE TRIGGER vote_candidates_are_kept BEFORE DELETE ON vote_candidates BEGIN SELECT RAISE(ABORT, 'vote_candidates is append-only'); END;
CREATE TRIGGER vote_ballots_stay_as_they_are BEFORE UPDATE ON vote_ballots BEGIN SELECT RAISE(ABORT, 'ballots are append-only'); END;
CREATE TRIGGER vote_ballots_are_kept BEFORE DELETE ON vote_ballots BEGIN SELECT RAISE(ABORT, 'ballots are append-only'); END;
CREATE TRIGGER vote_strikes_stay_as_they_are BEFORE UPDATE ON vote_strikes BEGIN SELECT RAISE(ABORT, 'vote_strikes is append-only'); END;
CREATE TRIGGER vote_strikes_are_kept BEFORE DELETE ON vote_strikes BEGIN SELECT RAISE(ABORT, 'vote_strikes is append-only'); END;
CREATE TRIGGER certificate_codes_stay_as_they_are BEFORE UPDATE ON certificate_codes
BEGIN SELECT RAISE(ABORT, 'codes of certificates are append-only'); END;
CREATE TRIGGER certificate_codes_are_kept BEFORE DELETE ON certificate_codes
BEGIN SELECT RAISE(ABORT, 'codes of certificates are append-only'); END;
CREATE TRIGGER comment_releases_stay_as_they_are BEFORE UPDATE ON comment_releases
BEGIN SELECT RAISE(ABORT, 'comment_releases is append-only'); END;
CREATE TRIGGER comment_releases_are_kept BEFORE DELETE ON comment_releases
BEGIN SELECT RAISE(ABORT, 'comment_releases is append-only'); END;
CREATE TRIGGER evidence_revisions_stay_as_they_are BEFORE UPDATE ON evidence_revisions
BEGIN SELECT RAISE(ABORT, 'evidence_revisions is append-only'); END;
CREATE TRIGGER evidence_revisions_are_kept BEFORE DELETE ON evidence_revisions
BEGIN SELECT RAISE(ABORT, 'evidence_revisions is append-only'); END;

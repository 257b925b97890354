-- expand
-- The vote of the public (Scoring.Features/PublicVotes). The newest step counts; a list of candidates belongs to the step that opened the vote.
CREATE TABLE vote_steps (
    step_id bigint PRIMARY KEY DEFAULT next_number('vote_steps', 'step_id'),
    edition text COLLATE "C" NOT NULL,
    state   text COLLATE "C" NOT NULL CHECK (state IN ('open', 'closed', 'reviewed', 'counted')),
    reason  text COLLATE "C" NOT NULL,  -- may be empty
    by      text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL  -- UTC, as all times here
);
CREATE TABLE vote_candidates (
    candidate_id bigint PRIMARY KEY DEFAULT next_number('vote_candidates', 'candidate_id'),
    step_id bigint NOT NULL REFERENCES vote_steps (step_id),
    entry   text COLLATE "C" NOT NULL, title text COLLATE "C" NOT NULL,
    holder  text COLLATE "C" NOT NULL, cluster text COLLATE "C" NOT NULL,  -- as voters see them
    UNIQUE (step_id, entry)
);

-- What was voted, without the voter: a row for each confirmed ballot. The salt keeps its hash in the trail from being guessed.
CREATE TABLE vote_ballots (
    ballot_id bigint PRIMARY KEY DEFAULT next_number('vote_ballots', 'ballot_id'),
    edition text COLLATE "C" NOT NULL,
    choices text COLLATE "C" NOT NULL,  -- entries one a line; a grade after a tab
    salt    text COLLATE "C" NOT NULL,
    at      text COLLATE "C" NOT NULL
);
CREATE INDEX vote_ballots_of_an_edition ON vote_ballots (edition, ballot_id);
CREATE TABLE vote_strikes (
    strike_id bigint PRIMARY KEY DEFAULT next_number('vote_strikes', 'strike_id'),
    ballot_id bigint NOT NULL REFERENCES vote_ballots (ballot_id),
    struck  bigint NOT NULL CHECK (struck IN (0, 1)),  -- 0: counts again; the newest row of a ballot counts
    reason  text COLLATE "C" NOT NULL,
    by      text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL
);
CREATE INDEX vote_strikes_of_a_ballot ON vote_strikes (ballot_id, strike_id);

-- What is known of voters until the review is over. Addresses and sources are hashes under the vote's key; the key goes with them.
CREATE TABLE vote_keys (
    edition text COLLATE "C" PRIMARY KEY, sealed text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL
);
CREATE TABLE vote_asks (
    ask_id   text COLLATE "C" PRIMARY KEY,  -- random
    edition  text COLLATE "C" NOT NULL,
    voter    text COLLATE "C" NOT NULL, domain text COLLATE "C" NOT NULL, source text COLLATE "C" NOT NULL,
    choices  text COLLATE "C" NOT NULL,
    code_hash text COLLATE "C", code_until text COLLATE "C",  -- NULL until the code is sent
    tries    bigint NOT NULL,
    at       text COLLATE "C" NOT NULL
);
CREATE INDEX vote_asks_of_a_voter ON vote_asks (edition, voter);
CREATE TABLE vote_voters (
    ballot_id bigint PRIMARY KEY REFERENCES vote_ballots (ballot_id),
    edition  text COLLATE "C" NOT NULL,
    voter    text COLLATE "C" NOT NULL, domain text COLLATE "C" NOT NULL, source text COLLATE "C" NOT NULL,
    UNIQUE (edition, voter)
);

-- Certificates and what they said when they were made, by the code that is printed on them.
CREATE TABLE certificate_codes (
    certificate_id bigint PRIMARY KEY DEFAULT next_number('certificate_codes', 'certificate_id'),
    code    text COLLATE "C" NOT NULL UNIQUE,
    edition text COLLATE "C" NOT NULL, award text COLLATE "C" NOT NULL, unit text COLLATE "C" NOT NULL,
    holder  text COLLATE "C" NOT NULL, title text COLLATE "C" NOT NULL, cluster text COLLATE "C" NOT NULL,  -- empty for none
    edition_name_id text COLLATE "C" NOT NULL, edition_name_en text COLLATE "C" NOT NULL,
    award_name_id text COLLATE "C" NOT NULL, award_name_en text COLLATE "C" NOT NULL,
    result_hash text COLLATE "C" NOT NULL,
    by      text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL
);
CREATE INDEX certificate_codes_of_a_prize ON certificate_codes (edition, award, unit);

-- Comments of jurors that the secretariat releases to those who entered, as they read at that time; the newest row of a comment counts.
CREATE TABLE comment_releases (
    release_id bigint PRIMARY KEY DEFAULT next_number('comment_releases', 'release_id'),
    edition text COLLATE "C" NOT NULL, stage text COLLATE "C" NOT NULL, entry text COLLATE "C" NOT NULL,
    juror   text COLLATE "C" NOT NULL, criterion text COLLATE "C" NOT NULL,
    released bigint NOT NULL CHECK (released IN (0, 1)),
    words   text COLLATE "C" NOT NULL,  -- empty where it is taken back
    salt    text COLLATE "C" NOT NULL,
    by      text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL
);
CREATE INDEX comment_releases_of_an_entry ON comment_releases (edition, entry);

-- Evidence of regions for the levels of indicators; what the tables are for is said in the SQLite file of this number.
CREATE TABLE evidence_drafts (
    edition text COLLATE "C" NOT NULL, region text COLLATE "C" NOT NULL, indicator text COLLATE "C" NOT NULL,
    claimed bigint NOT NULL,
    document text COLLATE "C" NOT NULL, dated text COLLATE "C" NOT NULL, subject text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    by      text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL,
    PRIMARY KEY (edition, region, indicator)
);
CREATE TABLE evidence_revisions (
    revision_id bigint PRIMARY KEY DEFAULT next_number('evidence_revisions', 'revision_id'),
    edition text COLLATE "C" NOT NULL, region text COLLATE "C" NOT NULL, indicator text COLLATE "C" NOT NULL,
    state   text COLLATE "C" NOT NULL CHECK (state IN ('sent', 'agreed', 'lowered', 'rejected', 'repair')),
    checks  bigint NOT NULL,
    claimed bigint NOT NULL, verified bigint,
    document text COLLATE "C" NOT NULL, dated text COLLATE "C" NOT NULL, subject text COLLATE "C" NOT NULL,
    note    text COLLATE "C" NOT NULL,
    by      text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL
);
CREATE INDEX evidence_revisions_of_an_indicator ON evidence_revisions (edition, region, indicator, revision_id);

DO $$
DECLARE one record;
BEGIN
    FOR one IN SELECT * FROM (VALUES
        ('vote_steps', 'vote_steps is append-only'), ('vote_candidates', 'vote_candidates is append-only'),
        ('vote_ballots', 'ballots are append-only'), ('vote_strikes', 'vote_strikes is append-only'),
        ('certificate_codes', 'codes of certificates are append-only'),
        ('comment_releases', 'comment_releases is append-only'), ('evidence_revisions', 'evidence_revisions is append-only')) AS rule (name, says)
    LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION append_only(%L)',
            one.name || '_stay_as_they_are', one.name, one.says);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I EXECUTE FUNCTION append_only(%L)', one.name || '_are_kept', one.name, one.says);
    END LOOP;
END $$;

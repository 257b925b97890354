-- What persons decide: changes that are only ever added, the newest one about a thing holds. Nothing is ever changed or taken out.
CREATE TABLE eligibility_overrides (
    override_id INTEGER PRIMARY KEY,
    edition  TEXT NOT NULL, entry TEXT NOT NULL,
    accepted INTEGER CHECK (accepted IN (0, 1)), -- NULL: withdrawn, the rules decide again
    reason   TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL -- UTC
) STRICT;
CREATE INDEX eligibility_overrides_of_an_edition ON eligibility_overrides (edition, override_id);

CREATE TABLE point_decisions (
    decision_id INTEGER PRIMARY KEY,
    edition   TEXT NOT NULL,
    kind      TEXT NOT NULL,                    -- spread, double-sheet, missing-sheet, seen-by-too-few, slip, conflict
    stage     TEXT NOT NULL, entry TEXT NOT NULL,
    juror     TEXT NOT NULL, criterion TEXT NOT NULL, -- empty where the point is about none
    found     TEXT NOT NULL,                    -- the figures that it was decided about
    decision  TEXT NOT NULL,                    -- keep, re-mark, consensus
    reason    TEXT NOT NULL,
    decided_by TEXT NOT NULL,                   -- the plenary, in its own name
    by        TEXT NOT NULL, at TEXT NOT NULL   -- who wrote it down; UTC
) STRICT;
CREATE INDEX point_decisions_of_an_edition ON point_decisions (edition, decision_id);

CREATE TABLE hand_picks (
    pick_id INTEGER PRIMARY KEY,
    edition TEXT NOT NULL,
    for_id  TEXT NOT NULL,                      -- a ranking's or a prize's id
    unit    TEXT NOT NULL,
    picked  INTEGER NOT NULL CHECK (picked IN (0, 1)),
    reason  TEXT NOT NULL, decided_by TEXT NOT NULL,
    by      TEXT NOT NULL, at TEXT NOT NULL     -- UTC
) STRICT;
CREATE INDEX hand_picks_of_an_edition ON hand_picks (edition, pick_id);

-- Runs that were kept as final; of several the newest is the one in force.
CREATE TABLE final_runs (
    final_id INTEGER PRIMARY KEY,
    edition TEXT NOT NULL,
    run_id  INTEGER NOT NULL REFERENCES runs (run_id),
    by      TEXT NOT NULL, at TEXT NOT NULL     -- UTC
) STRICT;
CREATE INDEX final_runs_of_an_edition ON final_runs (edition, final_id);

CREATE TRIGGER eligibility_overrides_stay_as_they_are BEFORE UPDATE ON eligibility_overrides
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER eligibility_overrides_are_kept BEFORE DELETE ON eligibility_overrides
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER point_decisions_stay_as_they_are BEFORE UPDATE ON point_decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER point_decisions_are_kept BEFORE DELETE ON point_decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER hand_picks_stay_as_they_are BEFORE UPDATE ON hand_picks
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER hand_picks_are_kept BEFORE DELETE ON hand_picks
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER final_runs_stay_as_they_are BEFORE UPDATE ON final_runs
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER final_runs_are_kept BEFORE DELETE ON final_runs
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;

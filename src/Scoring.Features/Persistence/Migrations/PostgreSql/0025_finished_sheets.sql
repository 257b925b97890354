-- expand
-- Each look at a ranking asks for the sheets that are handed in or abstained from; while the jury marks, they are few among many revisions.
CREATE INDEX sheet_revisions_that_finish ON sheet_revisions (edition, stage, entry, juror, number)
    WHERE state IN ('Submitted', 'Abstained');

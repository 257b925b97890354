-- expand
-- The groups whose entries an examiner checks: values of the form's choices, separated by "; "; NULL for all.
ALTER TABLE accounts ADD COLUMN entry_groups text COLLATE "C";

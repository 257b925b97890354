-- expand
-- The time zone that a person reads dates in: "wib", "wita" or "wit"; NULL for none chosen.
ALTER TABLE accounts ADD COLUMN zone text COLLATE "C";

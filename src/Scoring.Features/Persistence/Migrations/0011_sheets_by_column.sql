-- Scoresheets are kept as columns too: every text one a line, in the order of the file's sheets; a backslash is written \\ and a line break \n.
-- "(marks)" and "(lines)" hold one number per leaf of the stage in the order of imports.layout, separated by ;, empty where none was given.
INSERT INTO import_columns (import_id, name, texts, codes)
SELECT import_id, '(stage)', group_concat(replace(replace(stage, '\', '\\'), char(10), '\n'), char(10) ORDER BY row) || char(10), x'' FROM sheets GROUP BY import_id
UNION ALL
SELECT import_id, '(innovation)', group_concat(replace(replace(innovation_id, '\', '\\'), char(10), '\n'), char(10) ORDER BY row) || char(10), x'' FROM sheets GROUP BY import_id
UNION ALL
SELECT import_id, '(juror)', group_concat(replace(replace(juror, '\', '\\'), char(10), '\n'), char(10) ORDER BY row) || char(10), x'' FROM sheets GROUP BY import_id
UNION ALL
SELECT import_id, '(sheet)', group_concat(replace(replace(coalesce(sheet, ''), '\', '\\'), char(10), '\n'), char(10) ORDER BY row) || char(10), x'' FROM sheets GROUP BY import_id
UNION ALL
SELECT import_id, '(submitted)', group_concat(coalesce(submitted_at, ''), char(10) ORDER BY row) || char(10), x'' FROM sheets GROUP BY import_id
UNION ALL
SELECT import_id, '(marks)', group_concat(marks, char(10) ORDER BY row) || char(10), x'' FROM sheets GROUP BY import_id
UNION ALL
SELECT import_id, '(lines)', group_concat(lines, char(10) ORDER BY row) || char(10), x'' FROM sheets GROUP BY import_id;

DROP TABLE sheets;

-- Editions whose rules are written on the site (Scoring.Features/Seasons): each version is the whole folder of rule files as it would stand in the
-- rules folder. The newest version counts that needed no second person or was confirmed by one. Nothing is changed or removed.
CREATE TABLE rule_versions (
    version_id bigint PRIMARY KEY DEFAULT next_number('rule_versions', 'version_id'),
    edition    text COLLATE "C" NOT NULL,
    number     bigint NOT NULL CHECK (number >= 1),            -- counts the edition's versions
    hash       text COLLATE "C" NOT NULL,                      -- SHA-256 of names and bytes of its files
    proposed   bigint NOT NULL CHECK (proposed IN (0, 1)),     -- 1: changes what is locked, and waits for the chair
    reason     text COLLATE "C" NOT NULL, decree text COLLATE "C" NOT NULL,   -- may be empty
    by         text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL,       -- UTC
    UNIQUE (edition, number)
);

CREATE TABLE rule_files (
    version_id bigint NOT NULL REFERENCES rule_versions (version_id),
    path       text COLLATE "C" NOT NULL,                      -- in the edition's folder, or committee/NAME.yaml
    bytes      bytea NOT NULL,
    PRIMARY KEY (version_id, path)
);

-- What the chair said of a version that changes what is locked.
CREATE TABLE rule_rulings (
    ruling_id  bigint PRIMARY KEY DEFAULT next_number('rule_rulings', 'ruling_id'),
    version_id bigint NOT NULL REFERENCES rule_versions (version_id),
    outcome    text COLLATE "C" NOT NULL CHECK (outcome IN ('confirmed', 'refused')),
    reason     text COLLATE "C" NOT NULL,
    by         text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL        -- UTC
);

-- How far a season is: the newest row counts. A season without one is a draft.
CREATE TABLE season_changes (
    change_id bigint PRIMARY KEY DEFAULT next_number('season_changes', 'change_id'),
    edition   text COLLATE "C" NOT NULL,
    state     text COLLATE "C" NOT NULL CHECK (state IN ('draft', 'announced', 'running', 'archived')),
    reason    text COLLATE "C" NOT NULL,                       -- may be empty
    by        text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL         -- UTC
);

DO $$
DECLARE one record;
BEGIN
    FOR one IN SELECT * FROM (VALUES
        ('rule_versions', 'versions of rules are append-only'), ('rule_files', 'versions of rules are append-only'),
        ('rule_rulings', 'versions of rules are append-only'), ('season_changes', 'season_changes is append-only')) AS rule (name, says)
    LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION append_only(%L)',
            one.name || '_stay_as_they_are', one.name, one.says);
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I EXECUTE FUNCTION append_only(%L)', one.name || '_are_kept', one.name, one.says);
    END LOOP;
END $$;

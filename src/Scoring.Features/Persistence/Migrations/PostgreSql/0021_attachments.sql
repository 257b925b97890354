-- expand
-- Files of entries and rounds of calibration; what the tables are for is said in the SQLite file of this number.
CREATE TABLE attachments (
    attachment_id text COLLATE "C" PRIMARY KEY,
    edition  text COLLATE "C" NOT NULL, entry text COLLATE "C" NOT NULL,
    field    text COLLATE "C" NOT NULL,
    name     text COLLATE "C" NOT NULL, caption text COLLATE "C" NOT NULL,
    type     text COLLATE "C" NOT NULL CHECK (type IN ('pdf', 'jpeg', 'png', 'webp', 'xlsx', 'docx')),
    size     bigint NOT NULL CHECK (size > 0),
    received text COLLATE "C" NOT NULL, sha256 text COLLATE "C" NOT NULL,
    state    text COLLATE "C" NOT NULL CHECK (state IN ('checking', 'kept', 'refused', 'gone')),
    remarks  text COLLATE "C" NOT NULL,
    scan     text COLLATE "C",
    by       text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL,
    removed_by text COLLATE "C", removed_at text COLLATE "C"
);
CREATE INDEX attachments_of_an_entry ON attachments (edition, entry);
CREATE INDEX attachments_by_bytes ON attachments (sha256);
CREATE INDEX attachments_by_state ON attachments (state);

-- 256 KiB a row. Packed bytes are not packed again.
CREATE TABLE attachment_chunks (
    sha256 text COLLATE "C" NOT NULL, part bigint NOT NULL, bytes bytea NOT NULL,
    PRIMARY KEY (sha256, part)
);
ALTER TABLE attachment_chunks ALTER COLUMN bytes SET STORAGE EXTERNAL;
CREATE TRIGGER attachment_chunks_stay_as_they_are BEFORE UPDATE ON attachment_chunks
    FOR EACH ROW EXECUTE FUNCTION append_only('bytes of files are not changed');

CREATE TABLE calibration_rounds (
    round_id bigint PRIMARY KEY DEFAULT next_number('calibration_rounds', 'round_id'),
    edition  text COLLATE "C" NOT NULL, stage text COLLATE "C" NOT NULL,
    entries  text COLLATE "C" NOT NULL,
    state    text COLLATE "C" NOT NULL CHECK (state IN ('open', 'closed')),
    reason   text COLLATE "C" NOT NULL,
    by       text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL
);
CREATE TABLE calibration_sheets (
    sheet_id bigint PRIMARY KEY DEFAULT next_number('calibration_sheets', 'sheet_id'),
    edition  text COLLATE "C" NOT NULL, stage text COLLATE "C" NOT NULL, entry text COLLATE "C" NOT NULL, juror text COLLATE "C" NOT NULL,
    marks    text COLLATE "C" NOT NULL,
    submitted bigint NOT NULL CHECK (submitted IN (0, 1)),
    by       text COLLATE "C" NOT NULL, at text COLLATE "C" NOT NULL
);
CREATE INDEX calibration_sheets_of_a_stage ON calibration_sheets (edition, stage, entry, juror);

DO $$
DECLARE one text;
BEGIN
    FOREACH one IN ARRAY ARRAY['calibration_rounds', 'calibration_sheets'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION append_only(%L)',
            one || '_stay_as_they_are', one, 'calibration is append-only');
        EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I EXECUTE FUNCTION append_only(%L)', one || '_are_kept', one,
            'calibration is append-only');
    END LOOP;
END $$;

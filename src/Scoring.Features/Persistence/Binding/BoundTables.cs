namespace Scoring.Features.Persistence.Binding;

/// <summary>
/// Every table of the database: bound to the audit trail by one definition, or listed with the reason why not. A test finds a table or
/// column that is neither.
/// </summary>
internal static class BoundTables
{
    /// <summary>The tables whose rows are bound.</summary>
    public static IReadOnlyList<BoundTable> All { get; } =
    [
        // Files and what was read from them.
        new("imports", BoundAs.Single, "import_id") { Shown = ["edition", "kind", "file_name"] },
        new("import_columns", BoundAs.Group, "import_id")
        {
            Order = ["name"],
            Without = [new(BoundTable.Stored, "Is the order of the rows themselves, where a database has none of its own.")],
        },
        new("level_blocks", BoundAs.Group, "import_id") { Order = ["block"] },
        new("level_claims", BoundAs.Group, "import_id") { Order = ["row"] },
        new("numbers", BoundAs.Group, "import_id") { Order = ["row"] },
        new("people", BoundAs.Group, "import_id") { Order = ["row"] },
        new("header_meanings", BoundAs.Single, "edition", "kind", "header"),
        // Rules that are written on the site.
        new("rule_versions", BoundAs.Numbered, "version_id") { Shown = ["edition", "number"] },
        new("rule_files", BoundAs.Group, "version_id") { Order = ["path"] },
        new("rule_rulings", BoundAs.Numbered, "ruling_id") { Shown = ["version_id", "outcome"] },
        new("season_changes", BoundAs.Numbered, "change_id") { Shown = ["edition", "state"] },
        // Files of entries.
        new("attachments", BoundAs.Single, "attachment_id") { Shown = ["edition", "entry", "name"] },
        // What is entered on the site.
        new("entries", BoundAs.Numbered, "entry_id") { Shown = ["edition", "entry"] },
        new("entry_versions", BoundAs.Numbered, "version_id") { Shown = ["edition", "entry", "number"] },
        new("entry_states", BoundAs.Numbered, "state_id") { Shown = ["edition", "entry", "state"] },
        new("entry_checks", BoundAs.Numbered, "answer_id") { Shown = ["edition", "entry", "check_id"] },
        new("entry_registers", BoundAs.Numbered, "register_id") { Shown = ["edition"] },
        // Runs.
        new("runs", BoundAs.Numbered, "run_id") { Shown = ["edition"] },
        new("run_inputs", BoundAs.Group, "run_id") { Order = ["import_id"] },
        new("run_entered", BoundAs.Group, "run_id") { Order = ["edition", "kind"] },
        new("run_rankings", BoundAs.Group, "run_id") { Order = ["ranking"] },
        new("final_runs", BoundAs.Numbered, "final_id") { Shown = ["edition", "run_id"] },
        new("publications", BoundAs.Numbered, "publication_id") { Shown = ["edition", "number"] },
        // Juries.
        new("draws", BoundAs.Numbered, "draw_id") { Shown = ["edition", "stage"] },
        new("seat_changes", BoundAs.Numbered, "change_id") { Shown = ["edition", "stage", "entry", "juror"] },
        new("stage_changes", BoundAs.Numbered, "change_id") { Shown = ["edition", "stage", "what"] },
        new("declared_conflicts", BoundAs.Numbered, "declared_id") { Shown = ["edition", "juror", "entry"] },
        new("sheet_revisions", BoundAs.Numbered, "revision_id") { Shown = ["edition", "stage", "entry", "juror", "number"] },
        new("paper_entries", BoundAs.Single, "edition", "stage", "entry", "juror", "place"),
        new("paper_rulings", BoundAs.Numbered, "ruling_id") { Shown = ["edition", "stage", "entry", "juror", "criterion"] },
        new("calibration_rounds", BoundAs.Numbered, "round_id") { Shown = ["edition", "stage", "state"] },
        new("calibration_sheets", BoundAs.Numbered, "sheet_id") { Shown = ["edition", "stage", "entry", "juror"] },
        // Decisions and objections.
        new("eligibility_overrides", BoundAs.Numbered, "override_id") { Shown = ["edition", "entry"] },
        new("point_decisions", BoundAs.Numbered, "decision_id") { Shown = ["edition", "kind", "stage", "entry"] },
        new("hand_picks", BoundAs.Numbered, "pick_id") { Shown = ["edition", "for_id", "unit"] },
        new("objection_windows", BoundAs.Numbered, "window_id") { Shown = ["edition", "until"] },
        new("objections", BoundAs.Single, "edition", "number"),
        new("objection_rulings", BoundAs.Single, "edition", "number"),
        new("disqualifications", BoundAs.Numbered, "disqualification_id") { Shown = ["edition", "unit"] },
        // People.
        new("accounts", BoundAs.Single, "account_id") { Shown = ["email"] },
        new("account_devices", BoundAs.Single, "account_id")
        {
            Without = [new("step", "The last time step used: it changes with every sign-in, which no event tells.")],
        },
        new("account_invitations", BoundAs.Single, "token_hash") { Shown = ["account_id", "until"] },
        new("account_logins", BoundAs.Single, "issuer", "subject"),
        new("account_regions", BoundAs.Single, "account_id", "region"),
        new("agencies", BoundAs.Numbered, "agency_id") { Shown = ["name", "region"] },
        new("account_agencies", BoundAs.Single, "account_id", "agency_id"),
        new("mail_templates", BoundAs.Numbered, "template_id") { Shown = ["season", "template", "language", "version"] },
        // Votes of the public, certificates, released comments.
        new("vote_steps", BoundAs.Numbered, "step_id") { Shown = ["edition", "state"] },
        new("vote_candidates", BoundAs.Numbered, "candidate_id") { Shown = ["step_id", "entry"] },
        new("vote_ballots", BoundAs.Numbered, "ballot_id") { Shown = ["edition"] },
        new("vote_strikes", BoundAs.Numbered, "strike_id") { Shown = ["ballot_id", "struck"] },
        new("certificate_codes", BoundAs.Numbered, "certificate_id") { Shown = ["edition", "award", "unit"] },
        new("comment_releases", BoundAs.Numbered, "release_id") { Shown = ["edition", "stage", "entry"] },
        new("evidence_revisions", BoundAs.Numbered, "revision_id") { Shown = ["edition", "region", "indicator", "state"] },
    ];

    /// <summary>The tables that are deliberately not bound.</summary>
    public static IReadOnlyList<Unbound> NotBound { get; } =
    [
        new("audit_events", "Is the trail itself, bound by its own chain."),
        new("account_sessions", "Who is signed in at the moment: written at every request and valid only with a bound account's stamp."),
        new(
            "data_protection_keys",
            "Are secrets of the sites, made by them alone: who holds one can seal a cookie, but no row is made from it."
        ),
        new("sign_in_tries", "Count wrong passwords for an hour: nothing follows from them but that somebody has to wait."),
        new("pending_uploads", "Are not confirmed: what is confirmed becomes a bound import."),
        new("pending_upload_parts", "Are not confirmed: what is confirmed becomes a bound import."),
        new("publication_files", "Are bound by their hashes: a bound publication names publication.json, and that names each file."),
        new("attachment_chunks", "Are bound by their hash: a bound attachment names its bytes by their SHA-256."),
        new("commands_done", "Only recognises a form that is sent twice; what it did is in bound rows and in the trail."),
        new("entry_sections", "Are being written, and saved at every pause: what is sent is a bound version."),
        new("entry_takes", "Say who looks at what at the moment, so that two do not check the same entry: nothing follows from them."),
        new("outbox", "A mail changes with every try; what is held, released or cancelled has an event of its own."),
        new("mail_requests", "Who asked for a new password, for a few seconds; strangers may ask, and must not fill the trail."),
        new("mail_left", "Whom not to remind: no result, right or decision depends on it."),
        new("vote_keys", "Is sealed, and removed with what it makes unreadable."),
        new("vote_asks", "Are no votes yet: strangers may ask, and must not fill the trail."),
        new("vote_voters", "Is personal and removed after the review; what was voted is in bound ballots."),
        new("evidence_drafts", "Are drafts of an officer: what is sent is a bound revision."),
        new("sheet_saves", "Only recognises a change that a browser sends twice; the change itself is a bound revision."),
    ];
}

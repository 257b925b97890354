using System.Text.RegularExpressions;
using Dapper;
using Scoring.Features.Persistence;

namespace Scoring.Features.Publications;

/// <summary>
/// Writes the facts of a publication as a separate database. Its contents are listed here table by table, so that nothing is disclosed by
/// oversight: no accounts, no trail, no drafts, comments or objections, no list of jurors, nobody's reason for a conflict, not who typed
/// what in; and of a file's further columns only those that the rules name.
/// </summary>
/// <param name="work">
/// The command's connection. Everything is read in one transaction of the copy, so that it is of one moment even if others write meanwhile.
/// </param>
internal sealed partial class FrozenFacts(UnitOfWork work)
{
    // Tables by import, then manual entries; the first statement decides which imports.
    private static readonly string[] Copies =
    [
        """
            INSERT INTO imports SELECT import_id, edition, kind, scope, file_name, sha256, row_count, accepted,
                layout, imported_at, '', NULL, illustrative, 1
            FROM live.imports WHERE in_force = 1 AND edition IN (SELECT edition FROM named) ORDER BY import_id
            """,
        """
            INSERT INTO import_columns SELECT import_id, name, texts, codes FROM live.import_columns
            WHERE import_id IN (SELECT import_id FROM main.imports) AND name NOT IN (SELECT name FROM unnamed) ORDER BY rowid
            """,
        "INSERT INTO level_blocks SELECT * FROM live.level_blocks WHERE import_id IN (SELECT import_id FROM main.imports)",
        // What was claimed is public; of the evidence only that there is some: it may be a link to papers about people.
        """
            INSERT INTO level_claims SELECT import_id, row, unit_id, indicator, claimed_level,
                CASE WHEN evidence IS NULL OR evidence = '' THEN NULL ELSE '+' END
            FROM live.level_claims WHERE import_id IN (SELECT import_id FROM main.imports)
            """,
        """
            INSERT INTO numbers SELECT import_id, row, level, unit_id, measure, value, published_rank, NULL, line
            FROM live.numbers WHERE import_id IN (SELECT import_id FROM main.imports)
            """,
        "INSERT INTO people SELECT * FROM live.people WHERE import_id IN (SELECT import_id FROM main.imports WHERE kind = 'History')",
        """
            INSERT INTO sheet_revisions (revision_id, edition, stage, entry, juror, number, state, marks, comments, until,
                command, criterion, reason, by, at)
            SELECT revision_id, edition, stage, entry, juror, number, state, marks, '{}', NULL,
                command, NULL, '', '', at FROM live.sheet_revisions AS last
            WHERE edition IN (SELECT edition FROM named) AND state = 'Submitted'
                AND number = (SELECT max(number) FROM live.sheet_revisions AS other
                    WHERE other.edition = last.edition AND other.stage = last.stage
                        AND other.entry = last.entry AND other.juror = last.juror)
            """,
        """
            INSERT INTO seat_changes SELECT change_id, edition, stage, entry, juror, seated, how, '', '', at
            FROM live.seat_changes WHERE edition IN (SELECT edition FROM named)
            """,
        """
            INSERT INTO stage_changes SELECT change_id, edition, stage, what, deadline, '', '', at
            FROM live.stage_changes WHERE edition IN (SELECT edition FROM named)
            """,
        """
            INSERT INTO eligibility_overrides SELECT override_id, edition, entry, accepted, reason, by, at
            FROM live.eligibility_overrides WHERE edition IN (SELECT edition FROM named)
            """,
        """
            INSERT INTO hand_picks SELECT pick_id, edition, for_id, unit, picked, reason, decided_by, '', at
            FROM live.hand_picks WHERE edition IN (SELECT edition FROM named)
            """,
        """
            INSERT INTO disqualifications SELECT disqualification_id, edition, unit, undone, reason, decided_by, '', at
            FROM live.disqualifications WHERE edition IN (SELECT edition FROM named)
            """,
    ];

    // The tables that the statements above read, in their order: none can be forgotten.
    private static readonly string[] Sources =
    [
        .. Copies.SelectMany(copy => LiveTable().Matches(copy).Select(match => match.Groups["table"].Value)).Distinct(),
    ];

    // The columns every file of a kind has, and those the site shows of an innovation or a region under any rules.
    private static readonly HashSet<string> Always =
    [
        "innovation_id",
        "region_code",
        "title",
        "category",
        "agency",
        "start_date",
        "digital",
        "code",
        "name",
        "type",
        "province_code",
        "form",
        "stage",
        "group",
        "institution_type",
        "affair",
        "submitted_at",
        "step",
        "year",
    ];

    /// <summary>Writes the facts of the editions.</summary>
    /// <param name="editions">The edition and those it carries over from.</param>
    /// <param name="rules">The folder with their rule files.</param>
    /// <param name="target">The new file.</param>
    public void Write(IReadOnlyList<string> editions, string rules, string target)
    {
        var unnamed = Unnamed(editions, rules);
        using var live = LiveFile.Of(work, editions, Sources);
        using var connection = ScoringDatabase.OpenForFacts(target);
        var frozen = new Db(connection, null);
        Snapshot.Run(frozen, "PRAGMA journal_mode = DELETE");
        Snapshot.Run(frozen, "ATTACH $value AS live", live.Path);
        Snapshot.Run(frozen, "CREATE TEMP TABLE named (edition TEXT PRIMARY KEY); CREATE TEMP TABLE unnamed (name TEXT PRIMARY KEY)");
        Snapshot.Run(frozen, "BEGIN");
        foreach (var edition in editions)
            Snapshot.Run(frozen, "INSERT INTO named VALUES ($value)", edition);
        foreach (var name in unnamed)
            Snapshot.Run(frozen, "INSERT INTO unnamed VALUES ($value)", name);
        foreach (var copy in Copies)
            Snapshot.Run(frozen, copy);
        Snapshot.Run(frozen, "COMMIT");
        Snapshot.Run(frozen, "DETACH live");
        Snapshot.Run(frozen, "VACUUM");
    }

    // Further columns that no rule file names: a file may contain telephone numbers.
    private List<string> Unnamed(IReadOnlyList<string> editions, string rules)
    {
        var words = Directory
            .EnumerateFiles(rules, "*", SearchOption.AllDirectories)
            .SelectMany(file => Word().Matches(File.ReadAllText(file)).Select(match => match.Value))
            .ToHashSet();
        return work.Locked(db =>
            editions
                .SelectMany(edition =>
                    db.Connection.Query<string>(
                        """
                        SELECT DISTINCT name FROM import_columns WHERE name NOT LIKE '(%'
                            AND import_id IN (SELECT import_id FROM imports WHERE edition = @edition AND in_force = 1)
                        """,
                        new { edition },
                        db.Transaction
                    )
                )
                .Distinct(StringComparer.Ordinal)
                .Where(name => !Always.Contains(name) && !words.Contains(name))
                .ToList()
        );
    }

    [GeneratedRegex("live\\.(?<table>[a-z_]+)")]
    private static partial Regex LiveTable();

    [GeneratedRegex(@"[^\s,;:\[\]{}""'#]+")]
    private static partial Regex Word();
}

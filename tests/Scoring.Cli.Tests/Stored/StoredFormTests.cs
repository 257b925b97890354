using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Scoring.Cli.Tests.Stored;

/// <summary>
/// The commands that made a golden copy, given to today's program, store the same: every row of every table letter by letter, and every
/// file of the publications. Left out is only what is different each time: moments, tokens, and the hashes over them.
/// </summary>
public sealed partial class StoredFormTests
{
    private const string Database = MadeAgain.Database;

    private static readonly string[] EachTime =
    [
        "imports.imported_at",
        "runs.run_at",
        "audit_events.at",
        "audit_events.previous",
        "audit_events.hash",
        "seat_changes.at",
        "stage_changes.at",
        "declared_conflicts.at",
        "sheet_revisions.at",
        "paper_entries.at",
        "paper_rulings.at",
        "eligibility_overrides.at",
        "point_decisions.at",
        "hand_picks.at",
        "final_runs.at",
        "objection_windows.at",
        "objections.at",
        "objection_rulings.at",
        "disqualifications.at",
        "draws.at",
        "accounts.password",
        "accounts.stamp",
        "accounts.added_at",
        // No longer stored: counters of wrong passwords; the key of a device has a table of its own.
        "accounts.failed",
        "accounts.locked_until",
        "accounts.authenticator",
        "account_invitations.token_hash",
        "account_invitations.until",
        "account_invitations.used_at",
        "account_invitations.at",
        "publications.manifest_sha256",
        "publications.at",
    ];

    [TestCaseSource(typeof(StoredCopy), nameof(StoredCopy.Names))]
    public void The_same_commands_store_the_same(string name)
    {
        var copy = MadeAgain.By(name);
        var filled = 0;
        foreach (var table in Names(copy, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"))
        {
            var columns = Names(copy, $"SELECT name FROM pragma_table_info('{table}')")
                .Where(column => !EachTime.Contains($"{table}.{column}"));
            var query = $"SELECT {string.Join(", ", columns)} FROM {table}";
            var (then, now) = (Rows(copy, "scoring.db", query), Rows(copy, Database, query));
            now.ShouldBe(then, table);
            filled += then.Count > 0 ? 1 : 0;
        }
        filled.ShouldBeGreaterThan(20, "tables with rows in the golden copy");
        Files(copy, Database).ShouldBe(Files(copy, "scoring.db"));
    }

    private static IEnumerable<string> Names(StoredCopy copy, string query) => copy.Query("scoring.db", query).Select(row => row[0]);

    private static List<string> Rows(StoredCopy copy, string database, string query) =>
        [.. copy.Query(database, query).Select(row => EachTimeInData().Replace(string.Join('|', row), "")).Order(StringComparer.Ordinal)];

    // Each file of the publications with its text; facts.db and the manifest hold moments. The rules as read came later and stand beside;
    // explanations have another form since, and verifying the old ones writes them again in theirs.
    private static List<string> Files(StoredCopy copy, string database)
    {
        var folder = copy.At(database + ".publications");
        return
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetFileName(file) != "rules.json" && Path.GetFileName(Path.GetDirectoryName(file)) != "explanations")
                .Order(StringComparer.Ordinal)
                .Select(file =>
                    Path.GetRelativePath(folder, file)
                    + ":\n"
                    + (Path.GetFileName(file) is "facts.db" or "publication.json" ? "" : Text(file))
                ),
        ];
    }

    private static string Text(string file)
    {
        if (!file.EndsWith(".gz", StringComparison.Ordinal))
            return File.ReadAllText(file);
        using var unpacked = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        return unpacked.ReadToEnd();
    }

    // In the data of an event: the hash of a manifest, which holds a moment, until when an invitation is good, and the hashes of the
    // event's rows, which an earlier program did not record.
    [GeneratedRegex("""(?<="manifest":")[0-9a-f]{64}|(?<=account-invited\|.*"until":")[^"]+|,?"bound":\{(?:"[a-z_]+":\{[^{}]*\},?)*\}""")]
    private static partial Regex EachTimeInData();
}

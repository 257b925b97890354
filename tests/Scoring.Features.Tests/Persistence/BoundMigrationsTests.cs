using System.Text.RegularExpressions;
using Scoring.Features.Persistence;
using Scoring.Features.Persistence.Binding;

namespace Scoring.Features.Tests.Persistence;

/// <summary>
/// Since rows are bound to the audit trail, a step of migration that rewrote them would make every old database look tampered with: it may
/// add tables, but must not touch those whose rows are bound already.
/// </summary>
[Category(TestStore.FilesOnly)]
public sealed partial class BoundMigrationsTests
{
    // It came with the version that bound the rows, and runs before they are.
    private const string Binding = "0013_devices.sql";

    [Test]
    public void No_step_after_the_binding_rewrites_a_bound_row()
    {
        var later = Steps().Where(step => string.CompareOrdinal(step.Name, Binding) > 0).ToList();
        later.ShouldNotBeEmpty();
        foreach (var (name, sql) in later)
            Rewritten(sql).ShouldBeEmpty($"{name}: such a step has to append an event that binds the rows again (tables-bound)");
    }

    [TestCase("UPDATE runs SET engine_version = '1'", "runs")]
    [TestCase("delete from  seat_changes;", "seat_changes")]
    [TestCase("INSERT OR REPLACE INTO imports (import_id) SELECT 1", "imports")]
    [TestCase("DROP TABLE objections;", "objections")]
    [TestCase("ALTER TABLE publications RENAME COLUMN note TO why", "publications")]
    [TestCase("ALTER TABLE runs ADD COLUMN note TEXT NOT NULL DEFAULT '';", "runs")]
    public void It_sees_every_kind_of_rewriting(string sql, string table) => Rewritten(sql).ShouldBe([table]);

    [TestCase("CREATE TABLE other (id INTEGER)")]
    [TestCase("INSERT INTO other SELECT import_id FROM imports")]
    [TestCase("-- UPDATE runs")]
    [TestCase("ALTER TABLE runs ADD COLUMN note TEXT;")]
    public void And_nothing_else(string sql) => Rewritten(sql).ShouldBeEmpty();

    private static IEnumerable<string> Rewritten(string sql)
    {
        var bound = BoundTables.All.Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
        return Writing().Matches(Comments().Replace(sql, "")).Select(match => match.Groups["table"].Value).Where(bound.Contains);
    }

    private static IEnumerable<(string Name, string Sql)> Steps()
    {
        var assembly = typeof(ScoringDatabase).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (StepName().Match(name).Value, reader.ReadToEnd());
        }
    }

    [GeneratedRegex(@"\d{4}_\w+\.sql$")]
    private static partial Regex StepName();

    [GeneratedRegex(@"--[^\n]*")]
    private static partial Regex Comments();

    [GeneratedRegex(
        @"\b(UPDATE|DELETE\s+FROM|(INSERT|REPLACE)(\s+OR\s+\w+)?\s+INTO|DROP\s+TABLE(\s+IF\s+EXISTS)?|ALTER\s+TABLE)\s+(?<table>\w+)"
            // A new column that may be NULL is not in the text of a row until it has a value.
            + @"(?!\s+ADD\s+COLUMN\s+\w+\s+TEXT(\s+COLLATE\s+""C"")?\s*;|\w)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Writing();
}

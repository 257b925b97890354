using Scoring.Domain.Hierarchy;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Steps;

namespace Scoring.RuleBook.Composite;

/// <summary>The kind <c>hierarchy</c>: a composite index.</summary>
internal static class CompositeKinds
{
    private static readonly StepKind Composite = new(
        "hierarchy",
        new Text("Indeks komposit", "Composite index"),
        CompositeForms.Fields,
        Make
    );

    /// <summary>The kinds.</summary>
    public static IReadOnlyList<StepKind> All { get; } = [Composite];

    private static HierarchyStep? Make(StepDraft draft)
    {
        var entry = draft.Entry;
        var level = entry.Choice("subject", Levels.Words);
        var before = entry.Faults.All.Count;
        var options = new CompositeOptions(entry);
        var (preparations, normalisation, aggregations, absent) = (
            options.Preparations(),
            options.Normalisation(),
            options.Aggregations(),
            options.AbsentChild()
        );
        var reader = new HierarchyReader(entry, draft.Book.Files);
        if (Read(draft, reader, level) is not { } read)
            return null;
        var (root, reported) = read;
        var levels = root.Flatten().Where(node => !node.IsIndicator).Select(node => node.Level).Distinct(StringComparer.Ordinal).ToList();
        var byLevel = options.ByLevel(aggregations, levels);
        if (normalisation is not null)
        {
            CheckYardsticks(reader, root, normalisation);
            options.CheckMeans(normalisation, byLevel.Values);
        }
        var over = new JointYears(draft, level).Of(root);
        return entry.Faults.All.Count > before || normalisation is null
            ? null
            : new HierarchyStep(
                draft.Head(level),
                new CompositeRule(root, preparations, normalisation, byLevel, absent) { Over = over },
                reported
            );
    }

    /// <summary>The tree and its reported values; null with a fault, which is reported once however many steps use the table.</summary>
    private static (HierarchyNode Root, IReadOnlyList<(string Measure, Step Step)> Reported)? Read(
        StepDraft draft,
        HierarchyReader reader,
        Level level
    )
    {
        var (file, faults) = (draft.Entry.Text("file") ?? "", draft.Entry.Faults.All);
        if (draft.Book.FaultyHierarchies.Contains(file))
            return null;
        var before = faults.Count;
        var root = reader.Read();
        var reported = root is null ? [] : new ReportedMeasures(draft, reader, level).Of(root);
        if (root is not null && faults.Count == before)
            return (root, reported);
        draft.Book.FaultyHierarchies.Add(file);
        return null;
    }

    private static void CheckYardsticks(HierarchyReader reader, HierarchyNode root, Normalisation normalisation)
    {
        string[] needed = normalisation switch
        {
            DistanceToTarget => ["target"],
            Goalposts => ["goalpost-low", "goalpost-high"],
            _ => [],
        };
        var indicators = root.Indicators.Select(indicator => indicator.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var row in reader.Rows.Where(row => indicators.Contains(row.Id)))
        {
            foreach (var column in needed.Where(column => row.Row[column].Length == 0))
                reader.Faults.Add(FaultCodes.CsvValue, row.Row.Line, column, "");
        }
    }
}

using Scoring.Domain.Hierarchy;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;
using Scoring.RuleBook.Steps;

namespace Scoring.RuleBook.Composite;

/// <summary>The kind <c>hierarchy</c>: a composite index.</summary>
internal static class CompositeKinds
{
    /// <summary>The kind itself.</summary>
    public static StepKind Index { get; } = new("hierarchy", new Text("Indeks komposit", "Composite index"), CompositeForms.Fields, Make);

    /// <summary>The kinds.</summary>
    public static IReadOnlyList<StepKind> All { get; } = [Index];

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
        var (root, reported) = (options.Weighted(read.Root), read.Reported);
        var levels = root.Flatten().Where(node => !node.IsIndicator).Select(node => node.Level).Distinct(StringComparer.Ordinal).ToList();
        var byLevel = options.ByLevel(aggregations, levels);
        if (normalisation is not null)
        {
            root = WithOwn(reader, root, normalisation);
            CheckYardsticks(reader, root, normalisation);
            options.CheckMeans(normalisation, root, byLevel.Values);
        }
        var years = new JointYears(draft, level);
        var over = years.Of(root);
        foreach (var carry in entry.Children("before").Select(one => one.Child("carry")).OfType<Entry>())
            years.CheckEarlier(root, carry);
        var imputes = entry.Children("before").Select(one => one.Child("impute")).OfType<Entry>();
        foreach (var (impute, filling) in imputes.Zip(preparations.OfType<GapFilling>()))
            new GapOptions(impute).Check(root, filling);
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

    /// <summary>
    /// The tree with the normalisations that indicators' own lines name. They are onto the interval of all, so that there must be one.
    /// </summary>
    private static HierarchyNode WithOwn(HierarchyReader reader, HierarchyNode root, Normalisation all)
    {
        var rows = reader.Rows.ToDictionary(row => row.Id, StringComparer.Ordinal);
        return Of(root);

        HierarchyNode Of(HierarchyNode node)
        {
            if (!node.IsIndicator)
                return node with { Children = [.. node.Children.Select(Of)] };
            var row = rows[node.Id];
            if (row.Normalise is not { } by)
                return node;
            if (all is IntervalNormalisation interval)
                return node with { Normalisation = CompositeOptions.Own(by, interval) with { Citation = row.Citation } };
            reader.Faults.Add(FaultCodes.OwnNeedsInterval, row.Row.Line, "normalise", by);
            return node;
        }
    }

    private static void CheckYardsticks(HierarchyReader reader, HierarchyNode root, Normalisation all)
    {
        var indicators = root.Indicators.ToDictionary(indicator => indicator.Id, StringComparer.Ordinal);
        var missing = new List<(string By, string[] Columns, int Line, string Id)>();
        foreach (var row in reader.Rows)
        {
            if (!indicators.TryGetValue(row.Id, out var indicator))
                continue;
            var (by, needed) = (indicator.Normalisation ?? all) switch
            {
                DistanceToTarget => ("distance-to-target", new[] { "target" }),
                Goalposts => ("goalposts", ["goalpost-low", "goalpost-high"]),
                _ => ("", []),
            };
            if (needed.Any(column => row.Row[column].Length == 0))
                missing.Add((by, needed, row.Row.Line, row.Id));
        }
        // One fault for all rows: who chooses such a normalisation without knowing its columns has left them empty in every row.
        foreach (var lacking in missing.GroupBy(row => row.By))
        {
            var (_, columns, line, _) = lacking.First();
            reader.Faults.Add(
                FaultCodes.YardstickMissing,
                line,
                columns[0],
                lacking.Key,
                string.Join(", ", columns),
                string.Join(", ", lacking.Select(row => row.Id))
            );
        }
    }
}

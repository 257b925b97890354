using Scoring.Domain.Facts;
using Scoring.Domain.Rules;

namespace Scoring.RuleBook.Cases;

/// <summary>Packs a case's input into the facts of an edition.</summary>
internal static class FactsBuilder
{
    /// <summary>The facts; every fact has the case as its origin.</summary>
    public static EditionFacts Build(
        Edition edition,
        List<GivenItem> regions,
        List<GivenItem> innovations,
        Dictionary<string, List<Scoresheet>> sheets,
        IReadOnlyList<HandPick> picks,
        IReadOnlyList<AwardRecord> history
    )
    {
        var levels = new Dictionary<Level, LevelFacts>();
        var measures = new Dictionary<(Level, string), NumberFacts>();
        foreach (var (level, items) in new[] { (Level.Region, regions), (Level.Innovation, innovations) })
        {
            if (edition.TableOf(level) is { } table && items.Exists(item => item.Levels is not null))
                levels.Add(level, Pack(table, items));
            foreach (var id in items.SelectMany(item => item.Measures.Keys).Distinct())
                measures.Add((level, id), Numbers(items, item => item.Measures.TryGetValue(id, out var number) ? number : null));
        }
        var ofResults = edition.Results?.Level == Level.Innovation ? innovations : regions;
        return new EditionFacts
        {
            Regions = Units(Level.Region, regions),
            Innovations = Units(Level.Innovation, innovations),
            RegionOfInnovation = [.. innovations.Select(innovation => innovation.Region)],
            Levels = levels,
            Measures = measures,
            Results = edition.Results is null ? null : Numbers(ofResults, item => item.Result),
            HandPicks = picks,
            Processes = edition.Processes,
            History = history,
            Sheets = sheets.ToDictionary(
                stage => stage.Key,
                stage => new SheetFacts(edition.StageOf(stage.Key)!, innovations.Count, stage.Value)
            ),
        };
    }

    /// <summary>One number for each item.</summary>
    public static NumberFacts Numbers(List<GivenItem> items, Func<GivenItem, decimal?> number) =>
        new([.. items.Select(number)], _ => Origin.Case);

    private static UnitTable Units(Level level, List<GivenItem> items)
    {
        string[] ids = [.. items.Select(item => item.Id)];
        var attributes = items
            .SelectMany(item => item.Attributes.Keys)
            .Distinct()
            .ToDictionary(
                name => name,
                name => items.Select(item => item.Attributes.GetValueOrDefault(name)).ToArray(),
                StringComparer.Ordinal
            );
        // If a case gives no title, each unit gets a different one.
        string[] names = [.. items.Select(item => item.Attributes.GetValueOrDefault("title") ?? item.Id)];
        return new UnitTable(level, ids, names, attributes, _ => Origin.Case);
    }

    private static LevelFacts Pack(IndicatorTable table, List<GivenItem> items)
    {
        var width = table.Indicators.Count;
        var cells = new byte[items.Count * width];
        Array.Fill(cells, LevelFacts.Absent);
        for (var i = 0; i < items.Count; i++)
            items[i].Levels?.CopyTo(cells, i * width);
        return new LevelFacts(table, items.Count, cells, (_, _) => Origin.Case);
    }
}

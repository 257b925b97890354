using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Facts;

/// <summary>Builds the domain's facts from what is in force for an edition.</summary>
internal static class AssembleFacts
{
    /// <summary>The facts of an edition, each with the file and line it was read from.</summary>
    /// <param name="inForce">The imported facts in force.</param>
    /// <param name="edition">The rules.</param>
    /// <param name="entered">The manual entries.</param>
    public static EditionFacts Of(CurrentFacts inForce, Edition edition, ManualEntries entered)
    {
        var innovations = Innovations(inForce, edition, out var regionOf);
        return new EditionFacts
        {
            Regions = inForce.Regions,
            Innovations = innovations,
            RegionOfInnovation = regionOf,
            Levels = Levels(inForce, edition),
            Measures = Measures(inForce),
            Results = Results(inForce, edition),
            PublishedRanks = PublishedRanks(inForce, edition),
            Sheets = Sheets(inForce, edition, entered, innovations),
            HandPicks = entered.Picks,
            Processes = edition.Processes,
            Disqualified = entered.Disqualified,
            EligibilityOverrides = entered.Overrides.ToDictionary(decided => decided.Entry, StringComparer.Ordinal),
            History = edition.Eligibility.Count > 0 ? History(inForce) : [],
        };
    }

    /// <summary>The submissions of an edition as imported, without the attributes of their regions.</summary>
    public static UnitTable Submissions(CurrentFacts inForce) =>
        Submissions(inForce, [.. inForce.Brought<SubmissionRows>(ImportKind.Submissions)], []);

    private static UnitTable Submissions(
        CurrentFacts inForce,
        List<(ImportRecord Import, SubmissionRows Payload)> payloads,
        IEnumerable<(string Name, Lazy<string?[]> Column)> ofRegion
    )
    {
        var files = payloads
            .Select(pair => new UnitFile(
                pair.Import,
                pair.Payload.IdColumn,
                pair.Payload.Titles,
                pair.Payload.Lines,
                [("region_code", pair.Payload.Regions), .. SubmissionRows.OwnAttributes.Zip(pair.Payload.Own)],
                pair.Payload.Attributes
            ))
            .ToList();
        return payloads.Count == 1
            ? UnitFiles.One(Level.Innovation, files[0], () => payloads[0].Payload.Ids, ofRegion)
            : UnitFiles.Join(Level.Innovation, inForce.InnovationIndex, files, ofRegion);
    }

    private static UnitTable Innovations(CurrentFacts inForce, Edition edition, out int[] regionOf)
    {
        var payloads = inForce.Brought<SubmissionRows>(ImportKind.Submissions).ToList();
        var regions = RegionOfEach(inForce, payloads);
        regionOf = regions;
        // Rules on innovations may refer to their region's type or province.
        var ofRegion =
            edition.Eligibility.Count > 0 || edition.Rankings.Any(ranking => ranking.Level == Level.Innovation)
                ? inForce.Regions.AttributeNames.Select(name =>
                    (
                        name,
                        new Lazy<string?[]>(() =>
                            [.. regions.Select(region => region < 0 ? null : inForce.Regions.Attribute(region, name))]
                        )
                    )
                )
                : [];
        return Submissions(inForce, payloads, ofRegion);
    }

    private static int[] RegionOfEach(CurrentFacts inForce, List<(ImportRecord Import, SubmissionRows Payload)> payloads)
    {
        var places = payloads.Count == 1 ? null : UnitFiles.Places(inForce.InnovationIndex, payloads.Select(pair => pair.Payload.IdColumn));
        var known = payloads
            .Select(pair => pair.Payload.Regions.Texts.Select(code => code is null ? -1 : inForce.Regions.Find(code)).ToArray())
            .ToList();
        var regions = new int[places?.Length ?? payloads[0].Payload.Rows];
        var earlier = places is null
            ? null
            : UnitFiles.RowsOfRepeated(inForce.InnovationIndex, [.. payloads.Select(pair => pair.Payload.IdColumn)]);
        for (var i = 0; i < regions.Length; i++)
        {
            var (file, row) = places is null ? (0, i) : places[i];
            // A file that adds to another without saying regions leaves them as they were.
            for (var other = file - 1; earlier is not null && other >= 0 && !payloads[file].Payload.Regions.IsGiven; other--)
            {
                if (earlier[other][i] is >= 0 and var there)
                    (file, row) = (other, there);
            }
            regions[i] = known[file][payloads[file].Payload.Regions.Codes[row]];
        }
        return regions;
    }

    private static Dictionary<Level, LevelFacts> Levels(CurrentFacts inForce, Edition edition)
    {
        var levels = new Dictionary<Level, LevelFacts>();
        foreach (var table in edition.Indicators)
        {
            var payloads = inForce.Brought<LevelRows>(ImportKind.Indicators).Where(pair => pair.Payload.Level == table.Level).ToList();
            if (payloads.Count > 0)
            {
                levels.Add(
                    table.Level,
                    table.Level == Level.Region
                        ? ReportedFacts.Of(table, inForce.RegionIndex.Ids, () => inForce.RegionIndex, payloads)
                        : ReportedFacts.Of(table, inForce.InnovationIds, () => inForce.InnovationIndex, payloads)
                );
            }
        }
        return levels;
    }

    private static Dictionary<(Level, string), NumberFacts> Measures(CurrentFacts inForce)
    {
        var measures = new Dictionary<(Level, string), NumberFacts>();
        var rows = inForce
            .Brought<NumberRows>(ImportKind.Measures)
            .SelectMany(pair => pair.Payload.Numbers.Select(number => (pair.Import, pair.Payload.Level, Number: number)));
        foreach (var group in rows.GroupBy(row => (row.Level, row.Number.Measure)))
            measures.Add(group.Key, Numbers(inForce, group.Key.Level, group.Select(row => (row.Import, row.Number))));
        return measures;
    }

    // A record that a later file repeats is taken from the later one.
    private static List<AwardRecord> History(CurrentFacts inForce)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var files = new List<List<AwardRecord>>();
        foreach (var (import, rows) in inForce.Brought<PeopleRows>(ImportKind.History).Reverse())
        {
            var own = rows.Records.Where(record => !seen.Contains(rows.KeyOf(record.Values))).ToList();
            seen.UnionWith(own.Select(record => rows.KeyOf(record.Values)));
            files.Add([.. own.Select(record => Award(import, record.Values, record.Line))]);
        }
        files.Reverse();
        return [.. files.SelectMany(own => own)];
    }

    private static AwardRecord Award(ImportRecord import, Dictionary<string, string> values, int line) =>
        new(
            values.GetValueOrDefault("award", ""),
            values.GetValueOrDefault("edition", ""),
            values.GetValueOrDefault("region_code"),
            values.GetValueOrDefault("title", ""),
            values.GetValueOrDefault("innovation_id"),
            import.At(line)
        );

    private static NumberFacts? Results(CurrentFacts inForce, Edition edition) =>
        edition.Results is not { } rule
            ? null
            : Numbers(
                inForce,
                rule.Level,
                inForce
                    .Brought<NumberRows>(ImportKind.Results)
                    .Where(pair => pair.Payload.Level == rule.Level)
                    .SelectMany(pair => pair.Payload.Numbers.Select(number => (pair.Import, number)))
            );

    private static string?[]? PublishedRanks(CurrentFacts inForce, Edition edition)
    {
        if (edition.Results is not { } rule)
            return null;
        string?[]? ranks = null;
        var units = rule.Level == Level.Region ? inForce.RegionIndex : inForce.InnovationIndex;
        foreach (var (_, rows) in inForce.Brought<NumberRows>(ImportKind.Results).Where(pair => pair.Payload.Level == rule.Level))
        {
            foreach (var number in rows.Numbers.Where(number => number.PublishedRank is { Length: > 0 }))
            {
                ranks ??= new string?[units.Ids.Count];
                if (units.Find(number.Unit) is >= 0 and var unit)
                    ranks[unit] = number.PublishedRank;
            }
        }
        return ranks;
    }

    private static NumberFacts Numbers(CurrentFacts inForce, Level level, IEnumerable<(ImportRecord Import, NumberRow Number)> rows)
    {
        var units = level == Level.Region ? inForce.RegionIndex : inForce.InnovationIndex;
        var values = new decimal?[units.Ids.Count];
        var origins = new Origin[values.Length];
        foreach (var (import, number) in rows)
        {
            if (units.Find(number.Unit) is >= 0 and var unit)
                (values[unit], origins[unit]) = (number.Value, import.At(number.Line));
        }
        return new NumberFacts(values, unit => origins[unit]);
    }

    private static Dictionary<string, SheetFacts> Sheets(
        CurrentFacts inForce,
        Edition edition,
        ManualEntries entered,
        UnitTable innovations
    )
    {
        var sheets = new Dictionary<string, SheetFacts>();
        foreach (var stage in edition.Stages)
        {
            var rows = new List<Scoresheet>();
            rows.AddRange(
                ImportedSheets
                    .Of(inForce, stage)
                    .Where(sheet => !entered.Withdrawn.Contains((stage.Id, sheet.Innovation, sheet.Juror)))
                    .Select(sheet => Sheet(sheet, innovations))
                    .OfType<Scoresheet>()
            );
            rows.AddRange(
                entered
                    .Sheets.Where(sheet => sheet.Stage == stage.Id)
                    .Select(sheet => Entered(sheet, stage, innovations))
                    .OfType<Scoresheet>()
            );
            if (rows.Count > 0)
                sheets.Add(stage.Id, new SheetFacts(stage, innovations.Count, rows));
        }
        return sheets;
    }

    private static Scoresheet? Sheet(ImportedSheet sheet, UnitTable innovations)
    {
        var innovation = innovations.Find(sheet.Innovation);
        return innovation < 0 ? null : new Scoresheet(innovation, sheet.Juror, sheet.Number, sheet.SubmittedAt, sheet.Marks, sheet.Origins);
    }

    private static Scoresheet? Entered(EnteredSheet sheet, Stage stage, UnitTable innovations)
    {
        var innovation = innovations.Find(sheet.Entry);
        return innovation < 0
            ? null
            : new Scoresheet(
                innovation,
                sheet.Juror,
                null,
                sheet.SubmittedAt,
                [.. stage.Leaves.Select(leaf => sheet.Marks.TryGetValue(leaf.Id, out var mark) ? mark : (decimal?)null)],
                new SheetOrigins((_, _) => ManualEntries.At(sheet))
            );
    }
}

using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
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
            Sheets = Sheets(inForce, edition, entered, innovations),
            HandPicks = entered.Picks,
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
        for (var i = 0; i < regions.Length; i++)
        {
            var (file, row) = places is null ? (0, i) : places[i];
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

    private static List<AwardRecord> History(CurrentFacts inForce) =>
        [
            .. inForce
                .Brought<PeopleRows>(ImportKind.History)
                .SelectMany(pair =>
                    pair.Payload.Records.Select(record => new AwardRecord(
                        record.Values.GetValueOrDefault("award", ""),
                        record.Values.GetValueOrDefault("edition", ""),
                        record.Values.GetValueOrDefault("region_code"),
                        record.Values.GetValueOrDefault("title", ""),
                        record.Values.GetValueOrDefault("innovation_id"),
                        pair.Import.At(record.Line)
                    ))
                ),
        ];

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
            foreach (var (import, payload) in inForce.Brought<SheetRows>(ImportKind.Marks))
            {
                var places = PlacesOf(payload.Layout, stage);
                rows.AddRange(
                    payload
                        .Sheets.Where(sheet =>
                            sheet.Stage == stage.Id && !entered.Withdrawn.Contains((sheet.Stage, sheet.Innovation, sheet.Juror))
                        )
                        .Select(sheet => Sheet(import, sheet, places, innovations))
                        .OfType<Scoresheet>()
                );
            }
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

    // The positions of a stage's leaves in a scoresheet packed under the rules of its time; −1 for a leaf added since.
    private static int[] PlacesOf(IReadOnlyList<string> layout, Stage stage)
    {
        var first = layout.TakeWhile(name => !name.StartsWith(stage.Id + "/", StringComparison.Ordinal)).Count();
        return [.. stage.Leaves.Select(leaf => IndexOf(layout, stage.Id + "/" + leaf.Id)).Select(place => place < 0 ? -1 : place - first)];
    }

    private static Scoresheet? Sheet(ImportRecord import, SheetRow sheet, int[] places, UnitTable innovations)
    {
        var innovation = innovations.Find(sheet.Innovation);
        if (innovation < 0)
            return null;
        return new Scoresheet(innovation, sheet.Juror, sheet.Number, sheet.SubmittedAt, InPlace(sheet.Marks, places), leaf => import.At(
                places[leaf] < 0 ? 0
                : sheet.Lines[places[leaf]] is > 0 and var line ? line
                : sheet.FirstLine
            ));
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
                _ => ManualEntries.At(sheet)
            );
    }

    private static decimal?[] InPlace(decimal?[] marks, int[] places)
    {
        var same = marks.Length == places.Length;
        for (var leaf = 0; same && leaf < places.Length; leaf++)
            same = places[leaf] == leaf;
        return same ? marks : [.. places.Select(place => place < 0 || place >= marks.Length ? null : marks[place])];
    }

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
                return i;
        }
        return -1;
    }
}

using System.Globalization;
using Scoring.Domain.Hierarchy;
using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Review;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Import.Kinds;
using Scoring.Features.Import.Problems;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Import;

/// <summary>Says, unit by unit, what a file changes of earlier ones before it is stored.</summary>
internal static class FactNotices
{
    private const int MostNamed = 8;

    /// <summary>Asks whether a file replaces others or adds to them: a problem, with the facts that would no longer count.</summary>
    public static void Ask(ProblemList problems, FactChanges changes, IReadOnlyList<ImportRecord> replaced) =>
        problems.Add(
            "replaces-most",
            0,
            "",
            "",
            string.Join(", ", replaced.Select(import => import.FileName).Distinct(StringComparer.Ordinal)),
            changes.KeptCount,
            changes.KeptCount + changes.DroppedCount,
            Units(changes.Dropped),
            replaced[0].FileName
        );

    /// <summary>Says which facts no longer count, or which are taken from this file instead.</summary>
    public static void Report(
        ProblemList problems,
        ImportFile request,
        FactChanges changes,
        IReadOnlyList<ImportRecord> replaced,
        IReadOnlyList<ImportRecord> addedTo
    )
    {
        if (request.Replacing == Replacing.Add)
        {
            if (addedTo.Count > 0)
                problems.Notice(
                    "notice.adds",
                    string.Join(", ", addedTo.Select(import => import.FileName).Distinct(StringComparer.Ordinal))
                );
            if (changes.ChangedCount > 0)
                problems.Notice("notice.facts-corrected", changes.ChangedCount, Units(changes.Changed));
        }
        else if (replaced.Count > 0 && changes.DroppedCount > 0)
            problems.Notice("notice.facts-dropped", changes.DroppedCount, Units(changes.Dropped));
    }

    /// <summary>Names those whom a corrected list leaves out although facts were given for them.</summary>
    public static void ReportDropped(ProblemList problems, IReadOnlyList<(string Id, string Name)> dropped) =>
        problems.Notice(
            "notice.units-dropped",
            dropped.Count,
            string.Join("; ", dropped.Take(MostNamed).Select(unit => $"{unit.Id} {unit.Name}")) + (dropped.Count > MostNamed ? "; …" : "")
        );

    /// <summary>Says how many sheets have marks for some criteria only.</summary>
    public static void ReportHalfSheets(ProblemList problems, RowReader reading, SheetRows sheets)
    {
        foreach (var stage in reading.Edition.Stages)
        {
            var own = sheets
                .Sheets.Where(sheet => sheet.Stage == stage.Id)
                .Select(sheet => (sheet.Innovation, sheet.Juror, (IReadOnlyList<decimal?>)sheet.Marks));
            var half = new HalfSheets(reading.Edition, stage).Among(ImportedSheets.Filled(reading.Known, stage, own));
            if (half.Count > 0)
                problems.Notice(
                    "notice.half-sheets",
                    half.Count,
                    $"{stage.Id}/{half[0].Sheet.Entry}/{half[0].Sheet.Juror}",
                    string.Join(", ", half[0].Missing.Select(leaf => leaf.Id))
                );
        }
    }

    /// <summary>
    /// Says which spellings were read as a juror of the list, which jurors without a list may be one person, and which columns that a
    /// conflict rule reads are missing or empty: such a rule finds nobody.
    /// </summary>
    public static void ReportPeople(ProblemList problems, RowReader reading, Payload payload)
    {
        if (reading.SpeltJurors.Count > 0)
            problems.Notice(
                "notice.jurors-spelt",
                reading.SpeltJurors.Count,
                string.Join(", ", reading.SpeltJurors.Take(MostNamed).Select(pair => $"“{pair.Key}” = {pair.Value}"))
            );
        if (payload is SheetRows sheets && reading.Known.Jurors is null)
        {
            var same = sheets
                .Sheets.Select(sheet => sheet.Juror)
                .Distinct(StringComparer.Ordinal)
                .GroupBy(PersonNames.Key, StringComparer.Ordinal)
                .Where(group => group.Count() > 1)
                .ToList();
            if (same.Count > 0)
                problems.Notice("notice.jurors-alike", same.Count, string.Join(" | ", same[0]));
        }
        var rules = reading.Edition.Stages.SelectMany(stage => stage.Conflicts).ToHashSet(StringComparer.Ordinal);
        (string Rule, string Column, bool IsGiven)[] columns = payload switch
        {
            SubmissionRows rows =>
            [
                (
                    "own-team",
                    "team",
                    rows.Attributes.Names.Index().Any(name => name.Item == "team" && rows.Attributes.Coded(name.Index).IsGiven)
                ),
                ("own-institution", "agency", rows.Own[1].IsGiven),
                ("own-region", "region_code", rows.Regions.IsGiven),
            ],
            PeopleRows people when people.IsOfJurors =>
            [
                ("own-team", "name", Has(people, "name")),
                ("own-institution", "institution", Has(people, "institution")),
                ("own-region", "region_code", Has(people, "region_code")),
            ],
            _ => [],
        };
        string[] missing = [.. columns.Where(one => rules.Contains(one.Rule) && !one.IsGiven).Select(one => $"{one.Column} ({one.Rule})")];
        if (missing.Length > 0)
            problems.Notice("notice.conflict-columns", string.Join(", ", missing));
    }

    /// <summary>Says which ids of innovations differ only in case: they count as several innovations.</summary>
    public static void ReportIdsAlike(ProblemList problems, SubmissionRows submissions)
    {
        var ids = submissions.IdColumn.AsLines;
        // Nearly every file writes its ids in one case, which is seen at once.
        if (!ids.ContainsAnyInRange((byte)'a', (byte)'z') || !ids.ContainsAnyInRange((byte)'A', (byte)'Z'))
            return;
        var alike = submissions
            .IdColumn.ToStrings()
            .GroupBy(id => id, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group => string.Join(", ", group))
            .ToList();
        if (alike.Count > 0)
            problems.Notice("notice.ids-alike", alike.Count, string.Join("; ", alike.Take(MostNamed)));
    }

    /// <summary>
    /// Says of whom a denominator of an index is 0, where what is divided by it has no value, as if not reported, or below 0, where it
    /// changes its sign.
    /// </summary>
    public static void ReportZeroDenominators(ProblemList problems, Edition edition, NumberRows numbers)
    {
        var divided = edition
            .Steps.Values.OfType<HierarchyStep>()
            .Where(step => step.Level == numbers.Level)
            .SelectMany(step => step.Rule.Root.Indicators)
            .Where(indicator => indicator.Denominator is not null)
            .Select(indicator => (indicator.Denominator, indicator.Id))
            .Distinct()
            .ToLookup(pair => pair.Denominator!, pair => pair.Id, StringComparer.Ordinal);
        foreach (
            var zeros in numbers.Numbers.Where(number => number.Value == 0m && divided.Contains(number.Measure)).GroupBy(n => n.Measure)
        )
            problems.Notice(
                "notice.denominator-zero",
                zeros.Key,
                zeros.Count(),
                string.Join(", ", zeros.Take(MostNamed).Select(number => number.Unit)) + (zeros.Count() > MostNamed ? ", …" : ""),
                string.Join(", ", divided[zeros.Key])
            );
        foreach (
            var below in numbers.Numbers.Where(number => number.Value < 0m && divided.Contains(number.Measure)).GroupBy(n => n.Measure)
        )
            problems.Notice(
                "notice.denominator-negative",
                below.Key,
                below.Count(),
                string.Join(", ", below.Take(MostNamed).Select(number => number.Unit)) + (below.Count() > MostNamed ? ", …" : ""),
                string.Join(", ", divided[below.Key])
            );
    }

    /// <summary>
    /// Says of whom an indicator is 0 or below that the rules put on a scale without such numbers (a logarithm, Box–Cox, a ratio to the
    /// best): it has no value there, as if not reported.
    /// </summary>
    public static void ReportNotAboveZero(ProblemList problems, Edition edition, NumberRows numbers)
    {
        var above = edition
            .Steps.Values.OfType<HierarchyStep>()
            .Where(step => step.Level == numbers.Level)
            .SelectMany(step => step.Rule.Root.Indicators.Where(indicator => NeedsAboveZero(step.Rule, indicator)))
            .Select(indicator => indicator.Id)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var none in numbers.Numbers.Where(number => number.Value <= 0m && above.Contains(number.Measure)).GroupBy(n => n.Measure))
            problems.Notice(
                "notice.not-above-zero",
                none.Key,
                none.Count(),
                string.Join(", ", none.Take(MostNamed).Select(number => number.Unit)) + (none.Count() > MostNamed ? ", …" : "")
            );
    }

    // Divided by a measure that may be below 0 the sign can turn; nobody reports such denominators.
    private static bool NeedsAboveZero(CompositeRule rule, HierarchyNode indicator) =>
        indicator.Treatment is OwnTreatment.Log or OwnTreatment.BoxCox || (indicator.Normalisation ?? rule.Normalisation) is DistanceToBest;

    private static bool Has(PeopleRows people, string column) => people.Records.Exists(record => record.Values.ContainsKey(column));

    /// <summary>"a (2), b (1), …": the units with how many facts each, by unit.</summary>
    private static string Units(IReadOnlyDictionary<string, int> counts) =>
        string.Join(
            ", ",
            counts
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Take(MostNamed)
                .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} ({pair.Value})"))
        ) + (counts.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $", … (+{counts.Count - MostNamed})") : "");
}

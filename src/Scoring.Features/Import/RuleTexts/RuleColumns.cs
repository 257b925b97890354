using Scoring.Domain.Eligibility;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Problems;
using Scoring.Features.Import.RegionLists;
using Scoring.Features.Import.Storage;
using Scoring.RuleBook;

namespace Scoring.Features.Import.RuleTexts;

/// <summary>The columns of a file of regions, submissions or awards that rules read: their texts, and those that are missing.</summary>
/// <param name="edition">The rules.</param>
/// <param name="known">What is in force.</param>
/// <param name="problems">Receives the notices.</param>
internal sealed class RuleColumns(Edition edition, CurrentFacts known, ProblemList problems)
{
    private static readonly HashSet<string> OfRegion = new(["type", "province_code"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the columns of a file that is to be stored; texts of it may be replaced by the rules' spelling.</summary>
    /// <param name="payload">The file.</param>
    /// <param name="replaced">The imports that it replaces.</param>
    public void Read(Payload payload, IReadOnlyCollection<ImportRecord> replaced)
    {
        if (payload is SubmissionRows submissions)
            ReadSubmissions(submissions, replaced);
        else if (payload is RegionRows regions)
            ReadRegions(regions);
        else if (payload is PeopleRows awards && awards.KeyColumns.Contains("award"))
            ReadHistory(awards);
    }

    /// <summary>Tells which columns the rules read that a list of regions does not have.</summary>
    public void ReportMissing(RegionRows regions)
    {
        var names = regions.Attributes.Names.Concat(OfRegion).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Missing(edition.AttributesOf(Level.Region).All.Select(use => use.Name).Where(name => !names.Contains(name)));
    }

    private void ReadSubmissions(SubmissionRows submissions, IReadOnlyCollection<ImportRecord> replaced)
    {
        var uses = edition.AttributesOf(Level.Innovation);
        var others = known
            .Brought<SubmissionRows>(ImportKind.Submissions)
            .Where(pair => replaced.All(old => old.Id != pair.Import.Id))
            .Select(pair => pair.Payload)
            .ToList();
        var texts = new RuleTextReader(problems);
        foreach (var (name, column) in ColumnsOf(submissions))
        {
            if (uses[name] is { } use && name is not ("digital" or "start_date"))
                texts.Read(name, column, use, others.SelectMany(other => TextsOf(other, name)));
        }
        var there = ColumnsOf(submissions)
            .Where(column => column.Column.Texts.Count > 1)
            .Select(column => column.Name)
            .Concat(known.Regions.AttributeNames)
            .Concat(submissions.Attributes.Names)
            .Append("region_code")
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        Missing(uses.All.Select(use => use.Name).Where(name => !there.Contains(name)));
    }

    private void ReadRegions(RegionRows regions)
    {
        var (own, ofInnovations) = (edition.AttributesOf(Level.Region), edition.AttributesOf(Level.Innovation));
        var texts = new RuleTextReader(problems);
        for (var i = 0; i < regions.Attributes.Names.Count; i++)
        {
            if ((own[regions.Attributes.Names[i]] ?? ofInnovations[regions.Attributes.Names[i]]) is { } use)
                texts.Read(regions.Attributes.Names[i], regions.Attributes.Coded(i), use, []);
        }
        ReportMissing(regions);
        if (edition.UnitTypes.Count == 0)
            ListComparison.Report(regions, edition.Id, problems);
    }

    // Awards that no rule counts, and editions without the year by which a rule counts them.
    private void ReadHistory(PeopleRows history)
    {
        var choices = edition.Eligibility.OfType<AwardsAreWithin>().Select(rule => rule.Choice).ToList();
        if (choices.Count == 0)
            return;
        var lists = choices.SelectMany(choice => choice.Awards).Distinct().ToList();
        var unknown = history
            .Records.Select(record => record.Values.GetValueOrDefault("award", ""))
            .Where(award => lists.TrueForAll(list => Titles.Key(list) != Titles.Key(award)))
            .GroupBy(award => award)
            .OrderByDescending(group => group.Count())
            .ToList();
        if (unknown.Count > 0)
            problems.Notice(
                "notice.words-unknown",
                "award",
                unknown.Sum(group => group.Count()),
                string.Join("; ", unknown.Take(4).Select(group => $"“{group.Key}” ({group.Count()}{Near(group.Key, lists)})")),
                string.Join(", ", lists)
            );
        var withoutYear = choices.Exists(choice => choice.FromYear is not null || choice.ToYear is not null)
            ? history
                .Records.Where(record =>
                    choices.Exists(choice =>
                        choice.Awards.Any(list => Titles.Key(list) == Titles.Key(record.Values.GetValueOrDefault("award", "")))
                    )
                )
                .Select(record => record.Values.GetValueOrDefault("edition", ""))
                .Where(name => new AwardRecord("", name, null, "", null, default).Year is null)
                .GroupBy(name => name)
                .ToList()
            : [];
        if (withoutYear.Count > 0)
            problems.Notice(
                "notice.awards-without-year",
                withoutYear.Sum(group => group.Count()),
                string.Join("; ", withoutYear.Take(4).Select(group => $"“{group.Key}” ({group.Count()})"))
            );
        var editions = choices.SelectMany(choice => choice.Editions).Distinct().ToList();
        var apart = history
            .Records.Select(record => record.Values.GetValueOrDefault("edition", ""))
            .Where(name => editions.Count > 0 && !editions.Contains(name, StringComparer.OrdinalIgnoreCase))
            .Where(name => editions.Exists(one => Titles.Key(one) == Titles.Key(name)))
            .Distinct()
            .ToList();
        if (apart.Count > 0)
            problems.Notice("notice.words-unknown", "edition", apart.Count, string.Join("; ", apart.Take(4)), string.Join(", ", editions));
    }

    private static string Near(string text, IReadOnlyList<string> words) => Nearest.To(text, words) is { } near ? $", {near}?" : "";

    private void Missing(IEnumerable<string> names)
    {
        var missing = names.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (missing.Count > 0)
            problems.Notice("notice.columns-missing", missing.Count, string.Join(", ", missing));
    }

    private static IEnumerable<(string Name, CodedColumn Column)> ColumnsOf(SubmissionRows submissions) =>
        SubmissionRows
            .OwnAttributes.Zip(submissions.Own)
            .Concat(submissions.Attributes.Names.Select((name, i) => (name, submissions.Attributes.Coded(i))));

    private static IEnumerable<string> TextsOf(SubmissionRows submissions, string name) =>
        ColumnsOf(submissions).FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Column is { } column
            ? column.Texts.OfType<string>()
            : [];
}

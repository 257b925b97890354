using System.Globalization;
using Scoring.Domain.Rules;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.RuleBook;

namespace Scoring.TestKit.Competitions;

/// <summary>
/// Facts generated for an edition from its rules alone: everything it reads, for a few regions and innovations, with gaps.
/// </summary>
public static class MadeUpFacts
{
    private static readonly string[] Types = ["provinsi", "kabupaten", "kota"];

    /// <summary>The shipped editions that can be ranked.</summary>
    public static IEnumerable<string> RankableEditions
    {
        get
        {
            var folder = Checkout.RuleFolder;
            return folder.EditionIds.Where(id => folder.Read(id).Edition is { Rankings.Count: > 0 });
        }
    }

    /// <summary>Makes up and imports facts for an edition and for those that it carries over from.</summary>
    public static async Task ImportMadeUp(this Workplace place, string editionId, int seed)
    {
        var edition = (place.Rules == Checkout.Rules ? Checkout.RuleFolder : new RuleFolder(place.Rules))
            .Read(editionId)
            .Edition.ShouldNotBeNull();
        foreach (var from in edition.CarriesOverFrom)
            await place.ImportMadeUp(from, seed + 1);
        var random = new Random(seed);
        string[] regions = [.. Enumerable.Range(1, 12).Select(i => i <= 3 ? $"1{i}" : $"1{i % 3 + 1}.0{i % 10}{i / 10}")];
        await place.Given(
            ImportKind.Regions,
            editionId,
            "regions.csv",
            "code,name,type,province_code\n"
                + string.Concat(regions.Select((code, i) => $"{code},Daerah {i},{(i < 3 ? Types[0] : Types[1 + i % 2])},{code[..2]}\n"))
        );
        string[] innovations = [.. Enumerable.Range(1, 40).Select(i => $"inovasi-{i:00}")];
        await place.Given(ImportKind.Submissions, editionId, "submissions.csv", Submissions(edition, innovations, regions, random));
        foreach (var table in edition.Indicators)
        {
            var units = table.Level == Level.Region ? regions : innovations;
            var rows = units
                .Where(_ => random.Next(8) > 0)
                .Select(unit =>
                    unit
                    + string.Concat(
                        table.Indicators.Select(indicator =>
                            ","
                            + (
                                random.Next(6) == 0
                                    ? ""
                                    : indicator.Levels[random.Next(indicator.Levels.Count)].ToString(CultureInfo.InvariantCulture)
                            )
                        )
                    )
                );
            await place.Given(
                ImportKind.Indicators,
                editionId,
                $"indicators-{table.Level.Id}.csv",
                $"{Id(table.Level)},{string.Join(',', table.Indicators.Select(indicator => indicator.Number))}\n{string.Join('\n', rows)}\n"
            );
        }
        foreach (var level in edition.Measures.Select(measure => measure.Level).Distinct())
        {
            var rows = edition
                .Measures.Where(measure => measure.Level == level)
                .SelectMany(measure =>
                    (level == Level.Region ? regions : innovations)
                        .Where(_ => random.Next(8) > 0)
                        .Select(unit => $"{unit},{measure.Id},{Between(random, measure.From, measure.To)}\n")
                );
            await place.Given(
                ImportKind.Measures,
                editionId,
                $"measures-{level.Id}.csv",
                $"{Id(level)},indicator,value\n{string.Concat(rows)}"
            );
        }
        if (edition.Results is { } results)
        {
            var rows = (results.Level == Level.Region ? regions : innovations)
                .Where(_ => random.Next(5) > 0)
                .Select(unit => $"{unit},{Between(random, results.From, results.To)}\n");
            await place.Given(ImportKind.Results, editionId, "results.csv", $"{Id(results.Level)},score\n{string.Concat(rows)}");
        }
        foreach (var stage in edition.Stages)
            await place.Given(ImportKind.Marks, editionId, $"marks-{stage.Id}.csv", Marks(stage, innovations, random));
    }

    private static string Id(Level level) => level == Level.Region ? "region_code" : "innovation_id";

    private static string Submissions(Edition edition, string[] innovations, string[] regions, Random random)
    {
        var attributes = new SortedDictionary<string, Func<string>>(StringComparer.Ordinal)
        {
            ["category"] = () => random.Next(3) == 0 ? "digital" : "nondigital",
            ["agency"] = () => "Dinas " + random.Next(5),
            ["start_date"] = () => "",
            ["digital"] = () => random.Next(2).ToString(CultureInfo.InvariantCulture),
        };
        foreach (var condition in edition.CountedInnovations.Where(condition => !condition.OnlyExcludes))
        {
            attributes[condition.Attribute] = condition switch
            {
                AttributeIsOneOf one => () => random.Next(5) == 0 ? "lain" : one.Values[random.Next(one.Values.Count)],
                DateIsWithin date => () =>
                    (date.From ?? date.To!.Value.AddDays(-300))
                        .AddDays(random.Next(-60, 400))
                        .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                _ => () => "",
            };
        }
        foreach (var coverage in edition.Steps.Values.OfType<CountOfItems>().Select(step => step.OnlyIf).OfType<Coverage>())
            attributes[coverage.Attribute] = () => coverage.Among[random.Next(coverage.Among.Count)];
        foreach (var (name, values) in edition.AllowedAttributes)
            attributes[name] = () => values[random.Next(values.Count)];
        // Groups that a ranking asks for and nothing else fills.
        foreach (
            var name in edition
                .Rankings.SelectMany(ranking => new[] { ranking.Within, ranking.Level.GroupAttribute })
                .OfType<string>()
                .Where(name => name is not ("type" or "province_code" or "region_code"))
        )
            attributes.TryAdd(name, () => name + random.Next(3));
        foreach (
            var name in edition
                .Rankings.SelectMany(ranking => ranking.Where)
                .OfType<AttributeIsOneOf>()
                .Where(one => one.Attribute is not ("type" or "province_code"))
        )
            attributes.TryAdd(name.Attribute, () => name.Values[random.Next(name.Values.Count)]);
        foreach (var name in edition.Eligibility.SelectMany(rule => rule.Attributes).Where(name => name != "title"))
        {
            attributes.TryAdd(
                name,
                edition.Eligibility.Any(rule => rule.TimeAttributes.Contains(name)) || name == "submitted_at"
                    ? () => "2020-01-0" + (1 + random.Next(9))
                    : () => name + random.Next(3)
            );
        }
        return $"innovation_id,region_code,title,{string.Join(',', attributes.Keys)}\n"
            + string.Concat(
                innovations.Select(id =>
                    $"{id},{regions[random.Next(regions.Length)]},Inovasi {id},"
                    + $"{string.Join(',', attributes.Values.Select(value => value()))}\n"
                )
            );
    }

    private static string Marks(Stage stage, string[] innovations, Random random)
    {
        var rows = new List<string>();
        foreach (var innovation in innovations.Where(_ => random.Next(7) > 0))
        {
            foreach (var juror in Enumerable.Range(1, stage.Seats ?? 4).Where(_ => random.Next(9) > 0))
            {
                foreach (var sheet in Enumerable.Range(1, stage.SecondSheet != SecondSheet.Refused && random.Next(6) == 0 ? 2 : 1))
                {
                    rows.Add(
                        $"{stage.Id},{innovation},J{juror},{sheet},"
                            + string.Join(
                                ',',
                                stage.Leaves.Select(leaf =>
                                    random.Next(40) == 0 ? ""
                                    : stage.ScaleOf(leaf) is { Values: { } values }
                                        ? values[random.Next(values.Count)].ToString(CultureInfo.InvariantCulture)
                                    : random
                                        .Next((int)stage.ScaleOf(leaf).From, (int)stage.ScaleOf(leaf).To + 1)
                                        .ToString(CultureInfo.InvariantCulture)
                                )
                            )
                    );
                }
            }
        }
        return $"stage,innovation_id,juror,sheet,{string.Join(',', stage.Leaves.Select(leaf => leaf.Id))}\n{string.Join('\n', rows)}\n";
    }

    private static string Between(Random random, decimal? from, decimal? to)
    {
        var (least, most) = (from ?? 0m, to ?? (from ?? 0m) + 500m);
        return (least + decimal.Round((most - least) * random.Next(10_000) / 10_000m, 2)).ToString(CultureInfo.InvariantCulture);
    }
}

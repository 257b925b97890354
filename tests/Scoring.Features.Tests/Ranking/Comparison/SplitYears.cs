using Scoring.Domain.Facts;
using Scoring.Domain.Rules;
using Scoring.RuleBook;

namespace Scoring.Features.Tests.Ranking.Comparison;

/// <summary>An index of x and y that compares regions: 2026 weighs both alike, 2027 three to one.</summary>
internal static class SplitYears
{
    /// <summary>The rules of a year, "split/2026" or "split/2027".</summary>
    public static Edition RulesOf(string edition) => Rules.Read(edition).Edition!;

    /// <summary>Regions with their x and y.</summary>
    public static EditionFacts Facts(params IReadOnlyList<(string Code, decimal X, decimal Y)> regions)
    {
        NumberFacts Numbers(Func<(string Code, decimal X, decimal Y), decimal> of) =>
            new([.. regions.Select(one => (decimal?)of(one))], _ => default);
        string[] codes = [.. regions.Select(one => one.Code)];
        return new EditionFacts
        {
            Regions = new UnitTable(Level.Region, codes, codes, new Dictionary<string, string?[]>(), _ => default),
            Innovations = UnitTable.None(Level.Innovation),
            RegionOfInnovation = [],
            Measures = new Dictionary<(Level, string), NumberFacts>
            {
                [(Level.Region, "x")] = Numbers(one => one.X),
                [(Level.Region, "y")] = Numbers(one => one.Y),
            },
        };
    }

    private static readonly RuleFolder Rules = MakeRules();

    private static RuleFolder MakeRules()
    {
        var folder = TemporaryFolder.New();
        File.WriteAllText(
            Path.Combine(folder, "sources.yaml"),
            "- { id: test, title: Rules made up for this test, issuer: Nobody, standing: illustrative }\n"
        );
        foreach (var (edition, weight) in new[] { ("2026", 1), ("2027", 3) })
        {
            var path = Directory.CreateDirectory(Path.Combine(folder, "split", edition)).FullName;
            File.WriteAllText(
                Path.Combine(path, "edition.yaml"),
                $$"""
                programme: split
                edition: {{edition}}
                name: Split {{edition}}
                cite: test
                scores:
                  - id: index
                    step: hierarchy
                    on: region
                    file: hierarchy.csv
                    normalise: { by: min-max, from: 0, to: 100 }
                    aggregate: [{ by: arithmetic }]
                    absent-child: { by: refuse }
                rounding: { places: 2 }
                rankings: [{ id: all, name: All, score: index }]
                """
            );
            File.WriteAllText(
                Path.Combine(path, "hierarchy.csv"),
                "id,name-id,name-en,parent,level,weight,direction\nindex,Indeks,Index,,index,,\n"
                    + $"x,X,X,index,,{weight},higher\ny,Y,Y,index,,1,higher\n"
            );
        }
        return new RuleFolder(folder);
    }
}

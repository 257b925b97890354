using Scoring.Domain.Facts;
using Scoring.Features.Facts;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Innovations.FindInnovations;

/// <summary>Looks at every innovation once; one that misses a single part of the filter still counts for that part's facet.</summary>
/// <param name="evaluations">The facts in force.</param>
internal sealed class FindInnovationsHandler(Evaluations evaluations) : IRequestHandler<FindInnovations, FoundInnovations>
{
    /// <summary>The facets in the order of their columns below.</summary>
    private static readonly string[] Names = ["region", "agency", "category", "digital", "step"];

    /// <inheritdoc/>
    public Task<FoundInnovations> Handle(FindInnovations request, CancellationToken cancellationToken)
    {
        var (evaluation, imports) = evaluations.FactsOf(request.Edition);
        var facts = evaluation.Facts;
        var columns = ColumnsOf(facts);
        var wanted = request.Wanted;
        string?[] asked = [wanted.Region, wanted.Agency, wanted.Category, wanted.Digital, wanted.Step];
        var text = wanted.Text?.Trim() ?? "";
        var counts = Names.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal)).ToArray();
        var lines = new List<InnovationLine>();
        var matching = 0;
        for (var unit = 0; unit < facts.Innovations.Count; unit++)
        {
            if (text.Length > 0 && !facts.Innovations.Name(unit).Contains(text, StringComparison.OrdinalIgnoreCase)
                && !facts.Innovations.Id(unit).Contains(text, StringComparison.OrdinalIgnoreCase))
                continue;
            var missed = Missed(columns, asked, unit);
            for (var facet = 0; facet < Names.Length; facet++)
            {
                if ((missed is null || missed == facet) && columns[facet]?[unit] is { Length: > 0 } value)
                    counts[facet][value] = counts[facet].GetValueOrDefault(value) + 1;
            }
            if (missed is null && ++matching > request.Skip && lines.Count < request.Take)
                lines.Add(LineOf(facts, columns, unit));
        }
        return Task.FromResult(new FoundInnovations(matching, facts.Innovations.Count, lines,
            Names.Select((name, facet) => (name, Values: Values(counts[facet], facet == 0 ? facts.Regions : null))).ToDictionary(pair => pair.name, pair => pair.Values),
            imports.Any(import => import.IsIllustrative)));
    }

    /// <summary>The columns of the facets.</summary>
    private static string?[]?[] ColumnsOf(EditionFacts facts) =>
    [
        facts.Innovations.Attribute("region_code"), facts.Innovations.Attribute("agency"), facts.Innovations.Attribute("category"),
        facts.Innovations.Attribute("digital"), facts.Innovations.Attribute("step"),
    ];

    /// <summary>The one part that is not met; null where all are, −1 where several are not.</summary>
    private static int? Missed(string?[]?[] columns, string?[] asked, int unit)
    {
        int? missed = null;
        for (var facet = 0; facet < asked.Length; facet++)
        {
            if (string.IsNullOrEmpty(asked[facet]) || string.Equals(columns[facet]?[unit], asked[facet], StringComparison.Ordinal))
                continue;
            if (missed is not null)
                return -1;
            missed = facet;
        }
        return missed;
    }

    private static InnovationLine LineOf(EditionFacts facts, string?[]?[] columns, int unit)
    {
        var region = facts.RegionOfInnovation[unit];
        return new InnovationLine(facts.Innovations.Id(unit), facts.Innovations.Name(unit), columns[0]?[unit], region < 0 ? null : facts.Regions.Name(region),
            columns[1]?[unit], columns[2]?[unit], columns[3]?[unit], columns[4]?[unit]);
    }

    private static IReadOnlyList<FacetValue> Values(Dictionary<string, int> counts, UnitTable? regions) =>
    [
        .. counts.Select(pair => new FacetValue(pair.Key, regions?.Find(pair.Key) is >= 0 and var unit ? regions.Name(unit) : pair.Key, pair.Value))
            .OrderByDescending(value => value.Count).ThenBy(value => value.Name, StringComparer.Ordinal),
    ];
}

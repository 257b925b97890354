using MediatR;
using Scoring.Domain.Facts;
using Scoring.Features.Core;
using Scoring.Features.Facts;

namespace Scoring.Features.Innovations;

/// <summary>Searches the innovations of an edition.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Wanted">The filter.</param>
/// <param name="Skip">The number of matches to skip.</param>
/// <param name="Take">The maximum number of matches to return.</param>
[Allow(Access.Everybody)]
public sealed record FindInnovations(string Edition, InnovationFilter Wanted, int Skip, int Take)
    : IRequest<FoundInnovations>,
        INamesAnEdition;

/// <summary>A filter for innovations; null or empty for a part that does not matter.</summary>
/// <param name="Text">A part of the title or the id, ignoring case.</param>
/// <param name="Region">The region's code.</param>
/// <param name="Agency">The agency.</param>
/// <param name="Category">The category.</param>
/// <param name="Digital">"1" for digital ones (IT), "0" for others (non-IT).</param>
/// <param name="Step">The step reached, of the five.</param>
public sealed record InnovationFilter(
    string? Text = null,
    string? Region = null,
    string? Agency = null,
    string? Category = null,
    string? Digital = null,
    string? Step = null
)
{
    /// <summary>Further attributes with the value that they must have, ignoring case.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Attributes { get; init; } = [];
}

/// <summary>The innovations that match.</summary>
/// <param name="Matching">The number of matches.</param>
/// <param name="Whole">The number of innovations in the edition.</param>
/// <param name="Lines">Those asked for, in the order of the files.</param>
/// <param name="Facets">
/// For each part of the filter, the values of the innovations that match all its other parts, with their counts.
/// </param>
/// <param name="Further">
/// The same for further attributes, such as the kind of unit: those that few values tell apart, and those of the filter.
/// </param>
/// <param name="Attributes">The names of all further attributes of the edition's innovations.</param>
/// <param name="IsIllustrative">True if any file in force declares that its figures are made up for a sample.</param>
public sealed record FoundInnovations(
    int Matching,
    int Whole,
    IReadOnlyList<InnovationLine> Lines,
    IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> Facets,
    IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> Further,
    IReadOnlyList<string> Attributes,
    bool IsIllustrative
);

/// <summary>An innovation in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="RegionCode">The region's code, or null.</param>
/// <param name="RegionName">The region's name, or null.</param>
/// <param name="Agency">The agency; null if not reported.</param>
/// <param name="Category">The category; null if not reported.</param>
/// <param name="Digital">"1" for a digital innovation, "0" for another; null if not reported.</param>
/// <param name="Step">The step reached, of the five; null if not reported.</param>
public sealed record InnovationLine(
    string Id,
    string Title,
    string? RegionCode,
    string? RegionName,
    string? Agency,
    string? Category,
    string? Digital,
    string? Step
);

/// <summary>A value of a facet.</summary>
/// <param name="Value">The value as used in the filter.</param>
/// <param name="Name">Its display name; the same as the value except for regions.</param>
/// <param name="Count">The number of innovations that have it.</param>
public sealed record FacetValue(string Value, string Name, int Count);

/// <summary>Examines every innovation once; one that fails only a single part of the filter still counts for that part's facet.</summary>
/// <param name="evaluations">The facts in force.</param>
internal sealed class FindInnovationsHandler(Evaluations evaluations) : IRequestHandler<FindInnovations, FoundInnovations>
{
    /// <summary>The facets, in the order of the columns below.</summary>
    private static readonly string[] Names = ["region", "agency", "category", "digital", "step"];

    /// <summary>The most values of an attribute that a reader can choose among.</summary>
    private const int MostValues = 20;

    /// <summary>
    /// The longest value to choose: what is longer is a text, such as a summary, and would make a list wider than the page.
    /// </summary>
    private const int LongestValue = 60;

    private static readonly string[] Columns = ["region_code", "agency", "category", "digital", "step"];

    /// <inheritdoc/>
    public Task<FoundInnovations> Handle(FindInnovations request, CancellationToken cancellationToken)
    {
        var (evaluation, imports) = evaluations.FactsOf(request.Edition);
        var facts = evaluation.Facts;
        var wanted = request.Wanted;
        string[] attributes = [.. FurtherOf(facts)];
        string[] further =
        [
            .. attributes.Where(name =>
                wanted.Attributes.Any(one => IsName(one.Key, name)) || (!IsOrigin(name) && TellsApart(facts.Innovations.Attribute(name)!))
            ),
        ];
        string[] unknown = [.. wanted.Attributes.Select(one => one.Key).Where(name => !attributes.Any(known => IsName(known, name)))];
        string[] names = [.. Names, .. further, .. unknown];
        string?[]?[] columns = [.. Columns.Concat(further).Concat(unknown).Select(facts.Innovations.Attribute)];
        string?[] asked =
        [
            wanted.Region,
            wanted.Agency,
            wanted.Category,
            wanted.Digital,
            wanted.Step,
            .. names.Skip(Names.Length).Select(name => wanted.Attributes.FirstOrDefault(one => IsName(one.Key, name)).Value),
        ];
        var text = wanted.Text?.Trim() ?? "";
        var counts = names.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal)).ToArray();
        var lines = new List<InnovationLine>();
        var matching = 0;
        for (var unit = 0; unit < facts.Innovations.Count; unit++)
        {
            if (
                text.Length > 0
                && !facts.Innovations.Name(unit).Contains(text, StringComparison.OrdinalIgnoreCase)
                && !facts.Innovations.Id(unit).Contains(text, StringComparison.OrdinalIgnoreCase)
            )
                continue;
            var missed = Missed(columns, asked, unit);
            for (var facet = 0; facet < names.Length; facet++)
            {
                if ((missed is null || missed == facet) && columns[facet]?[unit] is { Length: > 0 } value)
                    counts[facet][value] = counts[facet].GetValueOrDefault(value) + 1;
            }
            if (missed is null && ++matching > request.Skip && lines.Count < request.Take)
                lines.Add(LineOf(facts, columns, unit));
        }
        return Task.FromResult(
            new FoundInnovations(
                matching,
                facts.Innovations.Count,
                lines,
                Names
                    .Select((name, facet) => (name, Values: Values(counts[facet], facet == 0 ? facts.Regions : null)))
                    .ToDictionary(pair => pair.name, pair => pair.Values),
                further
                    .Select((name, i) => (name, Values: Values(counts[Names.Length + i], null)))
                    .ToDictionary(pair => pair.name, pair => pair.Values),
                attributes,
                imports.Any(import => import.IsIllustrative)
            )
        );
    }

    /// <summary>The attributes that are the innovations' own and no facet by themselves.</summary>
    private static IEnumerable<string> FurtherOf(EditionFacts facts) =>
        facts
            .Innovations.AttributeNames.Where(name => !Columns.Contains(name) && !facts.Regions.AttributeNames.Contains(name))
            .Order(StringComparer.Ordinal);

    private static bool IsName(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    // Where a row comes from and how sure it is are no properties of the innovation.
    private static bool IsOrigin(string name) =>
        name.EndsWith("standing", StringComparison.OrdinalIgnoreCase) || name.EndsWith("source", StringComparison.OrdinalIgnoreCase);

    private static bool TellsApart(string?[] column)
    {
        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in column)
        {
            if (value is { Length: > LongestValue })
                return false;
            if (value is { Length: > 0 } && values.Add(value) && values.Count > MostValues)
                return false;
        }
        return values.Count > 1;
    }

    /// <summary>The one part of the filter that fails; null if none does, −1 if several do.</summary>
    private static int? Missed(string?[]?[] columns, string?[] asked, int unit)
    {
        int? missed = null;
        for (var facet = 0; facet < asked.Length; facet++)
        {
            var how = facet < Names.Length ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
            if (string.IsNullOrEmpty(asked[facet]) || string.Equals(columns[facet]?[unit], asked[facet], how))
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
        return new InnovationLine(
            facts.Innovations.Id(unit),
            facts.Innovations.Name(unit),
            columns[0]?[unit],
            region < 0 ? null : facts.Regions.Name(region),
            columns[1]?[unit],
            columns[2]?[unit],
            columns[3]?[unit],
            columns[4]?[unit]
        );
    }

    private static IReadOnlyList<FacetValue> Values(Dictionary<string, int> counts, UnitTable? regions) =>
        [
            .. counts
                .Select(pair => new FacetValue(
                    pair.Key,
                    regions?.Find(pair.Key) is >= 0 and var unit ? regions.Name(unit) : pair.Key,
                    pair.Value
                ))
                .OrderByDescending(value => value.Count)
                .ThenBy(value => value.Name, StringComparer.Ordinal),
        ];
}

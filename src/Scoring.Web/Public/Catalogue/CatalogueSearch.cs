using Scoring.Domain.Rules;
using Scoring.Features.Innovations;

namespace Scoring.Web.Public.Catalogue;

/// <summary>The innovations of all published editions as one list, the newest edition first.</summary>
internal static class CatalogueSearch
{
    /// <summary>One page of those that match.</summary>
    /// <param name="published">What is published.</param>
    /// <param name="answers">Lists the editions.</param>
    /// <param name="wanted">The filter.</param>
    /// <param name="edition">The edition; null or empty for all.</param>
    /// <param name="skip">How many matches to skip.</param>
    /// <param name="take">The most matches to return.</param>
    /// <param name="cancellation">Cancellation.</param>
    public static async Task<CatalogueList> Find(
        Published published,
        PublicAnswers answers,
        InnovationFilter wanted,
        string? edition,
        int skip,
        int take,
        CancellationToken cancellation
    )
    {
        var lines = new List<(Edition, InnovationLine)>();
        var editions = new List<(Edition, int)>();
        var facets = new Dictionary<string, List<FacetValue>>();
        var further = new SortedDictionary<string, List<FacetValue>>(StringComparer.Ordinal);
        var (whole, matching, illustrative) = (0, 0, false);
        foreach (
            var known in answers.Editions.OrderByDescending(
                known => known.Id[(known.Id.IndexOf('/', StringComparison.Ordinal) + 1)..],
                StringComparer.Ordinal
            )
        )
        {
            var found = await published.Send(new FindInnovations(known.Id, wanted, Math.Max(skip, 0), take - lines.Count), cancellation);
            if (found.Whole == 0)
                continue;
            var rules = await answers.Rules(known.Id);
            whole += found.Whole;
            editions.Add((rules, found.Matching));
            if (!string.IsNullOrEmpty(edition) && known.Id != edition)
                continue;
            skip -= found.Matching;
            matching += found.Matching;
            illustrative |= found.IsIllustrative;
            lines.AddRange(found.Lines.Select(line => (rules, line)));
            foreach (var (name, values) in found.Facets)
                facets[name] = [.. facets.GetValueOrDefault(name) ?? [], .. values];
            foreach (var (name, values) in found.Further)
                further[name] = [.. further.GetValueOrDefault(name) ?? [], .. values];
        }
        return new CatalogueList(
            whole,
            matching,
            lines,
            editions,
            facets.ToDictionary(pair => pair.Key, pair => Joined(pair.Value)),
            [.. further.Select(pair => (pair.Key, Joined(pair.Value)))],
            illustrative
        );
    }

    private static IReadOnlyList<FacetValue> Joined(IEnumerable<FacetValue> values) =>
        [
            .. values
                .GroupBy(value => value.Value)
                .Select(group => group.First() with { Count = group.Sum(value => value.Count) })
                .OrderByDescending(value => value.Count)
                .ThenBy(value => value.Name, StringComparer.Ordinal),
        ];
}

/// <summary>A page of the catalogue.</summary>
/// <param name="Whole">How many innovations there are in all published editions.</param>
/// <param name="Matching">How many match.</param>
/// <param name="Lines">Those of the page, with their edition.</param>
/// <param name="Editions">The editions that have innovations, with the number of matches, ignoring the filter on edition.</param>
/// <param name="Facets">The values of each facet with their counts.</param>
/// <param name="Further">The same for further attributes that a reader can choose by, such as the kind of unit, by name.</param>
/// <param name="IsIllustrative">True if any comes from files with illustrative figures.</param>
public sealed record CatalogueList(
    int Whole,
    int Matching,
    IReadOnlyList<(Edition Edition, InnovationLine Line)> Lines,
    IReadOnlyList<(Edition Edition, int Matching)> Editions,
    IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> Facets,
    IReadOnlyList<(string Name, IReadOnlyList<FacetValue> Values)> Further,
    bool IsIllustrative
);

using MediatR;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;

namespace Scoring.Features.Editions;

/// <summary>Finds those who are ranked in an edition by parts of their name or id, to choose from a list instead of typing an id.</summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Text">Words, each part of the name or the id, whatever their case; empty for everybody.</param>
/// <param name="Most">How many are returned at most.</param>
[Allow(Access.Readers)]
public sealed record FindUnits(string Edition, string? Text, int Most) : IRequest<FoundUnits>, INamesAnEdition;

/// <summary>Those found.</summary>
/// <param name="Units">They, by name; no more than were asked for.</param>
/// <param name="Matching">How many match.</param>
/// <param name="Of">How many there are.</param>
public sealed record FoundUnits(IReadOnlyList<FoundUnit> Units, int Matching, int Of)
{
    /// <summary>Nobody.</summary>
    public static FoundUnits None { get; } = new([], 0, 0);
}

/// <summary>An innovation or a region that is ranked.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its title or name.</param>
public sealed record FoundUnit(string Id, string Name);

/// <summary>Looks through the facts in force; nobody where there are none.</summary>
internal sealed class FindUnitsHandler(Evaluations evaluations) : IRequestHandler<FindUnits, FoundUnits>
{
    private static readonly char[] Spaces = [' ', '\t', '\r', '\n'];

    /// <inheritdoc/>
    public Task<FoundUnits> Handle(FindUnits request, CancellationToken cancellationToken) => Task.FromResult(Find(request));

    private FoundUnits Find(FindUnits request)
    {
        var words = (request.Text ?? "").Split(Spaces, StringSplitOptions.RemoveEmptyEntries);
        var (evaluation, _) = evaluations.FactsOf(request.Edition);
        List<FoundUnit> all =
        [
            .. Levels(evaluation.Edition)
                .Select(evaluation.Facts.Units)
                .SelectMany(units => Enumerable.Range(0, units.Count).Select(unit => new FoundUnit(units.Id(unit), units.Name(unit))))
                .DistinctBy(unit => unit.Id),
        ];
        var found = all.Where(unit => words.All(word => Has(unit.Name, word) || Has(unit.Id, word)))
            .OrderBy(unit => unit.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(unit => unit.Id, StringComparer.Ordinal)
            .ToList();
        return new FoundUnits([.. found.Take(request.Most)], found.Count, all.Count);
    }

    private static IEnumerable<Level> Levels(Edition edition) =>
        edition.Rankings.Select(rule => rule.Level).Concat(edition.Stages.Count > 0 ? [Level.Innovation] : []).Distinct();

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}

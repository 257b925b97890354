using MediatR;
using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;

namespace Scoring.Features.Rules.Diff;

/// <summary>Somebody asks what changes from one edition to another.</summary>
/// <param name="Edition">The first, "programme/edition".</param>
/// <param name="Other">The second, "programme/edition".</param>
[Allow(Access.Everybody)]
public sealed record DiffEditions(string Edition, string Other) : IRequest<EditionsDiff>, INamesAnEdition;

/// <summary>The differences between two editions.</summary>
/// <param name="Before">The first edition.</param>
/// <param name="After">The second edition.</param>
/// <param name="Changes">Every difference: conditions, steps, indicators, stages, predicates, rankings, rule gaps, in this order.</param>
/// <param name="CitedOtherwise">The unchanged values that cite another source or have another standing.</param>
public sealed record EditionsDiff(
    Edition Before,
    Edition After,
    IReadOnlyList<RuleChange> Changes,
    IReadOnlyList<CitedOtherwise> CitedOtherwise
)
{
    /// <summary>
    /// Compares two editions, part by part and value by value; parts are matched by kind and id, steps by id. A composite index that has
    /// another id and half of the indicators in common is the same one.
    /// </summary>
    public static EditionsDiff Of(Edition before, Edition after)
    {
        var (old, fresh) = RenamedIndices.SideBySide(before, after);
        var known = Index(old);
        var stay = Index(fresh);
        var changes = new List<RuleChange>();
        var recited = new List<(Citation Before, Citation After)>();
        foreach (var part in fresh)
        {
            if (known.TryGetValue((part.Kind, part.Id), out var was))
                Compare(was, part, changes, recited);
            else
                changes.Add(new RuleChange(ChangeKind.Added, part, null, null, null, part.Citation));
        }
        changes.AddRange(
            old.Where(part => !stay.ContainsKey((part.Kind, part.Id)))
                .Select(part => new RuleChange(ChangeKind.Removed, part, null, null, part.Citation, null))
        );
        var kinds = fresh.Concat(old).Select(part => part.Kind).Distinct().ToList();
        return new EditionsDiff(
            before,
            after,
            [.. changes.OrderBy(change => kinds.IndexOf(change.Part.Kind))],
            [
                .. recited
                    .GroupBy(pair => (pair.Before.Source.Id, pair.Before.Standing, After: pair.After.Source.Id, pair.After.Standing))
                    .Select(group => new CitedOtherwise(group.Count(), group.First().Before, group.First().After)),
            ]
        );
    }

    private static Dictionary<(string, string), RulePart> Index(IReadOnlyList<RulePart> parts) =>
        parts.ToDictionary(part => (part.Kind, part.Id));

    private static void Compare(RulePart was, RulePart now, List<RuleChange> changes, List<(Citation Before, Citation After)> recited)
    {
        foreach (var value in now.Values)
        {
            if (Find(was, value) is not { } old)
                changes.Add(new RuleChange(ChangeKind.Added, now, null, value, was.Citation, value.Citation));
            else if (old.Canonical != value.Canonical)
                changes.Add(new RuleChange(ChangeKind.Changed, now, old, value, old.Citation, value.Citation));
            else if (
                old.Citation is { } before
                && value.Citation is { } after
                && (before.Source.Id, before.Standing) != (after.Source.Id, after.Standing)
            )
                recited.Add((before, after));
        }
        changes.AddRange(
            was.Values.Where(value => Find(now, value) is null)
                .Select(value => new RuleChange(ChangeKind.Removed, now, value, null, value.Citation, now.Citation))
        );
    }

    private static RuleValue? Find(RulePart part, RuleValue value) =>
        part.Values.FirstOrDefault(one => one.Name == value.Name && one.OfId == value.OfId);
}

/// <summary>Reads both editions and compares them.</summary>
/// <param name="editions">The rules.</param>
internal sealed class DiffEditionsHandler(EditionCatalog editions) : IRequestHandler<DiffEditions, EditionsDiff>
{
    /// <inheritdoc/>
    public Task<EditionsDiff> Handle(DiffEditions request, CancellationToken cancellationToken) =>
        Task.FromResult(EditionsDiff.Of(editions.Get(request.Edition), editions.Get(request.Other)));
}

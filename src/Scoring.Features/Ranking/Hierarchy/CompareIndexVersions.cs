using System.Globalization;
using MediatR;
using Scoring.Domain.Facts;
using Scoring.Domain.Hierarchy;
using Scoring.Domain.Steps;
using Scoring.Features.Core;
using Scoring.Features.Facts;

namespace Scoring.Features.Ranking.Hierarchy;

/// <summary>
/// Somebody lays versions of a composite index side by side: the same units by other rules, of one edition or of several. Nothing is
/// written.
/// </summary>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Step">The id of the index's step; null for the first composite index of the edition.</param>
/// <param name="Beside">
/// The other versions: the id of another composite index of the edition, "programme/edition" for the first of another one, or
/// "programme/edition:step".
/// </param>
/// <param name="Node">The id of the part of the tree that is compared, in each version; null for the index as a whole.</param>
[Allow(Access.Everybody)]
public sealed record CompareIndexVersions(string Edition, string? Step, IReadOnlyList<string> Beside, string? Node = null)
    : IRequest<IndexVersions>,
        INamesAnEdition;

/// <summary>A version of an index.</summary>
/// <param name="Name">Its name in the comparison: that of its edition and step.</param>
/// <param name="Year">The year in the edition's id; null if it names none.</param>
/// <param name="Scores">The score of each unit of the comparison; null for a unit without one.</param>
public sealed record IndexVersion(string Name, int? Year, IReadOnlyList<decimal?> Scores)
{
    /// <summary>The ranks of the scores, 1 2 2 4 from the highest.</summary>
    public IReadOnlyList<int?> Ranks => UnitProfile.RanksOf(Scores);
}

/// <summary>Versions of an index over all units that any of them has.</summary>
/// <param name="UnitIds">The id of each unit, those of the first version first.</param>
/// <param name="UnitNames">The name of each.</param>
/// <param name="Versions">The versions, the one that was asked about first.</param>
/// <param name="Pairs">Each pair of them.</param>
/// <param name="IsIllustrative">True if any file of any of them declares its figures made up.</param>
public sealed record IndexVersions(
    IReadOnlyList<string> UnitIds,
    IReadOnlyList<string> UnitNames,
    IReadOnlyList<IndexVersion> Versions,
    IReadOnlyList<VersionPair> Pairs,
    bool IsIllustrative
)
{
    /// <summary>How each unit's score grew; empty unless the versions are of different years, at least two.</summary>
    public IReadOnlyList<Growth> Growth =>
        Versions.Count < 2 || Versions.Any(version => version.Year is null) || Versions.DistinctBy(one => one.Year).Count() < Versions.Count
            ? []
            :
            [
                .. Enumerable
                    .Range(0, UnitIds.Count)
                    .Select(unit => Domain.Hierarchy.Growth.Of(Versions.Select(version => (version.Year!.Value, version.Scores[unit])))),
            ];
}

/// <summary>Computes each version from its own facts; units are the same where their ids are.</summary>
/// <param name="evaluations">The current rules and facts.</param>
internal sealed class CompareIndexVersionsHandler(Evaluations evaluations) : IRequestHandler<CompareIndexVersions, IndexVersions>
{
    private const int YearDigits = 4;

    /// <inheritdoc/>
    public Task<IndexVersions> Handle(CompareIndexVersions request, CancellationToken cancellationToken)
    {
        var asked = request.Beside.Select(word => Named(word, request.Edition)).Prepend((request.Edition, request.Step)).ToList();
        var read = new List<(string Name, int? Year, IReadOnlyList<decimal?> Scores, UnitTable Units)>();
        var illustrative = false;
        foreach (var (edition, wanted) in asked)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (evaluation, imports) = evaluations.Of(edition);
            var step = ReportHierarchyHandler.Find(evaluation.Edition, wanted);
            illustrative |= imports.Any(import => import.IsIllustrative);
            var node = NodeOf(step, request.Node);
            read.Add(($"{edition}:{step.Id}", YearOf(edition), step.ColumnsOf(evaluation).Of(node), evaluation.Facts.Units(step.Level)));
        }
        if (read.Select(version => version.Name).Distinct(StringComparer.Ordinal).Count() < read.Count)
            throw new RefusalException(RefusalKind.Usage, "version-twice", read.GroupBy(one => one.Name).First(one => one.Count() > 1).Key);
        var units = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, _, _, table) in read)
        {
            for (var unit = 0; unit < table.Count; unit++)
                units.TryAdd(table.Id(unit), table.Name(unit));
        }
        IndexVersion[] versions = [.. read.Select(one => new IndexVersion(one.Name, one.Year, Aligned(one.Scores, one.Units, units.Keys)))];
        return Task.FromResult(
            new IndexVersions(
                [.. units.Keys],
                [.. units.Values],
                versions,
                VersionPair.Of([.. versions.Select(version => version.Scores)]),
                illustrative
            )
        );
    }

    private static string NodeOf(HierarchyStep step, string? wanted)
    {
        var nodes = step.Rule.Root.Flatten().Select(node => node.Id).ToList();
        return wanted is null ? step.Rule.Root.Id
            : nodes.Contains(wanted) ? wanted
            : throw new RefusalException(RefusalKind.Usage, "unknown-node", wanted, step.Name, string.Join(", ", nodes));
    }

    // The last four digits in a row: "index/2026", "index/2026-final".
    private static int? YearOf(string edition)
    {
        for (var at = edition.Length - YearDigits; at >= 0; at--)
        {
            var digits = edition.AsSpan(at, YearDigits);
            if (!digits.ContainsAnyExceptInRange('0', '9'))
                return int.Parse(digits, CultureInfo.InvariantCulture);
        }
        return null;
    }

    private static (string Edition, string? Step) Named(string word, string own) =>
        !word.Contains('/', StringComparison.Ordinal) ? (own, word)
        : word.Split(':', 2) is [var edition, var step] ? (edition, step)
        : (word, null);

    private static List<decimal?> Aligned(IReadOnlyList<decimal?> scores, UnitTable units, IEnumerable<string> ids) =>
        [.. ids.Select(id => units.Find(id) is >= 0 and var unit ? scores[unit] : null)];
}

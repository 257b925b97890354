using Scoring.Domain.Rules;
using Scoring.RuleBook.Editions;
using Scoring.RuleBook.Faults;

namespace Scoring.RuleBook;

// Editions that name each other. Scores of one cannot rest on scores of another that rest on its own; but the years of a panel may share
// their bounds, for which each reads only what the others reported.
public sealed partial class RuleFolder
{
    private readonly Dictionary<string, (IReadOnlyList<string> Scored, IReadOnlyList<string> Reporting)> _named = new(
        StringComparer.Ordinal
    );
    private readonly Dictionary<string, EditionReading> _alone = new(StringComparer.Ordinal);

    private Edition? FindCarried(string from, string other, bool factsOnly, int line, FileFaults faults)
    {
        if (!Has(other))
            faults.AddNear(FaultCodes.EditionUnknown, line, other, EditionIds);
        else if (WayBack(other, from, []) is { } way && !(factsOnly && SharesFactsOnly(from)))
            faults.Add(FaultCodes.Circle, line, other, string.Join(" → ", [from, .. way]));
        else if (ReadFor(from, other) is { Edition: { } edition })
            return edition;
        else
            faults.Add(FaultCodes.EditionFaulty, line, other, ReadFor(from, other).Faults.Count);
        return null;
    }

    // An edition as another one needs it: alone if it leads back there.
    private EditionReading ReadFor(string from, string other)
    {
        if (WayBack(other, from, []) is null)
            return Read(other);
        if (!_alone.TryGetValue(other, out var reading))
            _alone.Add(other, reading = ReadNew(other, alone: true));
        return reading;
    }

    /// <summary>True if none of the editions that lead to one and back uses the results of another of them.</summary>
    private bool SharesFactsOnly(string edition)
    {
        var circle = EditionIds.Where(one => WayBack(edition, one, []) is not null && WayBack(one, edition, []) is not null).ToHashSet();
        return circle.All(one => !NamedBy(one).Scored.Any(circle.Contains));
    }

    /// <summary>The editions on the path from one to another by what each carries over; null if there is no path.</summary>
    private List<string>? WayBack(string start, string target, HashSet<string> seen)
    {
        if (start == target)
            return [start];
        if (!seen.Add(start))
            return null;
        var (scored, reporting) = NamedBy(start);
        foreach (var next in scored.Concat(reporting))
        {
            if (WayBack(next, target, seen) is { } way)
                return [start, .. way];
        }
        return null;
    }

    private (IReadOnlyList<string> Scored, IReadOnlyList<string> Reporting) NamedBy(string editionId)
    {
        if (_named.TryGetValue(editionId, out var known))
            return known;
        var root = Has(editionId) ? Tree(editionId) : null;
        known = (EditionFiles.ScoredEditions(root), EditionFiles.ReportingEditions(root));
        _named.Add(editionId, known);
        return known;
    }
}

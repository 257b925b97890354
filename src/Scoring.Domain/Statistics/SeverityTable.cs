using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Statistics;

/// <summary>How strict a juror is.</summary>
/// <param name="Juror">The juror.</param>
/// <param name="Severity">By how many points the juror marks above (lenient) or, below 0, under (strict) the middle of the group.</param>
/// <param name="StandardError">Its standard error, in points.</param>
/// <param name="Marks">How many marks it rests on.</param>
public sealed record JurorSeverity(string Juror, decimal Severity, decimal StandardError, int Marks)
{
    /// <summary>Severity in standard errors; null where the standard error is 0.</summary>
    public decimal? Standardised => StandardError == 0m ? null : FifteenDigits.Of((double)Severity / (double)StandardError);
}

/// <summary>Jurors whom common entries join, and their severities among each other.</summary>
/// <param name="Refusal">Why the group has none; None where it has.</param>
/// <param name="Members">The jurors, in ordinal order.</param>
/// <param name="Entries">How many entries they marked.</param>
/// <param name="Jurors">The severities, from the strictest to the most lenient, which add up to 0; empty where refused.</param>
/// <param name="LeniencyRange">The most lenient less the strictest, in points: what the luck of the panel is worth. Null where refused.</param>
/// <param name="ResidualDeviation">The standard deviation of what is neither entry nor severity, in points; null where refused.</param>
/// <param name="Freedom">Its degrees of freedom: how many marks more than unknowns. Below 1 where refused.</param>
public sealed record SeverityGroup(
    FitRefusal Refusal, IReadOnlyList<string> Members, int Entries, IReadOnlyList<JurorSeverity> Jurors, decimal? LeniencyRange, decimal? ResidualDeviation, int Freedom);

/// <summary>
/// The severities of jurors by the additive model (<see cref="AdditiveModel"/>). Where jurors fall into groups that share no entry, each group stands by itself:
/// its severities say nothing about those of another, and <see cref="Refusal"/> says so.
/// </summary>
/// <param name="Refusal">Why the jurors as a whole cannot be compared; None where they can.</param>
/// <param name="Model">The fit over all marks; without one where refused.</param>
/// <param name="Groups">The groups, by their first juror; one where all are connected.</param>
public sealed record SeverityTable(FitRefusal Refusal, AdditiveModel Model, IReadOnlyList<SeverityGroup> Groups)
{
    /// <summary>Fits all marks, and where that is refused for want of connection, each group.</summary>
    public static SeverityTable Of(MarkTable table)
    {
        var model = AdditiveModel.Fit(table.Marks);
        return new SeverityTable(model.Refusal, model, model.Groups <= 1
            ? [GroupOf(model, table)]
            : [.. JurorGroups(table).Select(marks => new MarkTable(marks)).OrderBy(group => group.Jurors[0], StringComparer.Ordinal).Select(group => GroupOf(AdditiveModel.Fit(group.Marks), group))]);
    }

    /// <summary>The marks of each group of jurors whom common entries join.</summary>
    private static IEnumerable<IEnumerable<JurorMark>> JurorGroups(MarkTable table)
    {
        var groups = new List<HashSet<string>>();
        for (var row = 0; row < table.Entries.Count; row++)
        {
            var joined = table.Row(row).Select(mark => mark.Juror).ToHashSet(StringComparer.Ordinal);
            foreach (var group in groups.Where(group => group.Overlaps(joined)).ToList())
            {
                joined.UnionWith(group);
                groups.Remove(group);
            }
            groups.Add(joined);
        }
        return groups.Select(group => table.Marks.Where(mark => group.Contains(mark.Juror)));
    }

    private static SeverityGroup GroupOf(AdditiveModel model, MarkTable table)
    {
        if (model.Refusal != FitRefusal.None)
            return new SeverityGroup(model.Refusal, table.Jurors, table.Entries.Count, [], null, null, 0);
        List<JurorSeverity> jurors = [.. model.Severities.OrderBy(juror => juror.Value.Estimate).ThenBy(juror => juror.Key, StringComparer.Ordinal)
            .Select(juror => new JurorSeverity(juror.Key, juror.Value.Estimate, juror.Value.StandardError, juror.Value.Marks))];
        return new SeverityGroup(FitRefusal.None, table.Jurors, table.Entries.Count, jurors, Exact.Canonicalize(jurors[^1].Severity - jurors[0].Severity), model.ResidualDeviation, model.Freedom);
    }
}

using Scoring.Domain.Hierarchy;
using Scoring.Domain.Numbers;

namespace Scoring.Domain.Statistics;

/// <summary>How strict a juror is.</summary>
/// <param name="Juror">The juror.</param>
/// <param name="Severity">By how many points the juror marks above (lenient) or, below 0, under (strict) the group's mean.</param>
/// <param name="StandardError">Its standard error, in points.</param>
/// <param name="Marks">How many marks it rests on.</param>
public sealed record JurorSeverity(string Juror, decimal Severity, decimal StandardError, int Marks)
{
    /// <summary>Severity in standard errors; null if the standard error is 0.</summary>
    public decimal? Standardised => StandardError == 0m ? null : FifteenDigits.Of((double)Severity / (double)StandardError);
}

/// <summary>Jurors connected by common entries, and their severities relative to each other.</summary>
/// <param name="Refusal">Why the group has none; None if it has.</param>
/// <param name="Members">The jurors, in ordinal order.</param>
/// <param name="Entries">How many entries they marked.</param>
/// <param name="Jurors">The severities, from the strictest to the most lenient, which add up to 0; empty if refused.</param>
/// <param name="LeniencyRange">
/// The most lenient less the strictest, in points: what the luck of the panel is worth. Null if refused.
/// </param>
/// <param name="ResidualDeviation">
/// The standard deviation of the part that is neither entry nor severity, in points; null if refused.
/// </param>
/// <param name="Freedom">Its degrees of freedom: number of marks less unknowns. Below 1 if refused.</param>
public sealed record SeverityGroup(
    FitRefusal Refusal,
    IReadOnlyList<string> Members,
    int Entries,
    IReadOnlyList<JurorSeverity> Jurors,
    decimal? LeniencyRange,
    decimal? ResidualDeviation,
    int Freedom
);

/// <summary>
/// The severities of jurors by the additive model (<see cref="AdditiveModel"/>). If jurors fall into groups that share no entry, each group
/// is treated on its own: its severities say nothing about those of another, and <see cref="Refusal"/> says so.
/// </summary>
/// <param name="Refusal">Why the jurors as a whole cannot be compared; None if they can.</param>
/// <param name="Model">The fit over all marks; without a result if refused.</param>
/// <param name="Groups">The groups, by their first juror; one if all are connected.</param>
public sealed record SeverityTable(FitRefusal Refusal, AdditiveModel Model, IReadOnlyList<SeverityGroup> Groups)
{
    /// <summary>Fits all marks, and if that is refused because they are not connected, each group.</summary>
    public static SeverityTable Of(MarkTable table)
    {
        var model = AdditiveModel.Fit(table.Marks);
        return new SeverityTable(
            model.Refusal,
            model,
            model.Groups <= 1
                ? [GroupOf(model, table)]
                :
                [
                    .. JurorGroups(table)
                        .Select(marks => new MarkTable(marks))
                        .OrderBy(group => group.Jurors[0], StringComparer.Ordinal)
                        .Select(group => GroupOf(AdditiveModel.Fit(group.Marks), group)),
                ]
        );
    }

    /// <summary>The marks of each group of jurors connected by common entries.</summary>
    internal static IEnumerable<IEnumerable<JurorMark>> JurorGroups(MarkTable table)
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
        List<JurorSeverity> jurors =
        [
            .. model
                .Severities.OrderBy(juror => juror.Value.Estimate)
                .ThenBy(juror => juror.Key, StringComparer.Ordinal)
                .Select(juror => new JurorSeverity(juror.Key, juror.Value.Estimate, juror.Value.StandardError, juror.Value.Marks)),
        ];
        return new SeverityGroup(
            FitRefusal.None,
            table.Jurors,
            table.Entries.Count,
            jurors,
            Exact.Canonicalize(jurors[^1].Severity - jurors[0].Severity),
            model.ResidualDeviation,
            model.Freedom
        );
    }
}

using Scoring.Domain.Rules;
using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Forms;

namespace Scoring.RuleBook.Editions;

/// <summary>A quota and its position.</summary>
/// <param name="Quota">The quota.</param>
/// <param name="Entry">Its position.</param>
internal sealed record WrittenQuota(Quota Quota, Entry Entry);

/// <summary>
/// Finds quotas that can never be met together: those of one attribute, no value in two of them, that reserve more places
/// than there are, or more than the maximum of a quota that contains all their values.
/// </summary>
/// <remarks>Quotas over different attributes may share units, so nothing can be concluded from their sum.</remarks>
internal static class QuotaCheck
{
    /// <summary>Checks the quotas of a cut.</summary>
    /// <param name="quotas">The quotas.</param>
    /// <param name="places">How many places there are; null if unspecified.</param>
    public static void Check(IReadOnlyList<WrittenQuota> quotas, int? places)
    {
        var simple = quotas.Where(quota => quota.Quota is { AtLeast: not null, Where: [AttributeIsOneOf] }).ToList();
        foreach (var attribute in simple.GroupBy(quota => quota.Quota.Where[0].Attribute))
        {
            var all = attribute.ToList();
            if (places is { } number && Reserved(all) is var sum && sum > number)
                Report(all[^1], sum, number);
            foreach (var outer in quotas.Where(quota => quota.Quota is { AtMost: not null, Where: [AttributeIsOneOf] }))
            {
                var inside = all.Where(quota =>
                        quota != outer
                        && quota.Quota.Where[0].Attribute == outer.Quota.Where[0].Attribute
                        && !Values(quota).Except(Values(outer), StringComparer.OrdinalIgnoreCase).Any()
                    )
                    .ToList();
                if (inside.Count > 0 && Reserved(inside) is var within && within > outer.Quota.AtMost!.Amount)
                    Report(inside[^1], within, outer.Quota.AtMost.Amount);
            }
        }
    }

    /// <summary>The minimum number of reserved places: all together if no value occurs twice, the largest otherwise.</summary>
    private static decimal Reserved(IReadOnlyCollection<WrittenQuota> quotas)
    {
        var values = quotas.SelectMany(Values).ToList();
        var apart = values.Distinct(StringComparer.OrdinalIgnoreCase).Count() == values.Count;
        return apart ? quotas.Sum(quota => quota.Quota.AtLeast!.Amount) : quotas.Max(quota => quota.Quota.AtLeast!.Amount);
    }

    private static IReadOnlyList<string> Values(WrittenQuota quota) => ((AttributeIsOneOf)quota.Quota.Where[0]).Values;

    private static void Report(WrittenQuota quota, decimal reserved, decimal places) =>
        quota.Entry.Faults.Add(FaultCodes.QuotasTooMany, quota.Entry.LineOf("at-least"), quota.Quota.Id, reserved, places);
}

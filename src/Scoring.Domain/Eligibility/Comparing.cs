using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Eligibility;

/// <summary>Which submissions remain when there are more than a rule allows.</summary>
public enum KeptSubmissions
{
    /// <summary>
    /// The earliest sent. One without a readable time comes after all that have one; at equal times the lower id (ordinal order) remains.
    /// </summary>
    Earliest,

    /// <summary>None: all are refused until the sender has chosen.</summary>
    None,
}

/// <summary>
/// No sender has more than a given number of submissions (kuota usulan): per region, or per value of an attribute such as the agency.
/// Submissions refused by an earlier rule do not count towards the quota. Submissions without a sender are not limited.
/// </summary>
/// <param name="head">Name, scope and citation.</param>
/// <param name="per"><c>region</c>, or the attribute that names the sender; case-insensitive.</param>
/// <param name="atMost">The most.</param>
/// <param name="kept">Which submissions remain if there are more.</param>
/// <param name="timeAttribute">The attribute with the day, or day and time, of sending.</param>
public sealed class QuotaIsKept(EligibilityHead head, string per, Constant atMost, KeptSubmissions kept, string timeAttribute)
    : EligibilityRule(head)
{
    /// <inheritdoc/>
    public override string Kind => "quota";

    /// <inheritdoc/>
    public override bool ComparesSubmissions => true;

    /// <inheritdoc/>
    public override IReadOnlyList<RuleDetail> Details => [Says("per", per), Says("at-most", atMost.Amount), SubmissionOrder.Detail(kept)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Attributes => [.. GroupAttributes, .. TimeAttributes];

    /// <summary>True if the senders are regions.</summary>
    public bool IsPerRegion => per == "region";

    /// <inheritdoc/>
    public override IReadOnlyList<string> GroupAttributes => IsPerRegion ? [] : [per];

    /// <inheritdoc/>
    public override IReadOnlyList<string> TimeAttributes => kept == KeptSubmissions.Earliest ? [timeAttribute] : [];

    internal override IEnumerable<(int Submission, IReadOnlyList<Note> Found)> Breaches(EditionFacts facts, IReadOnlyList<int> submissions)
    {
        foreach (var sender in submissions.GroupBy(submission => SenderOf(facts, submission), StringComparer.OrdinalIgnoreCase))
        {
            if (sender.Key.Length == 0 || sender.Count() <= atMost.Amount)
                continue;
            var refused = kept == KeptSubmissions.None ? sender : SubmissionOrder.Of(facts, sender, timeAttribute).Skip((int)atMost.Amount);
            foreach (var submission in refused)
                yield return (
                    submission,
                    [new Note(NoteCode.QuotaExceeded, sender.Key, sender.Count(), atMost.Amount, SubmissionOrder.Said(kept))]
                );
        }
    }

    private string SenderOf(EditionFacts facts, int submission)
    {
        if (!IsPerRegion)
            return facts.Innovations.Attribute(submission, per)?.Trim() ?? "";
        return facts.RegionOfInnovation[submission] is >= 0 and var region ? facts.Regions.Id(region) : "";
    }
}

/// <summary>
/// No two submissions of one region have the same title, as <see cref="Titles.Key"/> compares them; submissions without a region are
/// compared with each other. Submissions refused by an earlier rule do not make a title a duplicate.
/// </summary>
/// <param name="head">Name, scope and citation.</param>
/// <param name="kept">Which submission remains.</param>
/// <param name="timeAttribute">The attribute with the day, or day and time, of sending.</param>
public sealed class TitlesDiffer(EligibilityHead head, KeptSubmissions kept, string timeAttribute) : EligibilityRule(head)
{
    /// <inheritdoc/>
    public override string Kind => "titles-differ";

    /// <inheritdoc/>
    public override bool ComparesSubmissions => true;

    /// <inheritdoc/>
    public override IReadOnlyList<RuleDetail> Details => [SubmissionOrder.Detail(kept)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Attributes => TimeAttributes;

    /// <inheritdoc/>
    public override IReadOnlyList<string> TimeAttributes => kept == KeptSubmissions.Earliest ? [timeAttribute] : [];

    internal override IEnumerable<(int Submission, IReadOnlyList<Note> Found)> Breaches(EditionFacts facts, IReadOnlyList<int> submissions)
    {
        foreach (
            var same in submissions.GroupBy(submission =>
                (facts.RegionOfInnovation[submission], Titles.Key(facts.Innovations.Name(submission)))
            )
        )
        {
            if (same.Count() < 2)
                continue;
            var refused = kept == KeptSubmissions.None ? same : SubmissionOrder.Of(facts, same, timeAttribute).Skip(1);
            foreach (var submission in refused)
            {
                var others = same.Where(other => other != submission).Select(facts.Innovations.Id).Order(StringComparer.Ordinal);
                yield return (submission, [new Note(NoteCode.TitleStandsTwice, string.Join(", ", others), SubmissionOrder.Said(kept))]);
            }
        }
    }
}

/// <summary>The order in which submissions were sent.</summary>
internal static class SubmissionOrder
{
    /// <summary>The earliest first.</summary>
    public static IEnumerable<int> Of(EditionFacts facts, IEnumerable<int> submissions, string timeAttribute) =>
        submissions
            .OrderBy(submission => Days.Read(facts.Innovations.Attribute(submission, timeAttribute)) ?? DateTime.MaxValue)
            .ThenBy(facts.Innovations.Id, StringComparer.Ordinal);

    /// <summary>The value of the key <c>kept</c> in the rule file.</summary>
    public static RuleDetail Detail(KeptSubmissions kept) => new("kept", Text.Same(kept == KeptSubmissions.Earliest ? "earliest" : "none"));

    /// <summary>Which submissions remain, for people.</summary>
    public static Text Said(KeptSubmissions kept) =>
        kept == KeptSubmissions.Earliest
            ? new Text("yang dikirim paling awal tetap", "those sent earliest stay")
            : new Text("tidak satu pun tetap", "none of them stays");
}

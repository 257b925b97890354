using Scoring.Domain.Explanations;
using Scoring.Domain.Facts;
using Scoring.Domain.Rules;

namespace Scoring.Domain.Eligibility;

/// <summary>
/// The innovation was in use at least this long on the closing day (inovasi telah diterapkan paling sedikit N tahun, dihitung mundur dari
/// penutupan): it began on or before the day that <see cref="Days.Before"/> gives. One year before 2018-04-30 is 2017-04-30: that day is in
/// time, 2017-05-01 is not.
/// </summary>
/// <param name="head">Name, scope and citation.</param>
/// <param name="attribute">The attribute with the day it began.</param>
/// <param name="years">Whole years.</param>
/// <param name="months">Additional whole months.</param>
/// <param name="days">Additional days.</param>
/// <param name="closing">The closing day; null if it is left open, in which case nothing is checked.</param>
public sealed class InUseLongEnough(EligibilityHead head, string attribute, int years, int months, int days, DateOnly? closing)
    : SubmissionRule(head)
{
    /// <inheritdoc/>
    public override string Kind => "in-use-at-least";

    /// <summary>The last day on which it may have begun; null if the closing day is left open.</summary>
    public DateOnly? Latest { get; } = closing is { } day ? Days.Before(day, years, months, days) : null;

    /// <inheritdoc/>
    public override IReadOnlyList<RuleDetail> Details =>
        [
            Says("attribute", attribute),
            .. new[] { ("years", years), ("months", months), ("days", days) }
                .Where(part => part.Item2 > 0)
                .Select(part => Says(part.Item1, part.Item2)),
            .. closing is { } day ? new[] { Says("closing", Days.Write(day)) } : [],
        ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Attributes => closing is null ? [] : [attribute];

    /// <inheritdoc/>
    public override IReadOnlyList<string> TimeAttributes => [attribute];

    /// <inheritdoc/>
    public override IReadOnlyList<Note> Found(EditionFacts facts, int submission)
    {
        var written = facts.Innovations.Attribute(submission, attribute) ?? "";
        return Latest is not { } latest || (Days.Read(written) is { } began && DateOnly.FromDateTime(began) <= latest)
            ? []
            : [new Note(NoteCode.UsedTooShort, written, Days.Write(latest))];
    }
}

/// <summary>
/// The submission was sent on or before the closing day; one that was never sent (a draft) was not. The closing day is included in full.
/// </summary>
/// <param name="head">Name, scope and citation.</param>
/// <param name="attribute">The attribute with the day, or day and time, it was sent; empty for a draft.</param>
/// <param name="closing">The closing day; null if it is left open, in which case nothing is checked.</param>
public sealed class SubmittedInTime(EligibilityHead head, string attribute, DateOnly? closing) : SubmissionRule(head)
{
    /// <summary>The last day; null if it is not known yet.</summary>
    public DateOnly? Closing => closing;

    /// <inheritdoc/>
    public override string Kind => "submitted-by";

    /// <inheritdoc/>
    public override IReadOnlyList<RuleDetail> Details =>
        [Says("attribute", attribute), .. closing is { } day ? new[] { Says("closing", Days.Write(day)) } : []];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Attributes => closing is null ? [] : [attribute];

    /// <inheritdoc/>
    public override IReadOnlyList<string> TimeAttributes => [attribute];

    /// <inheritdoc/>
    public override IReadOnlyList<Note> Found(EditionFacts facts, int submission)
    {
        var written = facts.Innovations.Attribute(submission, attribute) ?? "";
        if (closing is not { } last || (Days.Read(written) is { } sent && DateOnly.FromDateTime(sent) <= last))
            return [];
        return
        [
            string.IsNullOrWhiteSpace(written)
                ? new Note(NoteCode.NotSubmitted)
                : new Note(NoteCode.SubmittedTooLate, written, Days.Write(last)),
        ];
    }
}

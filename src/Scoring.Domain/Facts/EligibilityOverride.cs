using Scoring.Domain.Explanations;

namespace Scoring.Domain.Facts;

/// <summary>A person's decision about a submission's eligibility, overriding the rules.</summary>
/// <param name="Entry">The id of the submission.</param>
/// <param name="Accepted">True if it takes part, false if it does not.</param>
/// <param name="Reason">The reason, in the person's words; shown wherever the decision is.</param>
/// <param name="By">Who decided.</param>
public sealed record EligibilityOverride(string Entry, bool Accepted, string Reason, string By)
{
    /// <summary>The decision as a note: the reason and who.</summary>
    public Note Note => new(Accepted ? NoteCode.AcceptedByHand : NoteCode.RefusedByHand, Reason, By);
}

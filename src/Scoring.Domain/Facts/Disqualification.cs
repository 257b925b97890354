using Scoring.Domain.Explanations;

namespace Scoring.Domain.Facts;

/// <summary>
/// A unit that was disqualified after the fact (diskualifikasi): it has no rank in any ranking, holds no prize, and is listed with the
/// reason.
/// </summary>
/// <param name="Unit">The id of the unit.</param>
/// <param name="Reason">The reason, in the words of those who decided; shown wherever the unit is listed.</param>
/// <param name="DecidedBy">Who decided, for example "Pleno 8 Agustus".</param>
public sealed record Disqualification(string Unit, string Reason, string DecidedBy)
{
    /// <summary>The disqualification as a note: the reason and who decided.</summary>
    public Note Note => new(NoteCode.Disqualified, Reason, DecidedBy);
}

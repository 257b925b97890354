using Scoring.Domain.Jury.Progress;
using Scoring.Features.Facts.Entries;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>The sheets that are entered mark by mark.</summary>
/// <param name="sheets">The sheets.</param>
internal sealed class EnteredSheetStates(SheetStore sheets) : ISheetStates
{
    /// <inheritdoc/>
    public IReadOnlyList<SeatProgress> Of(string edition, string stage) => sheets.Progress(edition, stage);
}

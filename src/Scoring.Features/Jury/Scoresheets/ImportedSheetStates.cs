using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Progress;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import.Storage;
using Scoring.Features.Persistence;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>The sheets that files brought: all of them are handed in. Of several at one seat the one with the most marks is told; the plenary's sheet is nobody's.</summary>
/// <param name="session">The command's connection.</param>
/// <param name="cache">What imports brought.</param>
/// <param name="editions">The rules.</param>
internal sealed class ImportedSheetStates(UnitOfWork session, PayloadCache cache, EditionCatalog editions) : ISheetStates
{
    /// <inheritdoc/>
    public IReadOnlyList<SeatProgress> Of(string edition, string stage)
    {
        var plenary = editions.Get(edition).StageOf(stage)?.ConsensusJuror;
        return
        [
            .. new CurrentFacts(session, cache, edition).Brought<SheetRows>(ImportKind.Marks).SelectMany(pair => pair.Payload.Sheets)
                .Where(sheet => sheet.Stage == stage && sheet.Juror != plenary)
                .GroupBy(sheet => new Seat(sheet.Innovation, sheet.Juror))
                .Select(seat => new SeatProgress(seat.Key, SheetState.Submitted, seat.Max(sheet => sheet.Marks.Count(mark => mark is not null)))),
        ];
    }
}

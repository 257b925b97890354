using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Progress;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import.Storage;
using Scoring.Features.Persistence;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>
/// Imported sheets: all of them count as submitted. If a seat has several, the one with the most marks is reported; the plenary's sheet
/// belongs to no juror.
/// </summary>
/// <param name="session">The command's connection.</param>
/// <param name="cache">The imported data.</param>
/// <param name="editions">The rules.</param>
internal sealed class ImportedSheetStates(UnitOfWork session, PayloadCache cache, EditionCatalog editions) : ISheetStates
{
    /// <inheritdoc/>
    public IReadOnlyList<SeatProgress> Of(string edition, string stage)
    {
        var plenary = editions.Get(edition).StageOf(stage)?.ConsensusJuror;
        return
        [
            .. new CurrentFacts(session, cache, edition)
                .Brought<SheetRows>(ImportKind.Marks)
                .SelectMany(pair => pair.Payload.Sheets)
                .Where(sheet => sheet.Stage == stage && sheet.Juror != plenary)
                .GroupBy(sheet => new Seat(sheet.Innovation, sheet.Juror))
                .Select(seat => new SeatProgress(
                    seat.Key,
                    SheetState.Submitted,
                    seat.Max(sheet => sheet.Marks.Count(mark => mark is not null))
                )),
        ];
    }
}

using Scoring.Domain.Panels;
using Scoring.Domain.Panels.Following;
using Scoring.Domain.Panels.Sheets;
using Scoring.Features.Facts;
using Scoring.Features.Imports.ImportFile;
using Scoring.Features.Imports.Payloads;
using Scoring.Features.Persistence;
using Scoring.Features.Rules;

namespace Scoring.Features.Jury.Sheets;

/// <summary>The sheets that files brought: all of them are handed in. Of several at one seat the one with the most marks is told; the plenary's sheet is nobody's.</summary>
/// <param name="session">The command's connection.</param>
/// <param name="cache">What imports brought.</param>
/// <param name="editions">The rules.</param>
internal sealed class ImportedSheetStates(Session session, PayloadCache cache, EditionsInForce editions) : ISheetStates
{
    /// <inheritdoc/>
    public IReadOnlyList<SeatProgress> Of(string edition, string stage)
    {
        var plenary = editions.Get(edition).StageOf(stage)?.ConsensusJuror;
        return
        [
            .. new FactsInForce(session, cache, edition).Brought<SheetRows>(ImportKind.Marks).SelectMany(pair => pair.Payload.Sheets)
                .Where(sheet => sheet.Stage == stage && sheet.Juror != plenary)
                .GroupBy(sheet => new Seat(sheet.Innovation, sheet.Juror))
                .Select(seat => new SeatProgress(seat.Key, SheetState.Submitted, seat.Max(sheet => sheet.Marks.Count(mark => mark is not null)))),
        ];
    }
}

using Scoring.Domain.Jury;
using Scoring.Domain.Jury.Progress;
using Scoring.Domain.Jury.Review;
using Scoring.Domain.Jury.Scoresheets;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Persistence;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>
/// Imported sheets: a whole sheet counts as submitted, a half sheet as a draft, because the rule does not count it or the juror has not
/// marked what the juror marks elsewhere. If a seat has several, the one with the most marks is reported; the plenary's sheet belongs to no
/// juror.
/// </summary>
/// <param name="work">The command's connection.</param>
/// <param name="cache">The imported data.</param>
/// <param name="editions">The rules.</param>
internal sealed class ImportedSheetStates(UnitOfWork work, PayloadCache cache, EditionCatalog editions) : ISheetStates
{
    /// <inheritdoc/>
    public IReadOnlyList<SeatProgress> Of(string edition, string stage)
    {
        var rules = editions.Get(edition);
        if (rules.StageOf(stage) is not { } taken)
            return [];
        var inForce = new CurrentFacts(work, cache, edition);
        var sheets = ImportedSheets.Of(inForce, taken).Where(sheet => sheet.Juror != taken.ConsensusJuror);
        var filled = ImportedSheets.Filled(inForce, taken, sheets.Select(sheet => (sheet.Innovation, sheet.Juror, sheet.Marks)));
        var half = new HalfSheets(rules, taken).Among(filled).Select(one => one.Sheet).ToHashSet(ReferenceEqualityComparer.Instance);
        return
        [
            .. filled
                .GroupBy(sheet => new Seat(sheet.Entry, sheet.Juror))
                .Select(seat => new SeatProgress(
                    seat.Key,
                    seat.All(half.Contains) ? SheetState.Draft : SheetState.Submitted,
                    seat.Max(sheet => sheet.Marks.Count(mark => mark is not null))
                )),
        ];
    }
}

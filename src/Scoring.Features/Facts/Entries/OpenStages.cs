using Scoring.Features.Persistence;

namespace Scoring.Features.Facts.Entries;

/// <summary>Which stages take marks still: those in which marks were entered here and that are not closed.</summary>
/// <param name="work">The command's connection.</param>
/// <param name="stages">Which stages are closed.</param>
internal sealed class OpenStages(UnitOfWork work, StageStore stages)
{
    /// <summary>The ids of the open stages of an edition, in ordinal order.</summary>
    public IReadOnlyList<string> Of(string edition) =>
        [
            .. work.Locked(db => SheetStore.Submitted(db, edition))
                .Select(sheet => sheet.Stage)
                .Distinct(StringComparer.Ordinal)
                .Where(stage => !stages.Of(edition, stage).IsClosed)
                .Order(StringComparer.Ordinal),
        ];
}

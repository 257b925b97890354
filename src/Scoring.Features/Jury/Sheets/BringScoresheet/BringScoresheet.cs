using Scoring.Features.Imports.ImportFile;
using Scoring.Features.Jury.Sheets.Formats;
using Scoring.Features.Pipeline;

namespace Scoring.Features.Jury.Sheets.BringScoresheet;

/// <summary>A juror brings the own scoresheet back, filled on a computer: all of it is taken or nothing. Its marks then count as handed in.</summary>
/// <param name="Path">The workbook that <see cref="MakeScoresheets.MakeScoresheets"/> made.</param>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Juror">The juror's id.</param>
public sealed record BringScoresheet(string Path, string Edition, string Stage, string Juror) : IRequest<ImportOutcome>, IWrites, INamesAnEdition;

/// <summary>Looks whose sheet it is and has it imported.</summary>
internal sealed class BringScoresheetHandler(SheetDesk desk, ISender sender) : IRequestHandler<BringScoresheet, ImportOutcome>
{
    /// <inheritdoc/>
    public Task<ImportOutcome> Handle(BringScoresheet request, CancellationToken cancellationToken)
    {
        desk.NeedsOwn(request.Juror);
        if (MarksWorkbook.Read(request.Path).Marker is not { } marker)
            throw new RefusalException(RefusalKind.Data, "scoresheet-not-ours");
        if (marker.Juror != request.Juror || marker.Edition != request.Edition || marker.Stage != request.Stage)
            throw new RefusalException(RefusalKind.Data, "scoresheet-of-other", marker.Juror, marker.Edition, marker.Stage);
        return sender.Send(new ImportFile(ImportKind.Marks, request.Path, request.Edition), cancellationToken);
    }
}

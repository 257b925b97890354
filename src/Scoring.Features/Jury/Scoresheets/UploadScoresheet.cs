using MediatR;
using Scoring.Features.Core;
using Scoring.Features.Import;
using Scoring.Features.Import.Tables;
using Scoring.Features.Import.Workbooks;

namespace Scoring.Features.Jury.Scoresheets;

/// <summary>
/// A juror uploads their own scoresheet, filled in on a computer: all of it is taken or nothing. Its marks then count as submitted.
/// </summary>
/// <param name="Path">The workbook that <see cref="MakeScoresheets"/> made.</param>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Stage">The stage's id.</param>
/// <param name="Juror">The juror's id.</param>
[Allow(Access.Marking)]
public sealed record UploadScoresheet(string Path, string Edition, string Stage, string Juror)
    : IRequest<ImportOutcome>,
        IWrites,
        INamesAnEdition;

/// <summary>Checks whose sheet it is and imports it.</summary>
internal sealed class UploadScoresheetHandler(ScoresheetEditor desk, IMediator sender) : IRequestHandler<UploadScoresheet, ImportOutcome>
{
    /// <inheritdoc/>
    public Task<ImportOutcome> Handle(UploadScoresheet request, CancellationToken cancellationToken)
    {
        desk.NeedsOwn(request.Juror);
        ScoresheetMarker? marker;
        try
        {
            marker = WorkbookTables.MarkerOf(request.Path);
        }
        catch (WorkbookException fault) when (fault.Code != "workbook-unreadable")
        {
            return Task.FromResult(fault.Refused(Path.GetFileName(request.Path)));
        }
        catch (WorkbookException)
        {
            marker = null;
        }
        if (marker is null)
            throw new RefusalException(RefusalKind.Data, "scoresheet-not-ours");
        if (marker.Juror != request.Juror || marker.Edition != request.Edition || marker.Stage != request.Stage)
            throw new RefusalException(RefusalKind.Data, "scoresheet-of-other", marker.Juror, marker.Edition, marker.Stage);
        desk.NeedsCalibrated(
            request.Edition,
            ScoresheetEditor.StageOf(desk.FactsOf(request.Edition).Edition, request.Stage),
            request.Juror
        );
        // A sheet that a juror sends again takes the place of the one before; what no longer counts is said, and half a sheet is an item.
        return sender.Send(
            new ImportFile(ImportKind.Marks, request.Path, request.Edition, Replacing: Replacing.Replace),
            cancellationToken
        );
    }
}

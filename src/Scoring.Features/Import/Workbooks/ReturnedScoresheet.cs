using Scoring.Features.Import.Kinds;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Import.Workbooks;

/// <summary>
/// Checks a returned scoresheet workbook against its marker: one for another edition, stage or juror is refused as a whole.
/// </summary>
internal static class ReturnedScoresheet
{
    /// <summary>Adds any mismatch to the problems.</summary>
    public static void Check(RowReader reading, SheetRows sheets, ScoresheetMarker marker)
    {
        if (marker.Edition != reading.Edition.Id)
        {
            reading.Problems.Add("scoresheet-other-edition", 0, "", marker.Edition, reading.Edition.Id);
            return;
        }
        if (sheets.Sheets.FirstOrDefault(sheet => sheet.Stage != marker.Stage) is { } stage)
            reading.Problems.Add("scoresheet-other-stage", 0, "stage", stage.Stage, marker.Stage);
        if (sheets.Sheets.FirstOrDefault(sheet => sheet.Juror != marker.Juror) is { } juror)
            reading.Problems.Add("scoresheet-other-juror", 0, "juror", juror.Juror, marker.Juror);
    }
}

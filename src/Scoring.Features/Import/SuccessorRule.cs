using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import.Kinds;
using Scoring.Features.Import.RegionLists;
using Scoring.Features.Import.Storage;

namespace Scoring.Features.Import;

/// <summary>
/// Decides which import a file replaces. A corrected file has its predecessor's name, or contains more than half of the same facts; a file
/// that repeats only a few facts of another is a mistake (two innovations with one id, say) and is refused row by row.
/// </summary>
internal static class SuccessorRule
{
    /// <summary>The imports that the file replaces; facts of other imports that it may not replace are problems.</summary>
    public static List<ImportRecord> Find(ImportFile request, string fileName, RowReader reading, Payload payload)
    {
        var known = reading.Known;
        var replaced = new List<ImportRecord>();
        if (request.Replacing == Replacing.Add)
        {
            foreach (
                var door in known.Imports.Where(import =>
                    request.Kind == ImportKind.Submissions && import.Kind == request.Kind && IsDoor(import)
                )
            )
                ReportBoth(reading, payload, known.PayloadOf(door), door);
            if (payload is SheetRows added)
                RefuseEnteredSheets(reading, added);
            return replaced;
        }
        foreach (var other in known.Imports.Where(import => import.Kind == request.Kind && import.SharesScope(payload.Scope)))
        {
            // What was entered on the site and what came in a file never take each other's place.
            if (request.Kind == ImportKind.Submissions && IsDoor(other) != request.IsDoor)
            {
                ReportBoth(reading, payload, known.PayloadOf(other), other);
                continue;
            }
            if (IsNamed(other, request.Replaces ?? fileName) || ShippedRegions.IsOne(other))
            {
                replaced.Add(other);
                continue;
            }
            var overlap = payload.With(known.PayloadOf(other));
            if (overlap.Count * 2 > overlap.OtherCount)
                replaced.Add(other);
            else
            {
                foreach (var (here, there, value) in overlap.Rows)
                    reading.ProblemAtEnd("given-elsewhere", payload.LinesOf(here), "", value.Replace('\u001f', ' '), other.FileName, there);
            }
        }
        if (payload is SheetRows sheets)
        {
            RefuseSecondSheets(reading, sheets, replaced);
            RefuseEnteredSheets(reading, sheets);
        }
        return replaced;
    }

    /// <summary>True if an import is the register of what was entered on the site.</summary>
    public static bool IsDoor(ImportRecord import) => import.Scope.Contains(SubmissionRows.Door);

    private static void ReportBoth(RowReader reading, Payload payload, Payload others, ImportRecord other)
    {
        foreach (var (here, there, value) in payload.With(others).Rows)
            reading.ProblemAtEnd("id-by-both", payload.LinesOf(here), "innovation_id", value, other.FileName, there);
    }

    /// <summary>The imports that a file which adds to others repeats or stands beside: those of its kind with the same scope.</summary>
    public static List<ImportRecord> AddedTo(ImportFile request, CurrentFacts known, Payload payload) =>
        [
            .. known.Imports.Where(import =>
                import.Kind == request.Kind && import.SharesScope(payload.Scope) && IsDoor(import) == request.IsDoor
            ),
        ];

    // If a stage refuses second scoresheets, one in another file counts as well as one in this file.
    private static void RefuseSecondSheets(RowReader reading, SheetRows sheets, List<ImportRecord> replaced)
    {
        var refusing = reading
            .Edition.Stages.Where(stage => stage.SecondSheet == SecondSheet.Refused)
            .Select(stage => stage.Id)
            .ToHashSet();
        var taken = new Dictionary<string, (string File, int Line)>();
        foreach (var import in reading.Known.Imports.Where(import => import.Kind == ImportKind.Marks).Except(replaced))
        {
            foreach (var sheet in ((SheetRows)reading.Known.PayloadOf(import)).Sheets.Where(sheet => refusing.Contains(sheet.Stage)))
                taken.TryAdd(sheet.Seat, (import.FileName, sheet.FirstLine));
        }
        foreach (var sheet in taken.Count == 0 ? [] : sheets.Sheets)
        {
            if (taken.TryGetValue(sheet.Seat, out var other) && !reading.FaultyAtEnd.Contains(sheet.FirstLine))
                reading.ProblemAtEnd("sheet-exists", sheet.AllLines, "juror", sheet.Juror, other.File, other.Line);
        }
    }

    // A juror never fills a seat twice: a scoresheet that was submitted mark by mark, or abstained from, must be reopened before a file can
    // import one.
    private static void RefuseEnteredSheets(RowReader reading, SheetRows sheets)
    {
        foreach (
            var sheet in sheets.Sheets.Where(sheet =>
                reading.Known.IsEntered(sheet.Stage, sheet.Innovation, sheet.Juror) && !reading.FaultyAtEnd.Contains(sheet.FirstLine)
            )
        )
            reading.ProblemAtEnd("sheet-entered-already", sheet.AllLines, "juror", sheet.Juror, sheet.Innovation);
    }

    /// <summary>True if an import came from a file of that name, ignoring case.</summary>
    public static bool IsNamed(ImportRecord import, string fileName) =>
        import.FileName.Equals(fileName, StringComparison.OrdinalIgnoreCase);
}

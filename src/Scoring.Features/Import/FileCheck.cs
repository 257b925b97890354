using Scoring.Domain.Rules;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Facts.Entries;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Kinds;
using Scoring.Features.Import.Problems;
using Scoring.Features.Import.RegionLists;
using Scoring.Features.Import.RuleTexts;
using Scoring.Features.Import.Storage;
using Scoring.Features.Import.Tables;
using Scoring.Features.Import.Workbooks;
using Scoring.Features.Persistence;
using Scoring.RuleBook;

namespace Scoring.Features.Import;

/// <summary>
/// Reads a file and checks every row against the rules and what is in force. It writes nothing, so files of different editions may be
/// checked in parallel.
/// </summary>
/// <param name="work">The command's connection.</param>
/// <param name="cache">The payloads of imports.</param>
/// <param name="editions">The rules.</param>
/// <param name="stages">Which stages are closed: they accept no more marks from jurors.</param>
/// <param name="meanings">What was said of the headers of earlier files.</param>
internal sealed class FileCheck(UnitOfWork work, PayloadCache cache, EditionCatalog editions, StageStore stages, HeaderMeanings meanings)
{
    private const long NotYetStored = -1;

    /// <summary>What is in force for an edition.</summary>
    public CurrentFacts InForce(string edition) => new(work, cache, edition);

    /// <summary>Reads and checks a file.</summary>
    /// <param name="request">The request.</param>
    /// <param name="known">What is in force for the edition, including the files checked before this one.</param>
    /// <param name="looking">An inspection of the whole file that has already started; null to start it now.</param>
    /// <exception cref="RefusalException">The edition cannot be used, or the import to be replaced is not in force.</exception>
    public async Task<CheckedFile> Check(
        ImportFile request,
        CurrentFacts known,
        Task<(InspectedFile? File, Problem? Problem)>? looking = null
    )
    {
        if (request.Path.Length == 0)
            throw new RefusalException(RefusalKind.Usage, "file-not-named", "");
        var edition = editions.Get(request.Edition);
        var list = ShippedListFor(request, known);
        if (list is not null)
            known = known.After(list.AsImport(NotYetStored), list.Payload!, []);
        var name = Path.GetFileName(request.Path);
        var choices = (request.Choices ?? ReadingChoices.None) with { Remembered = meanings.Of(request.Edition, request.Kind) };
        request = request with { Choices = choices };
        looking ??= Task.Run(() => InspectedFile.Look(request.Path));
        // A file with a new name is read while it is hashed, assuming the usual format; if the assumption turns out wrong, it is read
        // again.
        var isNew = request.Replaces is null && known.Imports.All(import => import.Kind != request.Kind || import.FileName != name);
        var assumed = isNew ? InspectedFile.Peek(request.Path) : null;
        var early = assumed is null ? null : new FileReading(request, edition, assumed, known).Read();
        var (file, fault) = await looking;
        if (file is null)
            return Ended(request, new ImportOutcome(ImportStatus.Refused, null, name, "", 0, 0, [fault!], 1, []));
        // A file that later ones of its name add to says something else than what is in force: importing it again undoes them.
        if (
            known.Imports.FirstOrDefault(import =>
                import.Kind == request.Kind
                && import.Sha256 == file.Sha256
                && import.IsWhole
                && SuccessorRule.IsDoor(import) == request.IsDoor
            )
                is { } same
            && choices.IsAs(ImportStore.ReadAs(work, same))
            && known.Imports.Last(import => import.Kind == request.Kind && SuccessorRule.IsNamed(import, same.FileName)) == same
        )
        {
            return Ended(
                request,
                new ImportOutcome(
                    ImportStatus.Unchanged,
                    same.Id,
                    name,
                    file.Sha256,
                    same.Rows,
                    same.Rows,
                    [],
                    0,
                    [new Problem("notice.unchanged", name, 0, "", "", same.FileName, same.Id)]
                )
            );
        }
        ScoresheetMarker? marker = null;
        ReadableTable? table = null;
        if (file.IsWorkbook)
        {
            (table, marker, var wrong) = ReadWorkbook(request, edition, file, known);
            if (wrong is not null)
                return Ended(request, wrong);
        }
        if (
            request.Replaces is { } named
            && known.Imports.All(import => import.Kind != request.Kind || !SuccessorRule.IsNamed(import, named))
        )
        {
            var names = known.Imports.Where(import => import.Kind == request.Kind).Select(import => import.FileName);
            throw new RefusalException(RefusalKind.Usage, "replaces-unknown", named, Nearest.To(named, names) ?? "");
        }
        var read =
            early is not null && file.ReadsLike(assumed!) ? early : new FileReading(request, edition, file, known).Read(table, marker);
        if (read.Payload is SheetRows sheets)
            ReportClosedStages(read.Problems, edition, sheets);
        return Decide(request with { Choices = choices.With(read.Applied) }, file, read, list);
    }

    // Where nobody imported a list of regions, the one that comes with the program serves; it is stored with the first file that uses it.
    private static CheckedFile? ShippedListFor(ImportFile request, CurrentFacts known) =>
        request.Kind is ImportKind.Regions or ImportKind.Marks || known.Imports.Any(import => import.Kind == ImportKind.Regions)
            ? null
            : ShippedRegions.Of(request.Edition).AsFile(request.Edition);

    private static (ReadableTable? Table, ScoresheetMarker? Marker, ImportOutcome? Wrong) ReadWorkbook(
        ImportFile request,
        Edition edition,
        InspectedFile file,
        CurrentFacts known
    )
    {
        try
        {
            var (table, marker) = new FileReading(request, edition, file, known).Tables.ReadWorkbook(file);
            return (table, marker, null);
        }
        catch (WorkbookException fault)
        {
            return (null, null, fault.Refused(file.Name, file.Sha256));
        }
    }

    // The plenary's agreed marks are imported after the jurors have finished.
    private void ReportClosedStages(ProblemList problems, Edition edition, SheetRows sheets)
    {
        foreach (
            var stage in edition.Stages.Where(stage =>
                sheets.Sheets.Any(sheet => sheet.Stage == stage.Id && sheet.Juror != stage.ConsensusJuror)
            )
        )
        {
            if (stages.Of(edition.Id, stage.Id).IsClosed)
                problems.Add("stage-closed", 0, "stage", stage.Id);
        }
    }

    private static CheckedFile Ended(ImportFile request, ImportOutcome outcome) =>
        new(request, outcome, null, [], false) { Refused = RefusedOf(request, outcome, null) };

    private static RefusedUnits? RefusedOf(ImportFile request, ImportOutcome outcome, IReadOnlySet<string>? ids) =>
        outcome.Status == ImportStatus.Refused && request.Kind is ImportKind.Regions or ImportKind.Submissions or ImportKind.Jurors
            ? new RefusedUnits(outcome.FileName, ids)
            : null;

    private static CheckedFile Decide(ImportFile request, InspectedFile file, FileRead read, CheckedFile? list)
    {
        var (problems, reading, payload, replaced, _) = read;
        var usable =
            problems.Count == 0
            || (
                request.SkipFaulty
                && reading.Rows.Fault == RowFault.None
                && payload is { Rows: > 0 }
                && problems.NoneUpTo(reading.HeaderLine)
            );
        list = usable && reading.Regions is { WasUsed: true } ? list : null;
        var changes = payload is null ? null : Changes(request, reading, payload, replaced);
        if (usable && changes is not null && AsksFirst(request, changes, replaced))
        {
            FactNotices.Ask(problems, changes, replaced);
            usable = false;
        }
        if (usable && payload is not null)
            new RuleColumns(reading.Edition, reading.Known, problems).Read(payload, replaced);
        if (usable && list is not null)
        {
            problems.Notice("notice.regions-shipped", list.Outcome.Rows, list.Outcome.FileName);
            new RuleColumns(reading.Edition, reading.Known, problems).ReportMissing((RegionRows)list.Payload!);
        }
        Notices(request, file, problems, reading, payload, replaced, usable);
        if (usable && changes is not null)
            FactNotices.Report(problems, request, changes, replaced, SuccessorRule.AddedTo(request, reading.Known, payload!));
        var status =
            payload is null || !usable ? ImportStatus.Refused
            : request.DryRun ? ImportStatus.Checked
            : ImportStatus.Stored;
        var outcome = new ImportOutcome(
            status,
            null,
            file.Name,
            file.Sha256,
            reading.RowCount,
            reading.RowCount - reading.FaultyRows,
            problems.InOrder(),
            problems.Count,
            problems.Notices
        )
        {
            Summary =
                status == ImportStatus.Refused
                    ? null
                    : new ImportSummary(
                        changes!.Added,
                        changes.ChangedCount,
                        changes.Same,
                        request.Replacing == Replacing.Add ? 0 : changes.DroppedCount,
                        ImportSummary.WithoutFactsAfter(request.Kind, payload!, reading.Known, replaced)
                    ),
        };
        // A list of regions has no figures: names and codes are real in most folders of made-up ones.
        var isIllustrative =
            reading.IsIllustrative || (request.OfMadeUpFolder && request.Kind != ImportKind.Regions && !reading.SaysStanding);
        return new CheckedFile(request, outcome, payload, usable ? replaced : [], isIllustrative)
        {
            Regions = usable ? list : null,
            Refused = RefusedOf(request, outcome, payload is null || reading.Rows.Fault != RowFault.None ? null : reading.FaultyUnits),
        };
    }

    // The files whose facts the file drops, or corrects if it adds to them; nobody imported the shipped list, so nobody misses any of it.
    private static FactChanges Changes(ImportFile request, RowReader reading, Payload payload, List<ImportRecord> replaced) =>
        payload.Against([
            .. (request.Replacing == Replacing.Add ? SuccessorRule.AddedTo(request, reading.Known, payload) : replaced)
                .Where(import => !ShippedRegions.IsOne(import))
                .Select(reading.Known.PayloadOf),
        ]);

    // A file with half of what it would replace, or less, is rather an addition than its corrected form. Nobody imported the program's list
    // of regions: any list takes its place.
    private static bool AsksFirst(ImportFile request, FactChanges changes, List<ImportRecord> replaced) =>
        request is { Replacing: Replacing.Ask, Replaces: null }
        && changes.DroppedCount > 0
        && changes.KeptCount <= changes.DroppedCount
        && !replaced.TrueForAll(ShippedRegions.IsOne);

    private static void Notices(
        ImportFile request,
        InspectedFile file,
        ProblemList problems,
        RowReader reading,
        Payload? payload,
        List<ImportRecord> replaced,
        bool usable
    )
    {
        if (file.IsWindows1252)
            problems.Notice("notice.windows-1252");
        if (file.IsUtf16)
            problems.Notice("notice.utf-16");
        if (file.Separator == (byte)';')
            problems.Notice("notice.semicolon");
        if (problems.Count > ImportLimits.ProblemsKept)
            problems.Notice("notice.not-listed", problems.Count, ImportLimits.ProblemsKept);
        if (payload is null || !usable)
            return;
        reading.Regions?.Report(problems);
        reading.ByTitle.Report(problems);
        if (payload is SubmissionRows submissions)
            FactNotices.ReportIdsAlike(problems, submissions);
        foreach (var other in replaced)
            problems.Notice("notice.replaces", other.FileName, other.Id);
        if (DroppedUnits.Of(payload, replaced.Select(reading.Known.PayloadOf), reading.Known) is { Count: > 0 } dropped)
            FactNotices.ReportDropped(problems, dropped);
        // What a file adds to a sheet may be all that the sheet lacked.
        if (payload is SheetRows sheets && request.Replacing != Replacing.Add)
            FactNotices.ReportHalfSheets(problems, reading, sheets);
        FactNotices.ReportPeople(problems, reading, payload);
        if (payload is NumberRows numbers)
        {
            if (request.Kind == ImportKind.Results)
                PublishedRanks.Report(problems, reading.Known, numbers);
            else
            {
                FactNotices.ReportZeroDenominators(problems, reading.Edition, numbers);
                FactNotices.ReportNotAboveZero(problems, reading.Edition, numbers);
            }
        }
        if (reading.FaultyRows > 0)
            problems.Notice("notice.skipped", reading.FaultyRows);
    }
}

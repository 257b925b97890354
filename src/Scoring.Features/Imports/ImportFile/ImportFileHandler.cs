using MediatR;
using Scoring.Features.Facts;
using Scoring.Features.Imports.Kinds;
using Scoring.Features.Imports.Payloads;
using Scoring.Features.Imports.Problems;
using Scoring.Features.Imports.Reading;
using Scoring.Features.Persistence;
using Scoring.Features.Pipeline;
using Scoring.Features.Rules;
using Scoring.RuleBook;

namespace Scoring.Features.Imports.ImportFile;

/// <summary>Looks at the file, reads every row against the rules and what is in force, and stores all of it or nothing.</summary>
internal sealed class ImportFileHandler(Session session, PayloadCache cache, EditionsInForce editions, ScoringOptions options, TimeProvider? clock = null)
    : IRequestHandler<ImportFile, ImportOutcome>
{
    /// <inheritdoc/>
    public Task<ImportOutcome> Handle(ImportFile request, CancellationToken cancellationToken) => Task.FromResult(Import(request));

    private ImportOutcome Import(ImportFile request)
    {
        if (request.Path.Length == 0)
            throw new RefusalException(RefusalKind.Usage, "file-not-named", "");
        var edition = editions.Get(request.Edition);
        var name = Path.GetFileName(request.Path);
        var (file, fault) = InspectedFile.Look(request.Path);
        if (file is null)
            return Refuse(new ImportOutcome(ImportStatus.Refused, null, name, "", 0, 0, [fault!], 1, []));
        var known = new FactsInForce(session.Connection, request.Edition, cache);
        if (known.Imports.FirstOrDefault(import => import.Kind == request.Kind && import.Sha256 == file.Sha256 && import.IsWhole) is { } same)
        {
            return new ImportOutcome(ImportStatus.Unchanged, same.Id, name, file.Sha256, same.Rows, same.Rows, [], 0,
                [new Problem("notice.unchanged", name, 0, "", "", same.FileName, same.Id)]);
        }
        if (request.Replaces is { } named && known.Imports.All(import => import.Kind != request.Kind || !SuccessorRule.IsNamed(import, named)))
        {
            var names = known.Imports.Where(import => import.Kind == request.Kind).Select(import => import.FileName);
            throw new RefusalException(RefusalKind.Usage, "replaces-unknown", named, Nearest.To(named, names) ?? "");
        }
        var problems = new ProblemList(name);
        var (reading, payload, replaced) = ReadOnce(request, edition, file, known, problems, new HashSet<int>());
        // Rows that only stand wrong beside others are left out by reading the file again without them, until none is left that does.
        for (var leftOut = new HashSet<int>(); request.SkipFaulty && payload is not null && reading.FaultyAtEnd.Count > 0;)
        {
            leftOut.UnionWith(reading.FaultyAtEnd);
            var again = new ProblemList(name);
            (reading, payload, replaced) = ReadOnce(request, edition, file, known, again, leftOut);
            problems.TakeOver(again, reading.FaultyAtEnd);
        }
        NoteForm(file, problems);
        if (payload is not null && payload.Rows == 0 && problems.Count == 0)
            problems.Add("no-rows", 0, "", "");
        return Decide(request, file, problems, reading, payload, replaced);
    }

    private (KindReading Reading, Payload? Payload, List<ImportRecord> Replaced) ReadOnce(
        ImportFile request, Domain.Rules.Edition edition, InspectedFile file, FactsInForce known, ProblemList problems, IReadOnlySet<int> leftOut)
    {
        using var rows = new CsvRows(file.Open(), file.Separator);
        var reading = new KindReading(rows, edition, known, problems, leftOut);
        var payload = Read(reading, request.Kind);
        return (reading, payload, payload is null ? [] : SuccessorRule.Find(session.Connection, cache, request, file.Name, reading, payload));
    }

    private ImportOutcome Decide(ImportFile request, InspectedFile file, ProblemList problems, KindReading reading, Payload? payload, List<ImportRecord> replaced)
    {
        var usable = problems.Count == 0 || (request.SkipFaulty && reading.Rows.Fault == RowFault.None && payload is { Rows: > 0 } && problems.NoneUpTo(reading.HeaderLine));
        var outcome = new ImportOutcome(ImportStatus.Refused, null, file.Name, file.Sha256, reading.RowCount,
            reading.RowCount - reading.FaultyRows, problems.InOrder(), problems.Count, problems.Notices);
        if (problems.Count > ImportLimits.ProblemsKept)
            problems.Notice("notice.not-listed", problems.Count, ImportLimits.ProblemsKept);
        if (payload is null || !usable)
        {
            // The rows that are right are stored all the same where a whole folder is being checked: files that name them are then
            // checked against them, and everything is taken back at its end.
            if (payload is not null && session.IsJoined && !request.DryRun)
                Store(request, file, reading, payload, []);
            return Refuse(outcome);
        }
        foreach (var other in replaced)
            problems.Notice("notice.replaces", other.FileName, other.Id);
        if (DroppedUnits.Of(payload, replaced.Select(other => cache.Of(session.Connection, other)), reading.Known) is { Count: > 0 } dropped)
            problems.Notice("notice.units-dropped", dropped.Count, dropped[0]);
        if (reading.FaultyRows > 0)
            problems.Notice("notice.skipped", reading.FaultyRows);
        if (request.DryRun)
            return outcome with { Status = ImportStatus.Checked };
        var id = Store(request, file, reading, payload, replaced);
        return outcome with { Status = ImportStatus.Stored, ImportId = id };
    }

    private ImportOutcome Refuse(ImportOutcome outcome)
    {
        session.GiveUp();
        return outcome;
    }

    private static void NoteForm(InspectedFile file, ProblemList problems)
    {
        if (file.IsWindows1252)
            problems.Notice("notice.windows-1252");
        if (file.Separator == (byte)';')
            problems.Notice("notice.semicolon");
    }

    private static Payload? Read(KindReading reading, ImportKind kind) => kind switch
    {
        ImportKind.Regions => ReadRegions.Read(reading),
        ImportKind.Submissions => ReadSubmissions.Read(reading),
        ImportKind.Indicators => ReadIndicators.Read(reading),
        ImportKind.Measures => ReadNumbers.ReadMeasures(reading),
        ImportKind.Results => ReadNumbers.ReadResults(reading),
        ImportKind.Marks => ReadMarks.Read(reading),
        _ => ReadPeople.Read(reading, kind),
    };

    private long Store(ImportFile request, InspectedFile file, KindReading reading, Payload payload, List<ImportRecord> replaced)
    {
        foreach (var other in replaced)
        {
            using var retire = new RawStatement(session.Connection, "UPDATE imports SET in_force = 0 WHERE import_id = ?");
            retire.Bind(1, other.Id).Run();
        }
        using (var insert = new RawStatement(session.Connection, """
            INSERT INTO imports (edition, kind, scope, file_name, sha256, row_count, accepted, layout, imported_at, imported_by, replaces, illustrative, in_force)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
            """))
        {
            insert.Bind(1, request.Edition).Bind(2, request.Kind.ToString()).Bind(3, string.Join('\n', payload.Scope)).Bind(4, file.Name)
                .Bind(5, file.Sha256).Bind(6, reading.RowCount).Bind(7, reading.RowCount - reading.FaultyRows).Bind(8, string.Join('\n', payload.Layout))
                .Bind(9, (clock ?? TimeProvider.System).GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture))
                .Bind(10, options.Actor);
            if (replaced.Count > 0)
                insert.Bind(11, replaced[0].Id);
            else
                insert.Bind(11, (string?)null);
            insert.Bind(12, reading.IsIllustrative ? 1 : 0).Run();
        }
        using var last = new RawStatement(session.Connection, "SELECT last_insert_rowid()");
        last.Next();
        var id = last.Integer(0);
        payload.Store(session.Connection, id);
        cache.Keep(id, payload);
        session.Undo(() => cache.Forget(id));
        return id;
    }
}

using MediatR;
using Scoring.Domain.Ranking;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import;
using Scoring.Features.Persistence;
using Scoring.Features.Ranking.Formats;

namespace Scoring.Features.Ranking.Folders;

/// <summary>Imports, scores and ranks a whole folder with <c>inputs.yaml</c>.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="OutputFolder">Where to write one CSV per ranking; null writes none.</param>
/// <param name="Language">Language of the notes in the CSV: "id" or "en".</param>
/// <param name="Progress">Receives the name of the current step and the completed part of the whole, 0 to 1; or null.</param>
[Allow(Access.Secretariat)]
public sealed record RunFolder(string Folder, string? OutputFolder, string Language, Action<string, double>? Progress = null)
    : IRequest<FolderRun>,
        IWrites,
        INamesEditions
{
    /// <inheritdoc/>
    IReadOnlyList<string> INamesEditions.Editions() => [.. InputsFile.Read(Folder).Editions.Select(entry => entry.Edition).Distinct()];
}

/// <summary>The outcome of running a folder.</summary>
/// <param name="Imports">Each file, in the order of the inputs.</param>
/// <param name="Runs">Each edition's run; empty if a file was refused.</param>
/// <param name="Files">The files written.</param>
public sealed record FolderRun(IReadOnlyList<ImportOutcome> Imports, IReadOnlyList<RankingRun> Runs, IReadOnlyList<string> Files)
{
    /// <summary>
    /// Editions that the folder calls illustrative although nothing marks their rankings: their files have a column <c>standing</c> that
    /// says nothing of it, or were imported before without that mark.
    /// </summary>
    public IReadOnlyList<string> Unmarked { get; init; } = [];

    /// <summary>True if no file was refused.</summary>
    public bool Accepted => Imports.All(import => import.Status != ImportStatus.Refused);
}

/// <summary>Imports, scores and ranks a whole folder in one transaction: everything is stored, or nothing.</summary>
internal sealed class RunFolderHandler(
    RankingRecorder recorder,
    UnitOfWork work,
    EditionCatalog editions,
    FolderReader reading,
    ImportStore store,
    ReadAhead readAhead
) : IRequestHandler<RunFolder, FolderRun>
{
    /// <summary>The bytes of a file's facts from which memory is released at once: some millions of rows.</summary>
    private const long LargeWeight = 8L << 20;

    /// <inheritdoc/>
    public async Task<FolderRun> Handle(RunFolder request, CancellationToken cancellationToken)
    {
        var inputs = InputsFile.Read(request.Folder);
        foreach (var (edition, _) in inputs.Editions)
            editions.Get(edition);
        var steps = inputs.Editions.Sum(edition => edition.Files.Count + 1);
        var weights = new Dictionary<string, long>(StringComparer.Ordinal);
        var early = new Dictionary<string, ComputedRun>(StringComparer.Ordinal);
        var imports = await Import(request, inputs, steps, weights, early, cancellationToken);
        if (imports.Any(import => import.Status == ImportStatus.Refused))
        {
            work.Abandon();
            return new FolderRun(imports, [], []);
        }
        var runs = new List<RankingRun>();
        var written = new List<Task<string>>();
        await foreach (var edition in InTurn(inputs))
        {
            // What the previous edition left behind; after the last one the process ends.
            GiveBack(runs.Count == 0 ? 0 : weights.GetValueOrDefault(runs[^1].Edition));
            request.Progress?.Invoke(edition, (double)(imports.Count + runs.Count) / steps);
            cancellationToken.ThrowIfCancellationRequested();
            // A ranking is written while it is stored, and the next one computed.
            Action<RankingResult>? ranked = request.OutputFolder is not { } folder
                ? null
                : ranking => written.Add(Task.Run(() => Write(edition, ranking, folder, request.Language), cancellationToken));
            if (!early.Remove(edition, out var computed))
                computed = recorder.Compute(edition, ranked: ranked);
            else if (ranked is not null)
                computed.Run.Rankings.ToList().ForEach(ranked);
            runs.Add(recorder.Keep(computed));
        }
        request.Progress?.Invoke("", 1);
        return new FolderRun(imports, runs, await Task.WhenAll(written))
        {
            Unmarked = inputs.Illustrative ? [.. runs.Where(run => !run.IsIllustrative).Select(run => run.Edition)] : [],
        };
    }

    // The editions one after the other. If an edition has no files in the folder, so that its facts are all in the database, they are read
    // while the previous one is ranked.
    private async IAsyncEnumerable<string> InTurn(InputsFile inputs)
    {
        var brought = inputs
            .Editions.Where(entry => entry.Files.Count > 0)
            .Select(entry => entry.Edition)
            .ToHashSet(StringComparer.Ordinal);
        var editions = inputs.Editions.Select(entry => entry.Edition).Distinct().ToList();
        var ahead = Task.CompletedTask;
        try
        {
            for (var i = 0; i < editions.Count; i++)
            {
                await ahead;
                ahead = i + 1 < editions.Count && !brought.Contains(editions[i + 1]) ? readAhead.Of(editions[i + 1]) : Task.CompletedTask;
                yield return editions[i];
            }
        }
        finally
        {
            // However the ranking ended, the read-ahead must not go on in a database that is about to be closed.
            await Task.WhenAny(ahead);
        }
    }

    private async Task<List<ImportOutcome>> Import(
        RunFolder request,
        InputsFile inputs,
        int steps,
        Dictionary<string, long> weights,
        Dictionary<string, ComputedRun> early,
        CancellationToken cancellationToken
    )
    {
        var imports = new List<ImportOutcome>();
        var refused = false;
        var left = inputs.Editions.SelectMany(entry => entry.Files.Select(_ => entry.Edition)).CountBy(edition => edition).ToDictionary();
        await foreach (var (file, id) in reading.Read(inputs, cancellationToken))
        {
            request.Progress?.Invoke($"{file.Request.Edition} {file.Outcome.FileName}", (double)imports.Count / steps);
            refused |= file.Outcome.Status == ImportStatus.Refused;
            var stored = file.Outcome.Status == ImportStatus.Stored;
            if (stored && !refused)
                store.Store(file, id);
            GiveBack(file.Payload?.Weight ?? 0);
            weights[file.Request.Edition] = weights.GetValueOrDefault(file.Request.Edition) + (file.Payload?.Weight ?? 0);
            imports.Add(stored ? file.Outcome with { ImportId = id } : file.Outcome);
            if (
                --left[file.Request.Edition] == 0
                && !refused
                && weights[file.Request.Edition] < LargeWeight
                && left.Values.Any(more => more > 0)
            )
                RankEarly(file.Request.Edition, left, early);
        }
        return imports;
    }

    // An edition is ranked while the files of the next one are read, once its own are stored and those of the editions that it carries over
    // from: otherwise all but one processor would wait for the rankings. Millions of rows are not: they would be in memory beside the next.
    private void RankEarly(string edition, Dictionary<string, int> left, Dictionary<string, ComputedRun> early)
    {
        try
        {
            if (!Needed(edition, []).Any(needed => left.GetValueOrDefault(needed) > 0))
                early[edition] = recorder.Compute(edition);
        }
        catch (RefusalException)
        {
            // A problem in a later file is more to the point; without one this is refused again when the edition's turn comes.
        }
    }

    private HashSet<string> Needed(string edition, HashSet<string> seen)
    {
        foreach (var carried in editions.Get(edition).CarriesOverFrom.Where(seen.Add))
            Needed(carried, seen);
        return seen;
    }

    // Many national years in one run must need no more memory than two: memory for a large file is released before the next one takes its
    // own.
    private static void GiveBack(long weight)
    {
        if (weight >= LargeWeight)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private static string Write(string edition, RankingResult ranking, string folder, string language)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{edition.Replace('/', '-')}-{ranking.Rule.Id}.csv");
        using var writer = new StreamWriter(file, append: false, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        RankingCsv.Write(writer, [ranking], language);
        return file;
    }
}

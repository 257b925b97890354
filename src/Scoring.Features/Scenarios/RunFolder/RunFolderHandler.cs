using Scoring.Features.Imports.ImportFile;
using Scoring.Features.Persistence;
using Scoring.Features.Pipeline;
using Scoring.Features.Rankings.Formats;
using Scoring.Features.Rankings.RankEdition;
using Scoring.Features.Rules;

namespace Scoring.Features.Scenarios.RunFolder;

/// <summary>Imports, scores and ranks a whole folder in one transaction: everything is kept, or nothing.</summary>
internal sealed class RunFolderHandler(ISender mediator, Session session, EditionsInForce editions, FolderReading reading, ImportStore store)
    : IRequestHandler<RunFolder, FolderRun>
{
    /// <inheritdoc/>
    public async Task<FolderRun> Handle(RunFolder request, CancellationToken cancellationToken)
    {
        var inputs = Inputs.Read(request.Folder);
        foreach (var (edition, _) in inputs.Editions)
            editions.Get(edition);
        var steps = inputs.Editions.Sum(edition => edition.Files.Count + 1);
        var imports = await Import(request, inputs, steps, cancellationToken);
        if (imports.Any(import => import.Status == ImportStatus.Refused))
        {
            session.GiveUp();
            return new FolderRun(imports, [], []);
        }
        var runs = new List<RankingRun>();
        var written = new List<Task<List<string>>>();
        foreach (var edition in inputs.Editions.Select(entry => entry.Edition).Distinct())
        {
            request.Progress?.Invoke(edition, (double)(imports.Count + runs.Count) / steps);
            var run = await mediator.Send(new RankEdition(edition), cancellationToken);
            runs.Add(run);
            // The files of one edition are written while the next is ranked.
            if (request.OutputFolder is { } output)
                written.Add(Task.Run(() => Write(run, output, request.Language), cancellationToken));
        }
        request.Progress?.Invoke("", 1);
        return new FolderRun(imports, runs, [.. (await Task.WhenAll(written)).SelectMany(files => files)]);
    }

    private async Task<List<ImportOutcome>> Import(RunFolder request, Inputs inputs, int steps, CancellationToken cancellationToken)
    {
        var imports = new List<ImportOutcome>();
        var refused = false;
        await foreach (var (file, id) in reading.Read(inputs, cancellationToken))
        {
            request.Progress?.Invoke($"{file.Request.Edition} {file.Outcome.FileName}", (double)imports.Count / steps);
            refused |= file.Outcome.Status == ImportStatus.Refused;
            var stored = file.Outcome.Status == ImportStatus.Stored;
            if (stored && !refused)
                store.Store(file, id);
            imports.Add(stored ? file.Outcome with { ImportId = id } : file.Outcome);
        }
        return imports;
    }

    private static List<string> Write(RankingRun run, string folder, string language)
    {
        Directory.CreateDirectory(folder);
        var files = new List<string>();
        foreach (var ranking in run.Rankings)
        {
            var file = Path.Combine(folder, $"{run.Edition.Replace('/', '-')}-{ranking.Rule.Id}.csv");
            using var writer = new StreamWriter(file, append: false, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            RankingCsv.Write(writer, [ranking], language);
            files.Add(file);
        }
        return files;
    }
}

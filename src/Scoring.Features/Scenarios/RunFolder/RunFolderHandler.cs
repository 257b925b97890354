using MediatR;
using Scoring.Features.Imports.ImportFile;
using Scoring.Features.Persistence;
using Scoring.Features.Rankings.Formats;
using Scoring.Features.Rankings.RankEdition;

namespace Scoring.Features.Scenarios.RunFolder;

/// <summary>Imports, scores and ranks a whole folder in one transaction: everything is kept, or nothing.</summary>
internal sealed class RunFolderHandler(IMediator mediator, Session session) : IRequestHandler<RunFolder, FolderRun>
{
    /// <inheritdoc/>
    public async Task<FolderRun> Handle(RunFolder request, CancellationToken cancellationToken)
    {
        var inputs = Inputs.Read(request.Folder);
        var steps = inputs.Editions.Sum(edition => edition.Files.Count + 1);
        var done = 0;
        var imports = new List<ImportOutcome>();
        foreach (var (edition, files) in inputs.Editions)
        {
            foreach (var (kind, path) in files)
            {
                cancellationToken.ThrowIfCancellationRequested();
                request.Progress?.Invoke($"{edition} {Path.GetFileName(path)}", (double)done++ / steps);
                imports.Add(await mediator.Send(new ImportFile(kind, path, edition), cancellationToken));
            }
        }
        if (imports.Any(import => import.Status == ImportStatus.Refused))
        {
            session.GiveUp();
            return new FolderRun(imports, [], []);
        }
        var runs = new List<RankingRun>();
        foreach (var (edition, _) in inputs.Editions)
        {
            request.Progress?.Invoke(edition, (double)done++ / steps);
            runs.Add(await mediator.Send(new RankEdition(edition), cancellationToken));
        }
        request.Progress?.Invoke("", 1);
        return new FolderRun(imports, runs, request.OutputFolder is { } output ? Write(runs, output, request.Language) : []);
    }

    private static List<string> Write(IReadOnlyList<RankingRun> runs, string folder, string language)
    {
        Directory.CreateDirectory(folder);
        var files = new List<string>();
        foreach (var run in runs)
        {
            foreach (var ranking in run.Rankings)
            {
                var file = Path.Combine(folder, $"{run.Edition.Replace('/', '-')}-{ranking.Rule.Id}.csv");
                using var writer = new StreamWriter(file, append: false, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                RankingCsv.Write(writer, [ranking], language);
                files.Add(file);
            }
        }
        return files;
    }
}

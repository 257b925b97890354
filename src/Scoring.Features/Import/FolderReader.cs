using System.Threading.Channels;
using Scoring.Features.Core;
using Scoring.Features.Facts;
using Scoring.Features.Import.Csv;
using Scoring.Features.Import.Problems;

namespace Scoring.Features.Import;

/// <summary>
/// Checks the files of a folder, editions in parallel and the files of an edition in sequence, and returns them in the order of the inputs.
/// The valid rows of a refused file are known to later files, so that every problem is reported at once.
/// </summary>
/// <param name="check">Checks a file.</param>
/// <param name="store">Caches the payloads.</param>
internal sealed class FolderReader(FileCheck check, ImportStore store)
{
    /// <summary>The checked files with their future ids, in the order of the inputs.</summary>
    /// <param name="inputs">The editions with their files.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<(CheckedFile File, long Id)> Read(
        InputsFile inputs,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var readings = new List<(ChannelReader<(CheckedFile, long)> Ready, Action Begin)>();
        var tasks = new List<Task>();
        var states = inputs
            .Editions.Select(entry => entry.Edition)
            .Distinct()
            .ToDictionary(edition => edition, edition => Task.FromResult(check.InForce(edition)));
        var id = store.NextId();
        foreach (var (edition, files) in inputs.Editions)
        {
            var channel = Channel.CreateUnbounded<(CheckedFile, long)>();
            var first = id;
            readings.Add((channel.Reader, Begin));
            id += files.Count + ShippedList(files);

            void Begin()
            {
                var before = states[edition];
                var task = Task.Run(() => ReadEdition(edition, files, before, first, channel.Writer, ended.Token), CancellationToken.None);
                if (inputs.Editions.Count(entry => entry.Edition == edition) > 1)
                    states[edition] = task;
                // Only its completion is awaited: a nation's facts are released as soon as they are stored.
                tasks.Add(
                    task.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)
                );
            }
        }
        try
        {
            var begun = 0;
            for (var i = 0; i < readings.Count; i++)
            {
                // Reading stays only slightly ahead of storing: if it were faster, all of a nation's years would be in memory.
                for (; begun < readings.Count && begun < i + Environment.ProcessorCount; begun++)
                    readings[begun].Begin();
                await foreach (var file in readings[i].Ready.ReadAllAsync(cancellationToken))
                    yield return file;
            }
        }
        finally
        {
            // However the reading ended, nothing may use a connection that is about to be closed.
            await ended.CancelAsync();
            await Task.WhenAll(tasks);
        }
    }

    // An edition without a list of its own may need an id for that of the program.
    private static int ShippedList(IReadOnlyList<FileToImport> files) => files.Any(file => file.Kind == ImportKind.Regions) ? 0 : 1;

    private async Task<CurrentFacts> ReadEdition(
        string edition,
        IReadOnlyList<FileToImport> files,
        Task<CurrentFacts> before,
        long firstId,
        ChannelWriter<(CheckedFile, long)> ready,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var known = await before;
            // The files are hashed in sequence, ahead of the reading if there is a processor for it.
            var looks = new List<Task<(InspectedFile?, Problem?)>>();
            foreach (var path in files.Select(file => file.Path))
            {
                var last = looks.Count == 0 ? Task.CompletedTask : looks[^1];
                looks.Add(
                    last.ContinueWith(_ => InspectedFile.Look(path), cancellationToken, TaskContinuationOptions.None, TaskScheduler.Default)
                );
            }
            for (var i = 0; i < files.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var file = await check.Check(
                    new ImportFile(files[i].Kind, files[i].Path, edition, Choices: files[i].Choices, Replacing: files[i].Replacing)
                    {
                        OfMadeUpFolder = files[i].OfMadeUpFolder,
                    },
                    known,
                    looks[i]
                );
                if (file.Regions is { } regions)
                {
                    file = file with { RegionsId = firstId + files.Count };
                    known = known.After(regions.AsImport(file.RegionsId), regions.Payload!, []);
                }
                if (file.Payload is not null)
                {
                    store.Remember(file, firstId + i);
                    known = known.After(file.AsImport(firstId + i), file.Payload, file.Replaced);
                }
                if (file.Refused is { } refused)
                    known = known.After(files[i].Kind, refused);
                await ready.WriteAsync((file, firstId + i), cancellationToken);
            }
            ready.Complete();
            return known;
        }
        catch (Exception fault)
        {
            ready.Complete(fault);
            throw;
        }
    }
}

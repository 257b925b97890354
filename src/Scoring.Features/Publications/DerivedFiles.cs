using System.IO.Compression;
using System.Text.Json;
using Scoring.Domain.Steps;
using Scoring.Features.Ranking;

namespace Scoring.Features.Publications;

/// <summary>
/// The files of a publication that follow from its facts and rules: results, rankings and explanations. They are written once when it is
/// published, and once more by everybody who verifies it.
/// </summary>
internal static class DerivedFiles
{
    private const string Packed = ".gz";
    private static readonly string[] Folders = [PublicationFolder.Results, PublicationFolder.Explanations];

    /// <summary>Writes them into a folder that has none of them.</summary>
    /// <param name="run">The run, with the id and the version of the program that were published.</param>
    /// <param name="evaluation">The rules applied to the facts of the copy.</param>
    /// <param name="folder">The publication's folder.</param>
    /// <param name="explainsByRanking">True for explanations as publications of format 3 and before have them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static void Write(
        RankingRun run,
        Evaluation evaluation,
        string folder,
        bool explainsByRanking,
        CancellationToken cancellationToken
    )
    {
        ResultFiles.Write(run, Path.Combine(folder, PublicationFolder.Results));
        var explanations = Path.Combine(folder, PublicationFolder.Explanations);
        if (explainsByRanking)
            ExplanationFiles.WriteByRanking(evaluation, run.IsIllustrative, explanations, cancellationToken);
        else
            ExplanationFiles.Write(evaluation, run.IsIllustrative, explanations, cancellationToken);
    }

    /// <summary>
    /// The files that are not what the facts give, each as "file:line" of the first difference; of a packed file, what is packed is
    /// compared, because other libraries pack the same text otherwise.
    /// </summary>
    /// <param name="expected">The folder they were written into again.</param>
    /// <param name="folder">The publication's folder; a missing file is left to another check.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static IEnumerable<(string File, string Place)> Differences(string expected, string folder, CancellationToken cancellationToken)
    {
        var names = Names(expected).ToHashSet(StringComparer.Ordinal);
        foreach (var name in Names(folder).Except(names, StringComparer.Ordinal).Order(StringComparer.Ordinal))
            yield return (name, name);
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = Path.Combine(folder, name);
            if (!File.Exists(path))
                yield return (name, name);
            else if (FirstDifferentLine(Path.Combine(expected, name), path) is { } line)
                yield return (name, $"{name}:{line}");
        }
    }

    /// <summary>The run's id that rankings.json names, which the facts do not know; 0 if it names none.</summary>
    public static long RunIn(string folder)
    {
        var path = Path.Combine(folder, PublicationFolder.Results, ResultFiles.All);
        if (!File.Exists(path))
            return 0;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("run", out var run)
                && run.ValueKind == JsonValueKind.Number
                && run.TryGetInt64(out var id)
                ? id
                : 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    private static IEnumerable<string> Names(string folder) =>
        Folders
            .Select(name => Path.Combine(folder, name))
            .Where(Directory.Exists)
            .SelectMany(path => Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Concat(File.Exists(Path.Combine(folder, PublicationFolder.RulesAsRead)) ? [PublicationFolder.RulesAsRead] : []);

    private static long? FirstDifferentLine(string expected, string path)
    {
        using var left = Open(expected);
        using var right = Open(path);
        for (long line = 1; ; )
        {
            int one,
                other;
            try
            {
                (one, other) = (left.ReadByte(), right.ReadByte());
            }
            catch (InvalidDataException)
            {
                return line;
            }
            if (one != other)
                return line;
            if (one < 0)
                return null;
            if (one == '\n')
                line++;
        }
    }

    private static BufferedStream Open(string path)
    {
        var file = File.OpenRead(path);
        return new BufferedStream(
            path.EndsWith(Packed, StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file,
            1 << 16
        );
    }
}

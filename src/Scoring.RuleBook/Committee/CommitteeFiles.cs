using Scoring.RuleBook.Faults;
using Scoring.RuleBook.Sources;

namespace Scoring.RuleBook.Committee;

/// <summary>
/// The committee's files of a rules folder: those in its folder <c>committee</c>, and the file or folder that the caller names.
/// </summary>
internal sealed class CommitteeFiles
{
    /// <summary>The folder in the rules folder.</summary>
    public const string FolderName = "committee";

    private readonly Dictionary<string, List<CommitteeFile>> _byEdition = new(StringComparer.Ordinal);

    /// <summary>Reads the files; having none is not a fault.</summary>
    /// <param name="rulesFolder">The rules folder.</param>
    /// <param name="named">A file or a folder elsewhere, or null.</param>
    /// <param name="kept">A folder like the rules folder with what a database keeps, or null.</param>
    /// <param name="sources">The sources, whose ids a decree may not reuse.</param>
    /// <param name="editions">The editions of the rules folder.</param>
    public CommitteeFiles(string rulesFolder, string? named, string? kept, SourceList sources, IReadOnlyList<string> editions)
    {
        var homeless = new List<RuleFault>();
        foreach (
            var path in In(Path.Combine(rulesFolder, FolderName))
                .Concat(kept is null ? [] : In(Path.Combine(kept, FolderName)))
                .Concat(named is null ? [] : In(named, mustBe: true))
                .DistinctBy(Path.GetFullPath)
        )
        {
            var file = CommitteeFile.Read(
                path,
                NameOf(path, kept is not null && path.StartsWith(kept, StringComparison.Ordinal) ? kept : rulesFolder),
                sources
            );
            if (file.Fills is { } edition && editions.Contains(edition, StringComparer.Ordinal))
                (_byEdition.TryGetValue(edition, out var list) ? list : _byEdition[edition] = []).Add(file);
            else
            {
                homeless.AddRange(file.Faults);
                if (file.Fills is { } unknown)
                    new FileFaults(file.Name, homeless).AddNear(FaultCodes.EditionUnknown, file.FillsLine, unknown, editions);
            }
        }
        Homeless = homeless;
    }

    /// <summary>Faults in files that cannot be assigned to an edition: a reason not to score any.</summary>
    public IReadOnlyList<RuleFault> Homeless { get; }

    /// <summary>
    /// The files that fill an edition. Illustrative ones, which come with a sample, count only where no committee has a file.
    /// </summary>
    public IReadOnlyList<CommitteeFile> Of(string edition)
    {
        var all = _byEdition.GetValueOrDefault(edition, []);
        return all.TrueForAll(file => file.IsIllustrative) ? all : [.. all.Where(file => !file.IsIllustrative)];
    }

    private static IEnumerable<string> In(string path, bool mustBe = false) =>
        Directory.Exists(path) ? Directory.GetFiles(path, "*.yaml").Order(StringComparer.Ordinal)
        : mustBe || File.Exists(path) ? [path]
        : [];

    private static string NameOf(string path, string rulesFolder)
    {
        var relative = Path.GetRelativePath(rulesFolder, path);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative)
            ? Path.GetFullPath(path)
            : relative.Replace('\\', '/');
    }
}

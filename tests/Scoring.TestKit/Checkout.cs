using Scoring.RuleBook;

namespace Scoring.TestKit;

/// <summary>Where the checkout that is being tested lies.</summary>
public static class Checkout
{
    /// <summary>The repository's folder: the nearest one upwards that holds the solution.</summary>
    public static string Root { get; } =
        Upwards(AppContext.BaseDirectory).First(folder => File.Exists(Path.Combine(folder, "Scoring.sln")));

    /// <summary>The shipped rules.</summary>
    public static string Rules { get; } = Path.Combine(Root, "scoring-rules");

    /// <summary>The shipped rules as they are read; each edition is read once in a process, when a test first asks for it.</summary>
    public static RuleFolder RuleFolder { get; } = new(Rules);

    /// <summary>A folder of sample-data, or a file in it.</summary>
    public static string Sample(params string[] path) => Path.Combine([Root, "sample-data", .. path]);

    /// <summary>The folders of sample-data that have inputs, by name.</summary>
    public static IEnumerable<string> Scenarios =>
        Directory
            .EnumerateDirectories(Sample())
            .Where(folder => File.Exists(Path.Combine(folder, "inputs.yaml")))
            .Select(folder => Path.GetFileName(folder))
            .Order(StringComparer.Ordinal);

    /// <summary>
    /// A file of the folder <c>shared</c> that may lie next to the checkout or next to one of its parent folders; null if there is
    /// none.
    /// </summary>
    public static string? Shared(params string[] path) =>
        Upwards(Root).Skip(1).Select(folder => Path.Combine([folder, "shared", .. path])).FirstOrDefault(File.Exists);

    /// <summary>The files of a folder of the checkout whose names match, without those that a build wrote.</summary>
    public static IEnumerable<string> Sources(string pattern, params string[] folder) =>
        Directory
            .EnumerateFiles(Path.Combine([Root, .. folder]), pattern, SearchOption.AllDirectories)
            .Where(file => !file[Root.Length..].Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));

    private static IEnumerable<string> Upwards(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            yield return at.FullName;
    }
}

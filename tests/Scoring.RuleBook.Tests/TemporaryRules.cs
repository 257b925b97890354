namespace Scoring.RuleBook.Tests;

/// <summary>A copy of a rules folder that a test may break.</summary>
public sealed class TemporaryRules : IDisposable
{
    public TemporaryRules(string from)
    {
        Path = TemporaryFolder.New();
        Copies.Folder(from, Path);
    }

    public string Path { get; }

    public string PathOf(string file) => System.IO.Path.Combine(Path, file);

    public void Change(string file, string from, string to) =>
        File.WriteAllText(PathOf(file), File.ReadAllText(PathOf(file)).Replace(from, to, StringComparison.Ordinal));

    public void Dispose() => Directory.Delete(Path, true);
}

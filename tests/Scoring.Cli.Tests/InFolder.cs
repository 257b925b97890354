namespace Scoring.Cli.Tests;

/// <summary>Tests that run the program in a folder: each in its own, or all of a fixture in one.</summary>
public abstract class InFolder
{
    /// <summary>The folder, empty at first.</summary>
    protected string Folder { get; private protected set; } = "";

    /// <summary>Runs the program in the folder.</summary>
    private protected Answer RunHere(params string[] args) => ScoringProgram.RunIn(Folder, new Dictionary<string, string>(), args);

    /// <summary>Runs the program in the folder; it has to end with that code.</summary>
    private protected Answer Run(int exitCode, params string[] args)
    {
        var answer = RunHere(args);
        answer.ExitCode.ShouldBe(exitCode, string.Join(' ', args) + "\n" + answer.Error);
        return answer;
    }

    /// <summary>Writes a file of the folder; its path.</summary>
    protected string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}

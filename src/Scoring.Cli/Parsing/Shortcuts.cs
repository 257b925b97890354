namespace Scoring.Cli.Parsing;

/// <summary>What people of other command lines write, in the words of this one.</summary>
internal static class Shortcuts
{
    /// <summary>
    /// <c>help VERB</c> is <c>VERB --help</c>; <c>version</c>, <c>-V</c> and <c>VERB --version</c> are <c>--version</c>. A value never
    /// begins with two hyphens, so the last cannot be one.
    /// </summary>
    public static IReadOnlyList<string> Read(IReadOnlyList<string> args) =>
        (string[])[.. args] switch
        {
            ["help", .. var verb] => [.. verb, "--help"],
            ["version" or "-V", ..] => ["--version"],
            var words when words.Any(word => word is "--version" or "-V") && !words.Contains("--help") => ["--version"],
            var asWritten => asWritten,
        };
}

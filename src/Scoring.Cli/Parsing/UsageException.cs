namespace Scoring.Cli.Parsing;

/// <summary>The command line is put wrongly; exit code 2.</summary>
/// <param name="key">The key of the sentence in the command line's texts.</param>
/// <param name="arguments">What the sentence names.</param>
internal sealed class UsageException(string key, params object[] arguments) : Exception
{
    public string Key => key;

    public object[] Arguments => arguments;

    public override string Message => $"{key}: {string.Join(", ", arguments)}";
}

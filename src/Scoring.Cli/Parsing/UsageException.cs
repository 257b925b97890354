namespace Scoring.Cli.Parsing;

/// <summary>The command line is wrong; exit code 2.</summary>
/// <param name="key">The key of the sentence in the command line's texts.</param>
/// <param name="arguments">The values for the sentence's placeholders.</param>
internal sealed class UsageException(string key, params object[] arguments) : Exception
{
    public string Key => key;

    public object[] Arguments => arguments;

    public override string Message => $"{key}: {string.Join(", ", arguments)}";
}

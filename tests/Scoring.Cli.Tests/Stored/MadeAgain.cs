using System.Collections.Concurrent;

namespace Scoring.Cli.Tests.Stored;

/// <summary>The databases that today's program makes by the commands of golden copies, each made once for all tests that read it.</summary>
[SetUpFixture]
public sealed class MadeAgain
{
    /// <summary>The database, beside that of the golden copy.</summary>
    public const string Database = "again.db";

    private static readonly ConcurrentDictionary<string, Lazy<StoredCopy>> Made = new();

    /// <summary>The folder of a golden copy with the database made again.</summary>
    internal static StoredCopy By(string name) => Made.GetOrAdd(name, one => new(() => Make(one))).Value;

    [OneTimeTearDown]
    public void Remove()
    {
        foreach (var copy in Made.Values.Where(copy => copy.IsValueCreated))
            copy.Value.Dispose();
    }

    private static StoredCopy Make(string name)
    {
        var copy = new StoredCopy(name);
        foreach (var command in copy.Commands)
            copy.Does(command.Replace("--bundle ", "--bundle again-", StringComparison.Ordinal) + " --quiet", Database);
        Copies.Settled(copy.At(Database));
        return copy;
    }
}

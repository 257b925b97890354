using Scoring.Features.Persistence;

namespace Scoring.Features.Import.Storage;

/// <summary>The checked contents of a file, in memory: identical whether just read or loaded from the database.</summary>
internal abstract class Payload
{
    /// <summary>The number of accepted rows.</summary>
    public abstract int Rows { get; }

    /// <summary>Its approximate size in memory, in bytes.</summary>
    public virtual long Weight => 200L * Rows;

    /// <summary>
    /// What the payload covers, one word each: a level, stages with jurors. Files of one kind and name with different scopes coexist.
    /// </summary>
    public virtual IReadOnlyCollection<string> Scope => [];

    /// <summary>The names of packed columns, in their order.</summary>
    public virtual IReadOnlyList<string> Layout => [];

    /// <summary>Writes the payload under an import's id; the caller holds the transaction.</summary>
    public abstract void Store(Db db, long importId);

    /// <summary>
    /// The facts that this payload and another of the same kind share: how many of the other's facts, and the rows of this one.
    /// </summary>
    public abstract Overlap With(Payload other);

    /// <summary>The facts one by one.</summary>
    protected abstract IEnumerable<Fact> Facts();

    /// <summary>What this payload changes of others of the same kind, oldest first.</summary>
    public virtual FactChanges Against(IReadOnlyList<Payload> others) =>
        others.Count == 0
            ? new FactChanges(Rows, new Dictionary<string, int>(), 0, new Dictionary<string, int>())
            : FactChanges.Of(Facts(), others.SelectMany(other => other.Facts()));

    /// <summary>All lines of the fact that starts at the given line: one for a fact on its own row, several for a scoresheet.</summary>
    public virtual IReadOnlyCollection<int> LinesOf(int line) => [line];
}

/// <summary>The facts that two payloads share.</summary>
/// <param name="Rows">The lines in this payload and the other of each shared fact, with its key.</param>
/// <param name="Count">The number of shared facts.</param>
/// <param name="OtherCount">The number of facts in the other payload.</param>
internal sealed record Overlap(IReadOnlyList<(int Here, int There, string Value)> Rows, int Count, int OtherCount)
{
    /// <summary>Compares facts by key.</summary>
    public static Overlap Of(IEnumerable<(string Key, int Line)> here, IReadOnlyCollection<(string Key, int Line)> there)
    {
        var known = new Dictionary<string, int>(there.Count, StringComparer.Ordinal);
        foreach (var (key, line) in there)
            known.TryAdd(key, line);
        var rows = new List<(int, int, string)>();
        foreach (var (key, line) in here)
        {
            if (known.TryGetValue(key, out var other))
                rows.Add((line, other, key));
        }
        return new Overlap(rows, rows.Count, known.Count);
    }
}

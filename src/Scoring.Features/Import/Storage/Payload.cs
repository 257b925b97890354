using Scoring.Features.Persistence;

namespace Scoring.Features.Import.Storage;

/// <summary>What a file brought, checked, in memory: the same whether it was just read or comes from the database.</summary>
internal abstract class Payload
{
    /// <summary>How many rows were accepted.</summary>
    public abstract int Rows { get; }

    /// <summary>How many bytes of memory it takes, roughly.</summary>
    public virtual long Weight => 200L * Rows;

    /// <summary>What the payload speaks of, one word each: a level, stages with jurors. Files of one kind and name with different scopes stand side by side.</summary>
    public virtual IReadOnlyCollection<string> Scope => [];

    /// <summary>The names of packed columns, in their order.</summary>
    public virtual IReadOnlyList<string> Layout => [];

    /// <summary>Writes the payload under an import's id; the caller holds the transaction.</summary>
    public abstract void Store(Db db, long importId);

    /// <summary>What this payload and another one of the same kind both bring: how much of the other's it is, and the rows of this one.</summary>
    public abstract Overlap With(Payload other);

    /// <summary>All lines of the fact whose first line is given: one for a fact on a row of its own, several for a sheet.</summary>
    public virtual IReadOnlyCollection<int> LinesOf(int line) => [line];
}

/// <summary>What two payloads both bring.</summary>
/// <param name="Rows">The line here and there of each fact that both bring, with its key.</param>
/// <param name="Count">How many there are.</param>
/// <param name="OtherCount">How many facts the other payload has.</param>
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

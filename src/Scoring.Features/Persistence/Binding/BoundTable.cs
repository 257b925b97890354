namespace Scoring.Features.Persistence.Binding;

/// <summary>How the rows of a table are bound to the events of the audit trail.</summary>
internal enum BoundAs
{
    /// <summary>Rows are only ever added, under a number that counts up: up to a hundred consecutive rows share a hash.</summary>
    Numbered,

    /// <summary>Every row has a hash; rows may be changed or removed by later events.</summary>
    Single,

    /// <summary>All rows of one import or run share a hash: they are written together and never changed.</summary>
    Group,
}

/// <summary>A table whose rows are bound to the audit trail: an event carries the hash of every row that it wrote.</summary>
/// <remarks>
/// The text of a row is its columns in ordinal order of their names, without those that are NULL. Each is written as the name, a space, i
/// for a whole number (decimal digits), t for text (UTF-8) or b for bytes, a space, the length in bytes, a colon, the bytes and a line
/// feed; a row ends with one more line feed. The hash of rows is the SHA-256 of their texts in order of key and <see cref="Order"/>;
/// texts are ordered by their bytes. So a column that is added later and may be NULL changes no hash, nor does the order of columns, and
/// another kind of database gives the same texts.
/// </remarks>
/// <param name="Name">The table.</param>
/// <param name="As">How its rows are bound.</param>
/// <param name="Key">The columns that identify a row, or the one column of the group.</param>
internal sealed record BoundTable(string Name, BoundAs As, params IReadOnlyList<string> Key)
{
    /// <summary>The column with the order in which rows were stored, in a kind of database whose rows have none of their own.</summary>
    public const string Stored = "position";

    /// <summary>The columns by which the rows of a group are ordered; together with the group they identify a row.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];

    /// <summary>Columns that are deliberately not bound.</summary>
    public IReadOnlyList<Unbound> Without { get; init; } = [];

    /// <summary>
    /// Columns added by later migrations that may not be NULL, with the value that the migration gave to older rows: at that value a
    /// column is left out of the text, as NULL is.
    /// </summary>
    public IReadOnlyDictionary<string, string> Added { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The columns that say to a person which row it is, in their order; values are shown in messages.</summary>
    public IReadOnlyList<string> Shown { get; init; } = [];

    /// <summary>True if rows may be changed or removed.</summary>
    public bool Changes => As == BoundAs.Single;

    /// <summary>True if a column is part of the text of a row.</summary>
    public bool Binds(string column) => !Without.Any(one => one.Name == column);
}

/// <summary>A table or column that is deliberately not bound to the trail.</summary>
/// <param name="Name">The table or column.</param>
/// <param name="Why">Why nothing depends on it.</param>
internal sealed record Unbound(string Name, string Why);

/// <summary>The hash of rows as an event carries it.</summary>
/// <param name="Table">The table.</param>
/// <param name="Key">The key of the row, "first-last" for consecutive numbers, or the group.</param>
/// <param name="Hash">SHA-256 (hex) of the texts of the rows; null if the row was removed.</param>
internal sealed record BoundRows(string Table, string Key, string? Hash);

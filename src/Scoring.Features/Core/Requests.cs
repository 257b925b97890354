namespace Scoring.Features.Core;

/// <summary>A request about one edition.</summary>
public interface INamesAnEdition
{
    /// <summary>"programme/edition".</summary>
    string Edition { get; }
}

/// <summary>A request that writes: it runs in one transaction and is stored completely or not at all.</summary>
public interface IWrites;

/// <summary>
/// A request that writes beside others of its kind on the same edition: what it may write depends on its own rows alone, which have a
/// version, and on what only the other requests change.
/// </summary>
public interface IWritesBeside : IWrites;

/// <summary>
/// A request of a person who goes on when the answer is there, such as a juror's mark: it takes its turn before saves that a page makes by
/// itself, files and lists.
/// </summary>
public interface IWritesAhead : IWrites;

/// <summary>
/// A request with something to work out that takes long and needs no database, such as the hash of a password: it is done before the
/// transaction begins, so that nobody who writes meanwhile waits for it.
/// </summary>
public interface IPrepares
{
    /// <summary>Works it out; called once, after the sender was authorised and before the handler.</summary>
    void Prepare();
}

/// <summary>The format of an edition's id.</summary>
internal static class EditionId
{
    /// <summary>True for "programme/edition" in lower-case letters, digits and hyphens.</summary>
    public static bool IsWellFormed(string id)
    {
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            && slash < id.Length - 1
            && slash == id.LastIndexOf('/')
            && id.All(letter => letter is '/' or '-' || char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter));
    }
}

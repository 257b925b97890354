namespace Scoring.Features.Core;

/// <summary>A request about one edition.</summary>
public interface INamesAnEdition
{
    /// <summary>"programme/edition".</summary>
    string Edition { get; }
}

/// <summary>A request about the editions that a file names.</summary>
internal interface INamesEditions
{
    /// <summary>"programme/edition" of each.</summary>
    /// <exception cref="RefusalException">The file cannot be read.</exception>
    IReadOnlyList<string> Editions();
}

/// <summary>Reads the rules that a command is going to need.</summary>
internal interface IRulesAhead
{
    /// <summary>
    /// Starts reading the rules of editions on another thread, while the database is being opened. Nothing depends on it: whatever is wrong
    /// with the rules is found, and said, when the command uses them.
    /// </summary>
    /// <param name="editions">Finds the editions; called on that thread.</param>
    void Begin(Func<IReadOnlyList<string>> editions);
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

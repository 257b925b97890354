namespace Scoring.Features.Core;

/// <summary>A request about one edition.</summary>
public interface INamesAnEdition
{
    /// <summary>"programme/edition".</summary>
    string Edition { get; }
}

/// <summary>A request that writes: it runs in one transaction and is stored completely or not at all.</summary>
public interface IWrites;

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

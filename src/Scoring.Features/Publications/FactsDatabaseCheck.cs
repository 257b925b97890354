using Scoring.Features.Persistence;

namespace Scoring.Features.Publications;

/// <summary>
/// Looks at the facts of a publication before they are queried: a stranger's file may hold views, triggers or tables that compute, and a
/// query of it could run for ever.
/// </summary>
internal static class FactsDatabaseCheck
{
    /// <summary>The code of the fault: the facts are no plain tables of this program.</summary>
    public const string Code = "facts-not-plain";

    /// <summary>How long the look may take; a sound file of a nation takes about a second.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>The fault of the facts in a folder, or none; none if there are no facts, which is a fault of another kind.</summary>
    /// <exception cref="OperationCanceledException">The command was stopped.</exception>
    public static IEnumerable<PublicationFault> Of(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, PublicationFolder.Facts);
        return File.Exists(path) && PlainTables.FirstOddity(path, Longest, cancellationToken) is { } oddity
            ? [new PublicationFault(Code, $"{PublicationFolder.Facts}: {oddity}")]
            : [];
    }
}

namespace Scoring.Features.Core;

/// <summary>What a person has to say for a decision.</summary>
internal static class Require
{
    /// <summary>The reason without spaces around it.</summary>
    /// <exception cref="RefusalException">There is none.</exception>
    public static string Reason(string? reason) =>
        reason?.Trim() is { Length: > 0 } given ? given : throw new RefusalException(RefusalKind.Usage, "reason-missing");

    /// <summary>Who decided, without spaces around it.</summary>
    /// <exception cref="RefusalException">Nobody is named.</exception>
    public static string DecidedBy(string? name) =>
        name?.Trim() is { Length: > 0 } given ? given : throw new RefusalException(RefusalKind.Usage, "decided-by-missing");
}

namespace Scoring.Features.Core;

/// <summary>What a person must state for a decision.</summary>
internal static class Require
{
    /// <summary>The reason, trimmed.</summary>
    /// <exception cref="RefusalException">The reason is missing or blank.</exception>
    public static string Reason(string? reason) =>
        reason?.Trim() is { Length: > 0 } given ? given : throw new RefusalException(RefusalKind.Usage, "reason-missing");

    /// <summary>The decision maker's name, trimmed.</summary>
    /// <exception cref="RefusalException">The name is missing or blank.</exception>
    public static string DecidedBy(string? name) =>
        name?.Trim() is { Length: > 0 } given ? given : throw new RefusalException(RefusalKind.Usage, "decided-by-missing");
}

namespace Scoring.Features.Users;

/// <summary>An invitation to set a password. Its token is shown once and stored nowhere.</summary>
/// <param name="Email">The invited account's address.</param>
/// <param name="Token">The secret part of its URL on the site; empty for one by mail, whose link is made while it is sent.</param>
/// <param name="Until">The last moment at which it can be used, UTC. It can be used once.</param>
public sealed record Invitation(string Email, string Token, DateTime Until)
{
    /// <summary>How long an invitation is valid.</summary>
    public static TimeSpan Life { get; } = TimeSpan.FromDays(7);

    /// <summary>Its path on the site.</summary>
    public string Path => "/account/invite/" + Token;
}

namespace Scoring.Features.Users;

/// <summary>An invitation to set a password. Its token is shown once and kept nowhere.</summary>
/// <param name="Email">Whom it invites.</param>
/// <param name="Token">The secret part of its address on the site.</param>
/// <param name="Until">The last moment at which it can be used, UTC. It can be used once.</param>
public sealed record Invitation(string Email, string Token, DateTime Until)
{
    /// <summary>How long an invitation is valid.</summary>
    public static TimeSpan Life { get; } = TimeSpan.FromDays(7);

    /// <summary>Its path on the site.</summary>
    public string Path => "/account/invite/" + Token;
}

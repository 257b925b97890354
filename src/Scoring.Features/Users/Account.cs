using Scoring.Features.Core;

namespace Scoring.Features.Users;

/// <summary>An account of the site, as sign-in works on it: it is changed in memory and then kept whole.</summary>
public sealed class Account
{
    /// <summary>Its number.</summary>
    public long Id { get; init; }

    /// <summary>The person's name, as the audit trail names them; no two accounts share one.</summary>
    public string Name { get; set; } = "";

    /// <summary>The address that they sign in with; no two accounts share one.</summary>
    public string Email { get; set; } = "";

    /// <summary>What they may be.</summary>
    public Roles Roles { get; set; }

    /// <summary>The juror that they are; null for one who is none.</summary>
    public string? Juror { get; set; }

    /// <summary>The code of the region that they speak for; null for one who speaks for none.</summary>
    public string? Region { get; set; }

    /// <summary>True where they may not sign in any more.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>The password's hash; null until an invitation is used.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with all that makes older sessions void.</summary>
    public string Stamp { get; set; } = Secrets.NewStamp();

    /// <summary>Wrong passwords in a row.</summary>
    public int Failed { get; set; }

    /// <summary>Until when sign-in is locked after wrong passwords, UTC; null where it is not.</summary>
    public DateTime? LockedUntil { get; set; }

    /// <summary>True where a code of the person's device is asked for besides the password.</summary>
    public bool HasSecondFactor { get; set; }

    /// <summary>The key that the person's device shares; null where there is none.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>The hashes of the recovery codes that are left.</summary>
    public IReadOnlyList<string> RecoveryHashes { get; set; } = [];

    /// <summary>When it was added, UTC.</summary>
    public DateTime AddedAt { get; init; }

    /// <summary>Who this is to the commands.</summary>
    public Person Person => new(Name, Roles, Juror, Region);
}

using Scoring.Features.Core;

namespace Scoring.Features.Users;

/// <summary>An account of the site, as used by sign-in: it is changed in memory and then stored as a whole.</summary>
public sealed class Account
{
    /// <summary>Its id.</summary>
    public long Id { get; init; }

    /// <summary>The person's name, as written to the audit trail; unique among accounts.</summary>
    public string Name { get; set; } = "";

    /// <summary>The e-mail address used for signing in; unique among accounts.</summary>
    public string Email { get; set; } = "";

    /// <summary>The person's roles.</summary>
    public Roles Roles { get; set; }

    /// <summary>The person's juror id, or null.</summary>
    public string? Juror { get; set; }

    /// <summary>The code of the region the person represents, or null.</summary>
    public string? Region { get; set; }

    /// <summary>True if the person may no longer sign in.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>The password's hash; null until an invitation is used.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes whenever older sessions become void.</summary>
    public string Stamp { get; set; } = Secrets.NewStamp();

    /// <summary>True if sign-in requires a code from the person's device in addition to the password.</summary>
    public bool HasSecondFactor { get; set; }

    /// <summary>The hashes of the unused recovery codes.</summary>
    public IReadOnlyList<string> RecoveryHashes { get; set; } = [];

    /// <summary>When it was added, UTC.</summary>
    public DateTime AddedAt { get; init; }

    /// <summary>The person as the sender of commands.</summary>
    public Person Person => new(Name, Roles, Juror, Region);
}

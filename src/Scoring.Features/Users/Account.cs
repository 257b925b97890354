using System.Globalization;
using Scoring.Domain.Seasons;
using Scoring.Features.Core;

namespace Scoring.Features.Users;

/// <summary>An account of the site, as used by sign-in: it is changed in memory and then stored as a whole.</summary>
public sealed class Account
{
    /// <summary>Its id.</summary>
    public long Id { get; init; }

    /// <summary>What the trail's events about the account name.</summary>
    public string Subject => SubjectOf(Id);

    /// <summary>What the trail's events about an account name.</summary>
    public static string SubjectOf(long id) => "account/" + id.ToString(CultureInfo.InvariantCulture);

    /// <summary>What the audit trail calls the account; unique among accounts, and never changed.</summary>
    public string Name { get; set; } = "";

    /// <summary>The person's name, if it is not the one of the trail: another's may be the same.</summary>
    public string? ShownName { get; set; }

    /// <summary>The person's name.</summary>
    public string Called => ShownName ?? Name;

    /// <summary>The language of mail to the person: "id" or "en".</summary>
    public string Language { get; set; } = "id";

    /// <summary>The zone that the person reads dates in; null if none was chosen.</summary>
    public SeasonZone? Zone { get; set; }

    /// <summary>The institution the person comes from, or null.</summary>
    public string? Institution { get; set; }

    /// <summary>The e-mail address used for signing in; unique among accounts.</summary>
    public string Email { get; set; } = "";

    /// <summary>The person's roles.</summary>
    public Roles Roles { get; set; }

    /// <summary>The person's juror id, or null.</summary>
    public string? Juror { get; set; }

    /// <summary>The code of the first region the person represents, or null.</summary>
    public string? Region { get; set; }

    /// <summary>The codes of all regions after the first.</summary>
    public IReadOnlyList<string> FurtherRegions { get; set; } = [];

    /// <summary>The ids of the agencies the person acts for.</summary>
    public IReadOnlyList<long> Agencies { get; set; } = [];

    /// <summary>
    /// The groups whose entries an examiner checks, as values of the form's choices; empty for all. Nobody else has any.
    /// </summary>
    public IReadOnlyList<string> Groups { get; set; } = [];

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
    public Person Person =>
        new(Name, Roles, Juror, Region)
        {
            Called = Called,
            Account = Id,
            Regions = Regions,
            Agencies = Agencies,
            Groups = Groups,
        };

    /// <summary>The codes of all regions the person represents.</summary>
    public IReadOnlyList<string> Regions
    {
        get => Region is null ? [] : [Region, .. FurtherRegions];
        set => (Region, FurtherRegions) = (value.Count > 0 ? value[0] : null, [.. value.Skip(1)]);
    }
}

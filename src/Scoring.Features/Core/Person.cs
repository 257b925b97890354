namespace Scoring.Features.Core;

/// <summary>What a person may be to a competition (peran). A person may be several things.</summary>
[Flags]
public enum Roles
{
    /// <summary>Nobody in particular: what is public, and nothing else.</summary>
    None = 0,

    /// <summary>Reads what is not public yet, changes nothing (pembaca).</summary>
    Reader = 1,

    /// <summary>Marks entries (juri). Sees own marks only until the stage is closed.</summary>
    Juror = 2,

    /// <summary>Speaks for a region (petugas daerah).</summary>
    RegionOfficer = 4,

    /// <summary>Reads everything with the audit trail, changes nothing (auditor).</summary>
    Auditor = 8,

    /// <summary>Chairs the jury (ketua tim penilai): decides what the plenary decides.</summary>
    Chair = 16,

    /// <summary>Runs the competition (sekretariat): imports, panels, rankings.</summary>
    Secretariat = 32,

    /// <summary>Accounts and the program itself (administrator).</summary>
    Administrator = 64,

    /// <summary>Whoever runs the command line on a database file that is theirs.</summary>
    Owner = Reader | Juror | RegionOfficer | Auditor | Chair | Secretariat | Administrator,
}

/// <summary>Who sends a command.</summary>
/// <param name="Name">As the audit trail shall name them.</param>
/// <param name="Roles">What they may be here.</param>
/// <param name="Juror">The juror that they are, by the id in the list of jurors; null for one who is none.</param>
/// <param name="Region">The code of the region that they speak for; null for one who speaks for none.</param>
public sealed record Person(string Name, Roles Roles, string? Juror = null, string? Region = null)
{
    /// <summary>The one who owns the database file: the command line.</summary>
    public static Person Owner(string name) => new(name, Roles.Owner);

    /// <summary>Somebody who has not signed in.</summary>
    public static Person Public { get; } = new("(public)", Roles.None);

    /// <summary>True for a person with any of the roles.</summary>
    public bool IsAny(Roles roles) => (Roles & roles) != 0;

    /// <summary>True for a juror who sees own marks only until the stage is closed: one who does not also run the competition.</summary>
    public bool IsBlind => IsAny(Roles.Juror) && !IsAny(Roles.Secretariat);
}

/// <summary>Who sends the commands of a scope; the site sets it from the sign-in before it sends anything, the command line leaves it at the owner.</summary>
public sealed class Caller
{
    /// <summary>Starts with the person of the options.</summary>
    /// <param name="options">Where the commands work and for whom.</param>
    public Caller(ScoringOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Person = options.IsSite ? Person.Public : Person.Owner(options.Actor);
    }

    /// <summary>The person.</summary>
    public Person Person { get; set; }
}

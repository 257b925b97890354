namespace Scoring.Features.Core;

/// <summary>A person's roles in a competition (peran). A person may have several.</summary>
[Flags]
public enum Roles
{
    /// <summary>No role: public data only.</summary>
    None = 0,

    /// <summary>Reads unpublished data, changes nothing (pembaca).</summary>
    Reader = 1,

    /// <summary>Marks entries (juri). Sees only their own marks until the stage is closed.</summary>
    Juror = 2,

    /// <summary>Represents a region (petugas daerah).</summary>
    RegionOfficer = 4,

    /// <summary>Reads everything including the audit trail, changes nothing (auditor).</summary>
    Auditor = 8,

    /// <summary>Chairs the jury (ketua tim penilai): takes the plenary's decisions.</summary>
    Chair = 16,

    /// <summary>Runs the competition (sekretariat): imports, panels, rankings.</summary>
    Secretariat = 32,

    /// <summary>Manages accounts and the program itself (administrator).</summary>
    Administrator = 64,

    /// <summary>Enters innovations and their evidence (inovator, operator).</summary>
    Innovator = 128,

    /// <summary>Endorses and sends the entries of an agency (verifikator instansi).</summary>
    AgencyVerifier = 256,

    /// <summary>Checks entries of the groups given to them (pemeriksa).</summary>
    Examiner = 512,

    /// <summary>The user of the command line, working on their own database file.</summary>
    Owner = Reader | Juror | RegionOfficer | Auditor | Chair | Secretariat | Administrator | Innovator | AgencyVerifier | Examiner,
}

/// <summary>The sender of a command.</summary>
/// <param name="Name">The name written to the audit trail.</param>
/// <param name="Roles">The person's roles here.</param>
/// <param name="Juror">The person's juror id, as in the list of jurors, or null.</param>
/// <param name="Region">The code of the first region the person represents, or null.</param>
public sealed record Person(string Name, Roles Roles, string? Juror = null, string? Region = null)
{
    /// <summary>The person's own name, which another's may be too.</summary>
    public string Called { get; init; } = Name;

    /// <summary>The account; null for the owner of the file and the public.</summary>
    public long? Account { get; init; }

    /// <summary>The codes of all regions the person represents.</summary>
    public IReadOnlyList<string> Regions { get; init; } = Region is null ? [] : [Region];

    /// <summary>The ids of the agencies the person acts for.</summary>
    public IReadOnlyList<long> Agencies { get; init; } = [];

    /// <summary>The groups whose entries an examiner checks; empty for all.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The owner of the database file, who uses the command line.</summary>
    public static Person Owner(string name) => new(name, Roles.Owner);

    /// <summary>A person who has not signed in.</summary>
    public static Person Public { get; } = new("(public)", Roles.None);

    /// <summary>True if the person has any of the roles.</summary>
    public bool IsAny(Roles roles) => (Roles & roles) != 0;

    /// <summary>True if the person represents a region.</summary>
    public bool Represents(string? region) => region is not null && Regions.Contains(region);

    /// <summary>
    /// True for a juror who sees only their own marks until the stage is closed: one who does not also run the competition.
    /// </summary>
    public bool IsBlind => IsAny(Roles.Juror) && !IsAny(Roles.Secretariat);
}

/// <summary>
/// The sender of a scope's commands. The site sets it from the sign-in before sending anything; the command line leaves it as the owner.
/// </summary>
public sealed class Caller
{
    /// <summary>Starts with the person named in the options.</summary>
    /// <param name="options">Where the commands work and for whom.</param>
    public Caller(ScoringOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Person = options.IsSite ? Person.Public : Person.Owner(options.Actor);
    }

    /// <summary>The person.</summary>
    public Person Person { get; set; }

    /// <summary>
    /// The key of the form that the person sent, under which a command is done once however often the form is sent; null for none.
    /// </summary>
    public string? FormKey { get; set; }
}

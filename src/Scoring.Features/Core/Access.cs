namespace Scoring.Features.Core;

/// <summary>The groups of roles that requests are open to; <see cref="AllowAttribute"/> names one of them on each request.</summary>
public static class Access
{
    /// <summary>Everyone, signed in or not: public requests.</summary>
    public const Roles Everybody = Roles.None;

    /// <summary>Everyone who has signed in.</summary>
    public const Roles SignedIn = Roles.Owner;

    /// <summary>Everyone who may read unpublished data.</summary>
    public const Roles Readers = Roles.Reader | Roles.Auditor | Roles.Chair | Roles.Secretariat | Roles.Administrator;

    /// <summary>Those who run the competition.</summary>
    public const Roles Secretariat = Roles.Secretariat;

    /// <summary>Those who decide for the plenary, and those who record its decisions.</summary>
    public const Roles Plenary = Roles.Chair | Roles.Secretariat;

    /// <summary>Those who fill in scoresheets, and those who type in paper ones. The handler checks whose scoresheet it is.</summary>
    public const Roles Marking = Roles.Juror | Roles.Secretariat;

    /// <summary>
    /// Jurors for their own scoresheets, and those who may read unpublished data. The handler checks whose scoresheet it is.
    /// </summary>
    public const Roles Sheets = Roles.Juror | Readers;

    /// <summary>Those who object on behalf of a region, and those who record objections. The handler checks whose region it is.</summary>
    public const Roles Objecting = Roles.RegionOfficer | Roles.Secretariat;

    /// <summary>Officers for their own region's objections, and those who may read unpublished data.</summary>
    public const Roles Objections = Roles.RegionOfficer | Readers;

    /// <summary>Those who send mail and see what became of it.</summary>
    public const Roles Mail = Roles.Secretariat | Roles.Administrator;

    /// <summary>Those who enter innovations. The handler checks whose entry it is.</summary>
    public const Roles Innovators = Roles.Innovator;

    /// <summary>Those who enter innovations, and those who send them for an agency. The handler checks whose entry it is.</summary>
    public const Roles Entering = Roles.Innovator | Roles.AgencyVerifier;

    /// <summary>Those who check entries.</summary>
    public const Roles Examining = Roles.Examiner | Roles.Secretariat;

    /// <summary>Those who may read entries. The handler checks which.</summary>
    public const Roles Entries = Entering | Examining;

    /// <summary>Those who administer the program.</summary>
    public const Roles Administrators = Roles.Administrator;

    /// <summary>True if a person may send a request open to these roles.</summary>
    /// <param name="roles">The roles that a request allows; <see cref="Everybody"/> for all.</param>
    /// <param name="person">The sender.</param>
    public static bool Allows(this Roles roles, Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return roles == Everybody || person.IsAny(roles);
    }
}

/// <summary>States who may send a request. Every request has it; the pipeline refuses everyone else.</summary>
/// <param name="roles">Any of these may send the request; <see cref="Access.Everybody"/> if no sign-in is needed.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AllowAttribute(Roles roles) : Attribute
{
    /// <summary>Any of these may send the request.</summary>
    public Roles Roles => roles;
}

namespace Scoring.Features.Pipeline;

/// <summary>Who may send a command. It stands beside the handler where that is registered, so that one list shows it for all.</summary>
/// <param name="Roles">Any of these may; <see cref="Roles.None"/> where everybody may, also without signing in.</param>
public readonly record struct Access(Roles Roles)
{
    /// <summary>Everybody, also without signing in: what is public.</summary>
    public static Access Everybody => new(Roles.None);

    /// <summary>Everybody who has signed in and may read what is not public yet.</summary>
    public static Access Readers => new(Roles.Reader | Roles.Auditor | Roles.Chair | Roles.Secretariat | Roles.Administrator);

    /// <summary>Those who run the competition.</summary>
    public static Access Secretariat => new(Roles.Secretariat);

    /// <summary>Those who decide for the plenary, and those who write it down for them.</summary>
    public static Access Plenary => new(Roles.Chair | Roles.Secretariat);

    /// <summary>Those who fill sheets, and those who type paper sheets in for them. Whose sheet it is, the handler checks.</summary>
    public static Access Marking => new(Roles.Juror | Roles.Secretariat);

    /// <summary>Those who may see sheets: jurors their own, and those who may read what is not public yet. Whose sheet it is, the handler checks.</summary>
    public static Access Sheets => new(Roles.Juror | Readers.Roles);

    /// <summary>Those who object for a region, and those who take objections in. Whose region it is, the handler checks.</summary>
    public static Access Objecting => new(Roles.RegionOfficer | Roles.Secretariat);

    /// <summary>Those who may see objections: officers those about the own region, and those who may read what is not public yet.</summary>
    public static Access Objections => new(Roles.RegionOfficer | Readers.Roles);

    /// <summary>Those who run the program.</summary>
    public static Access Administrators => new(Roles.Administrator);

    /// <summary>True where a person may.</summary>
    public bool Allows(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return Roles == Roles.None || person.IsAny(Roles);
    }
}

/// <summary>Refuses a command that the person may not send. What a command sends on in its turn is its own business.</summary>
/// <param name="caller">Who sends.</param>
/// <param name="routes">The way to each handler, which says who may.</param>
internal sealed class Authorise(Caller caller, Routes routes) : IBehavior
{
    // Flows into what a command sends on, not into commands that are sent beside it.
    private static readonly AsyncLocal<bool> Inside = new();

    /// <inheritdoc/>
    public async Task<TResponse> Around<TResponse>(IRequest<TResponse> request, Func<Task<TResponse>> next)
    {
        if (Inside.Value)
            return await next();
        var access = routes.To(request.GetType()).Access;
        if (!access.Allows(caller.Person))
        {
            throw new RefusalException(RefusalKind.State, caller.Person.Roles == Roles.None ? "sign-in-needed" : "not-allowed", request.GetType().Name,
                Users.RoleWords.Sentence(access.Roles));
        }
        Inside.Value = true;
        return await next();
    }
}

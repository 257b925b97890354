using MediatR;
using Scoring.Features.Core;

namespace Scoring.Features.Users;

/// <summary>Lists the accounts for an administrator.</summary>
[Allow(Access.Administrators)]
public sealed record ListUsers : IRequest<IReadOnlyList<ListedUser>>;

/// <summary>An account in the list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Email">The e-mail address used for signing in.</param>
/// <param name="Roles">The person's roles.</param>
/// <param name="Juror">The person's juror id, or null.</param>
/// <param name="Region">The code of the first region the person represents, or null.</param>
/// <param name="IsDisabled">True if the person may no longer sign in.</param>
/// <param name="HasPassword">False until an invitation is used.</param>
/// <param name="HasSecondFactor">True if the person signs in with a second factor.</param>
/// <param name="Sessions">The number of open sessions.</param>
/// <param name="LastSeen">When the person was last seen, UTC; null if they never signed in.</param>
public sealed record ListedUser(
    long Id,
    string Name,
    string Email,
    Roles Roles,
    string? Juror,
    string? Region,
    bool IsDisabled,
    bool HasPassword,
    bool HasSecondFactor,
    int Sessions,
    DateTime? LastSeen
)
{
    /// <summary>The codes of all regions the person represents.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>The agencies the person acts for, each with its region.</summary>
    public IReadOnlyList<string> Agencies { get; init; } = [];

    /// <summary>The groups whose entries an examiner checks; empty for all.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The names of these agencies.</summary>
    public IReadOnlyList<string> AgencyNames { get; init; } = [];
}

/// <summary>Reads the accounts.</summary>
internal sealed class ListUsersHandler(AccountStore accounts, AgencyStore agencies, LoginSessionStore sessions)
    : IRequestHandler<ListUsers, IReadOnlyList<ListedUser>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<ListedUser>> Handle(ListUsers request, CancellationToken cancellationToken) =>
        Task.FromResult(Listed(agencies.All().ToDictionary(agency => agency.Id)));

    private IReadOnlyList<ListedUser> Listed(Dictionary<long, Agency> known) =>
        [.. accounts.All().Select(account => Listed(account, [.. account.Agencies.Select(id => known[id])]))];

    private ListedUser Listed(Account account, List<Agency> own)
    {
        var all = sessions.Of(account);
        return new ListedUser(
            account.Id,
            account.Called,
            account.Email,
            account.Roles,
            account.Juror,
            account.Region,
            account.IsDisabled,
            account.PasswordHash is not null,
            account.HasSecondFactor,
            all.Count(one => one.IsOpen),
            all.Count == 0 ? null : all.Max(one => one.SeenAt)
        )
        {
            Regions = account.Regions,
            Agencies = [.. own.Select(agency => agency.Label)],
            Groups = account.Groups,
            AgencyNames = [.. own.Select(agency => agency.Name)],
        };
    }
}

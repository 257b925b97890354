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
/// <param name="Region">The code of the region the person represents, or null.</param>
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
);

/// <summary>Reads the accounts.</summary>
internal sealed class ListUsersHandler(AccountStore accounts, LoginSessionStore sessions)
    : IRequestHandler<ListUsers, IReadOnlyList<ListedUser>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<ListedUser>> Handle(ListUsers request, CancellationToken cancellationToken) =>
        Task.FromResult((IReadOnlyList<ListedUser>)[.. accounts.All().Select(Listed)]);

    private ListedUser Listed(Account account)
    {
        var all = sessions.Of(account);
        return new ListedUser(
            account.Id,
            account.Name,
            account.Email,
            account.Roles,
            account.Juror,
            account.Region,
            account.IsDisabled,
            account.PasswordHash is not null,
            account.HasSecondFactor,
            all.Count(one => one.IsOpen),
            all.Count == 0 ? null : all.Max(one => one.SeenAt)
        );
    }
}

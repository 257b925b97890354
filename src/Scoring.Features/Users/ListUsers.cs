using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Users;

/// <summary>An administrator looks at the accounts.</summary>
[Allow(Access.Administrators)]
public sealed record ListUsers : IRequest<IReadOnlyList<ListedUser>>;

/// <summary>An account in the list.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Email">The address that they sign in with.</param>
/// <param name="Roles">What they may be.</param>
/// <param name="Juror">The juror's id; null for one who is none.</param>
/// <param name="Region">The region's code; null for one who speaks for none.</param>
/// <param name="IsDisabled">True where they may not sign in any more.</param>
/// <param name="HasPassword">False until they used an invitation.</param>
/// <param name="HasSecondFactor">True where they sign in with a second factor.</param>
/// <param name="LockedUntil">Until when sign-in is locked after wrong passwords, UTC; null where it is not.</param>
/// <param name="Sessions">How many sessions they have open.</param>
/// <param name="LastSeen">When they were last seen, UTC; null where they never signed in.</param>
public sealed record ListedUser(
    long Id, string Name, string Email, Roles Roles, string? Juror, string? Region, bool IsDisabled, bool HasPassword, bool HasSecondFactor, DateTime? LockedUntil,
    int Sessions, DateTime? LastSeen);

/// <summary>Reads the accounts.</summary>
internal sealed class ListUsersHandler(AccountStore accounts, LoginSessionStore sessions, AuditTrail trail) : IRequestHandler<ListUsers, IReadOnlyList<ListedUser>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<ListedUser>> Handle(ListUsers request, CancellationToken cancellationToken) =>
        Task.FromResult((IReadOnlyList<ListedUser>)[.. accounts.All().Select(Listed)]);

    private ListedUser Listed(Account account)
    {
        var all = sessions.Of(account);
        return new ListedUser(account.Id, account.Name, account.Email, account.Roles, account.Juror, account.Region, account.IsDisabled, account.PasswordHash is not null,
            account.HasSecondFactor, account.LockedUntil > trail.Now ? account.LockedUntil : null, all.Count(one => one.IsOpen), all.Count == 0 ? null : all.Max(one => one.SeenAt));
    }
}

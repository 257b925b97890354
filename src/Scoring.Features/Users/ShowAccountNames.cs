using MediatR;
using Scoring.Features.Core;

namespace Scoring.Features.Users;

/// <summary>
/// Somebody who may read the audit trail asks what the accounts are called that its events are about. Addresses are for administrators, who
/// list the accounts.
/// </summary>
[Allow(Access.Readers)]
public sealed record ShowAccountNames : IRequest<IReadOnlyDictionary<string, string>>;

/// <summary>Reads the names of all accounts, by what the trail's events call them.</summary>
/// <param name="accounts">The accounts.</param>
internal sealed class ShowAccountNamesHandler(AccountStore accounts)
    : IRequestHandler<ShowAccountNames, IReadOnlyDictionary<string, string>>
{
    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, string>> Handle(ShowAccountNames request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(
            accounts.All().ToDictionary(account => account.Subject, account => account.Called, StringComparer.Ordinal)
        );
}

using Scoring.Features.Core;
using Scoring.Features.Users;
using Scoring.Web.Shell;

namespace Scoring.Web.Accounts;

/// <summary>
/// Who needs a second factor: those who manage accounts and those who run the competition, unless the site was started otherwise.
/// </summary>
/// <param name="options">The options of the site.</param>
internal sealed class SecondFactorTerms(SiteOptions options)
{
    private const Roles Needing = Roles.Administrator | Roles.Secretariat;

    /// <summary>True if the account may not do without.</summary>
    public bool Requires(Account account) => options.RequiresSecondFactor && account.Person.IsAny(Needing);

    /// <summary>True if the account has to set one up before it can do anything else.</summary>
    public bool IsMissing(Account account) => !account.HasSecondFactor && Requires(account);
}

/// <summary>Marks addresses that somebody without a required second factor may use: those that set it up, and signing out.</summary>
internal sealed record OpenWithoutSecondFactor;

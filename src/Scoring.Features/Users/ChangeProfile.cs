using MediatR;
using Scoring.Domain.Seasons;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Mail;

namespace Scoring.Features.Users;

/// <summary>
/// A person changes their own name, the language of their mail and the zone they read dates in. What the trail calls the account stays:
/// who did what must not depend on what somebody is called later.
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="Language">"id" or "en".</param>
/// <param name="Zone">The zone: "wib", "wita" or "wit"; empty for none, null to leave it as it is.</param>
[Allow(Access.SignedIn)]
public sealed record ChangeProfile(string Name, string Language, string? Zone = null) : IRequest<ProfileChanged>, IWrites;

/// <summary>What became of it.</summary>
/// <param name="HasChanged">False if everything was so already.</param>
public sealed record ProfileChanged(bool HasChanged);

/// <summary>Stores them.</summary>
internal sealed class ChangeProfileHandler(AccountStore accounts, AuditTrail trail, Caller caller)
    : IRequestHandler<ChangeProfile, ProfileChanged>
{
    /// <inheritdoc/>
    public Task<ProfileChanged> Handle(ChangeProfile request, CancellationToken cancellationToken)
    {
        var account = OwnAccount.Of(accounts, caller);
        var (name, language) = (MailText.OneLine(StorableText.Of(request.Name)), request.Language == "en" ? "en" : "id");
        var zone = request.Zone is null ? account.Zone : SeasonZones.OfWord(request.Zone);
        AccountTerms.CheckName(name);
        if (account.Called == name && account.Language == language && account.Zone == zone)
            return Task.FromResult(new ProfileChanged(HasChanged: false));
        var before = account.Called;
        (account.ShownName, account.Language, account.Zone) = (name, language, zone);
        accounts.Save(account);
        trail.Record(
            AuditAction.ProfileChanged,
            account.Subject,
            "",
            ("before", before),
            ("name", name),
            ("language", language),
            ("zone", zone?.Letters() ?? "")
        );
        return Task.FromResult(new ProfileChanged(HasChanged: true));
    }
}

/// <summary>The account of the person who sends a command.</summary>
internal static class OwnAccount
{
    /// <summary>The account.</summary>
    /// <exception cref="RefusalException">The person has none, as at the command line.</exception>
    public static Account Of(AccountStore accounts, Caller caller) =>
        (caller.Person.Account is { } id ? accounts.Find(id) : null) ?? throw new RefusalException(RefusalKind.State, "sign-in-needed");
}

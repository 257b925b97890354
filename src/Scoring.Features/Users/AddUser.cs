using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Import.RegionLists;
using Scoring.Features.Output.Localization;

namespace Scoring.Features.Users;

/// <summary>
/// An administrator adds an account. There is no default password: the person receives an invitation, or a password is set now.
/// </summary>
/// <param name="Name">The person's name, to be written to the audit trail.</param>
/// <param name="Email">The e-mail address used for signing in.</param>
/// <param name="Roles">The person's roles, at least one.</param>
/// <param name="Juror">The juror's id; required for a juror, null for others.</param>
/// <param name="Region">
/// The codes or names of the person's regions, separated by semicolons; required for a region officer, null for others.
/// </param>
/// <param name="Password">The person's password; null for an invitation.</param>
[Allow(Access.Administrators)]
public sealed record AddUser(string Name, string Email, Roles Roles, string? Juror = null, string? Region = null, string? Password = null)
    : IRequest<UserAdded>,
        IWrites,
        IPrepares
{
    internal PreparedHash Hash { get; } = new();

    /// <inheritdoc/>
    public void Prepare() => Hash.Prepare(Password);

    /// <summary>The names of the person's agencies, separated by semicolons; required for an agency's verifier.</summary>
    public string? Agency { get; init; }

    /// <summary>The groups whose entries an examiner checks, by value or name, separated by semicolons; null for all.</summary>
    public string? Groups { get; init; }

    /// <summary>The key of the form that asks for an invitation by mail; null to get its link.</summary>
    public string? MailKey { get; init; }

    /// <summary>The language of mail to the person: "id" or "en".</summary>
    public string Language { get; init; } = "id";
}

/// <summary>An account that was added.</summary>
/// <param name="Email">Its address.</param>
/// <param name="Invitation">The invitation; null if a password was set. Its token is empty if it goes by mail.</param>
public sealed record UserAdded(string Email, Invitation? Invitation);

/// <summary>Stores the account, with an invitation if no password was set.</summary>
internal sealed class AddUserHandler(
    AccountStore accounts,
    AccountLinks links,
    AgencyStore agencies,
    EntryGroups groups,
    InvitationMail mail,
    AuditTrail trail
) : IRequestHandler<AddUser, UserAdded>
{
    /// <inheritdoc/>
    public Task<UserAdded> Handle(AddUser request, CancellationToken cancellationToken)
    {
        var account = new Account
        {
            Name = request.Name.Trim(),
            Email = request.Email.Trim(),
            Roles = request.Roles & Roles.Owner,
            Juror = Given(request.Juror),
            Regions = RegionWords.Codes(request.Region, isListed: false),
            Groups = groups.Read(request.Groups),
            Language = request.Language == "en" ? "en" : "id",
            AddedAt = trail.Now,
        };
        account.Agencies = agencies.Ids(request.Agency, account.Region ?? "");
        AccountTerms.CheckNew(accounts, account);
        if (request.Password is { } password)
        {
            Passwords.Check(password, account);
            account.PasswordHash = request.Hash.Of(password);
        }
        account = accounts.Add(account);
        var invitation = request.Password is null ? Invite(account, request.MailKey) : null;
        trail.Record(
            AuditAction.AccountAdded,
            account.Subject,
            "",
            [
                ("name", account.Name),
                ("roles", RoleLabels.Of(account.Roles)),
                ("juror", account.Juror),
                ("region", account.Regions.Count > 1 ? string.Join(';', account.Regions) : account.Region),
                ("invited", invitation is not null),
                .. EntryGroups.InEvent(account),
            ]
        );
        return Task.FromResult(new UserAdded(account.Email, invitation));
    }

    private Invitation Invite(Account account, string? mailKey)
    {
        var until = trail.Now + Invitation.Life;
        if (mailKey is null)
            return new Invitation(account.Email, links.Make(account, LinkPurpose.Invitation, until), until);
        mail.Queue(account, mailKey, isHeld: false);
        return new Invitation(account.Email, "", until);
    }

    /// <summary>A trimmed text, or null if it is missing or blank.</summary>
    public static string? Given(string? text) => text?.Trim() is { Length: > 0 } given ? given : null;
}

using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;

namespace Scoring.Features.Users;

/// <summary>
/// An administrator invites a person to set a password: the first one, or a replacement for a forgotten one. Earlier invitations become
/// void.
/// </summary>
/// <param name="Email">The account's address.</param>
/// <param name="WithoutSecondFactor">True to turn off the second factor too, for someone who lost both device and recovery codes.</param>
/// <param name="MailKey">The key of the form that asks for an invitation by mail; null to get its link.</param>
[Allow(Access.Administrators)]
public sealed record InviteUser(string Email, bool WithoutSecondFactor = false, string? MailKey = null) : IRequest<Invitation>, IWrites;

/// <summary>Creates the invitation.</summary>
internal sealed class InviteUserHandler(
    AccountStore accounts,
    AccountLinks links,
    DeviceStore devices,
    InvitationMail mail,
    AuditTrail trail
) : IRequestHandler<InviteUser, Invitation>
{
    /// <inheritdoc/>
    public Task<Invitation> Handle(InviteUser request, CancellationToken cancellationToken)
    {
        var account = accounts.Get(request.Email);
        if (account.IsDisabled)
            throw new RefusalException(RefusalKind.State, "user-disabled", account.Email);
        var subject = account.Subject;
        if (request.WithoutSecondFactor && account.HasSecondFactor)
        {
            (account.HasSecondFactor, account.RecoveryHashes, account.Stamp) = (false, [], Secrets.NewStamp());
            accounts.Save(account);
            devices.Remove(account.Id);
            trail.Record(AuditAction.SecondFactorOff, subject, "");
        }
        var until = trail.Now + Invitation.Life;
        if (request.MailKey is { } key)
        {
            mail.Queue(account, key, isHeld: false);
            return Task.FromResult(new Invitation(account.Email, "", until));
        }
        var token = links.Make(account, LinkPurpose.Invitation, until);
        trail.Record(AuditAction.AccountInvited, subject, "", ("until", until));
        return Task.FromResult(new Invitation(account.Email, token, until));
    }
}

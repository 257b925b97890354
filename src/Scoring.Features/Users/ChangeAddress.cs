using System.Globalization;
using MediatR;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Mail;

namespace Scoring.Features.Users;

/// <summary>
/// A person asks to sign in with a new address. A link goes there; the old address stays in use until it is used. The site has checked
/// the person's password.
/// </summary>
/// <param name="Address">The new address.</param>
/// <param name="Key">The key of the form: if it is sent twice, one mail is queued.</param>
[Allow(Access.SignedIn)]
public sealed record AskForAddress(string Address, string Key) : IRequest<RequestTaken>, IWrites;

/// <summary>Queues the mail.</summary>
internal sealed class AskForAddressHandler(AccountStore accounts, Outbox outbox, AuditTrail trail, Caller caller)
    : IRequestHandler<AskForAddress, RequestTaken>
{
    /// <inheritdoc/>
    public Task<RequestTaken> Handle(AskForAddress request, CancellationToken cancellationToken)
    {
        var (account, address) = (OwnAccount.Of(accounts, caller), request.Address.Trim());
        if (!AccountTerms.IsEmail(address))
            throw new RefusalException(RefusalKind.Usage, "user-email-form", address);
        if (string.Equals(address, account.Email, StringComparison.OrdinalIgnoreCase))
            throw new RefusalException(RefusalKind.Usage, "user-email-same", address);
        if (outbox.CountSince(account.Id, MailTemplates.AddressChange, trail.Now.AddHours(-1)) >= ResetTerms.AnHour)
            throw new RefusalException(RefusalKind.State, "too-many-attempts");
        // Another's address gets no link, and the answer does not tell that it is one.
        if (accounts.FindByEmail(address) is not null)
            return Task.FromResult(new RequestTaken());
        var values = InvitationMail.ValuesOf(account);
        (values["email"], values["minutes"]) = (address, ResetTerms.Life.TotalMinutes.ToString("0", CultureInfo.InvariantCulture));
        outbox.Replace(account.Id, MailTemplates.AddressChange);
        outbox.Add(
            new NewMail(
                $"address-change/{Outbox.KeyOf(account.Id)}/{request.Key}",
                MailTemplates.AddressChange,
                new MailRecipient(account.Id, address, account.Language),
                values
            )
        );
        return Task.FromResult(new RequestTaken());
    }
}

/// <summary>
/// A person proves a new address by a mailed link. Links to the old one become void, and a mail to it says so. Anyone with the
/// token may do so: only the new address received it.
/// </summary>
/// <param name="Token">The token.</param>
[Allow(Access.Everybody)]
public sealed record ConfirmAddress(string Token) : IRequest<string>, IWrites;

/// <summary>Stores the address, and returns it.</summary>
internal sealed class ConfirmAddressHandler(AccountStore accounts, AccountLinks links, Outbox outbox, AuditTrail trail, Caller caller)
    : IRequestHandler<ConfirmAddress, string>
{
    /// <inheritdoc/>
    public Task<string> Handle(ConfirmAddress request, CancellationToken cancellationToken)
    {
        if (links.Open(request.Token, LinkPurpose.Address) is not { Address: { } address, Account: var account })
            throw new RefusalException(RefusalKind.State, "address-link-void");
        AccountTerms.CheckAddress(accounts, address);
        links.Use(request.Token);
        links.TakeBackOthers(account.Id, but: LinkPurpose.Address);
        var (before, values) = (InvitationMail.To(account), InvitationMail.ValuesOf(account));
        account.Email = address;
        accounts.Save(account);
        caller.Person = account.Person;
        trail.Record(AuditAction.AddressChanged, account.Subject, "", ("before", before.Address), ("address", address));
        values["email"] = address;
        outbox.Add(
            new NewMail(
                $"address-changed/{Outbox.KeyOf(account.Id)}/{Secrets.Hash(request.Token)}",
                MailTemplates.AddressChanged,
                before,
                values
            )
        );
        return Task.FromResult(address);
    }
}

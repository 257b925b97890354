using MediatR;
using Scoring.Domain.Audit;
using Scoring.Features.Audit;
using Scoring.Features.Core;
using Scoring.Features.Users;

namespace Scoring.Web.Ministry;

/// <summary>
/// What the accounts are called that events of the audit trail are about. The events themselves hold ids, and stay as they are.
/// </summary>
/// <param name="names">What each account is called, by the subject of its events.</param>
public sealed class AuditAccounts(IReadOnlyDictionary<string, string> names)
{
    private const string Start = "account/";

    /// <summary>Whose account an event is about; null if it is about none, or none that is known.</summary>
    /// <param name="about">The event.</param>
    public string? NameOf(AuditEvent about)
    {
        ArgumentNullException.ThrowIfNull(about);
        return names.GetValueOrDefault(about.Subject);
    }

    /// <summary>Looks up the accounts of a list of events: names for all who read the trail, addresses for administrators too.</summary>
    /// <param name="sender">Sends the question in the reader's name.</param>
    /// <param name="person">Who reads.</param>
    /// <param name="listing">The events.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<AuditAccounts> Of(IMediator sender, Person person, AuditListing listing, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(listing);
        if (!listing.Events.Any(record => record.Event.Subject.StartsWith(Start, StringComparison.Ordinal)))
            return new AuditAccounts(new Dictionary<string, string>());
        if (!person.IsAny(Access.Administrators))
            return new AuditAccounts(await sender.Send(new ShowAccountNames(), cancellation));
        var users = await sender.Send(new ListUsers(), cancellation);
        return new AuditAccounts(users.ToDictionary(user => Account.SubjectOf(user.Id), user => $"{user.Name}, {user.Email}"));
    }
}

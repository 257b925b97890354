using System.Globalization;
using MediatR;
using Scoring.Domain.Seasons;
using Scoring.Features.Core;
using Scoring.Features.Mail;
using Scoring.Features.Users;

namespace Scoring.Features.Entries;

/// <summary>
/// Queues reminders of drafts that are not sent: seven, three and one day before the closing, once each. Nobody reads the drafts for it.
/// </summary>
[Allow(Access.Secretariat)]
public sealed record RemindDrafts : IRequest<EntriesMoved>, IWritesBeside
{
    /// <summary>How many days before the closing; after a time without a running site only the nearest counts.</summary>
    public static IReadOnlyList<int> DaysBefore { get; } = [1, 3, 7];
}

/// <summary>Queues them; a key of entry, closing and day makes each go once.</summary>
internal sealed class RemindDraftsHandler(EntryDoor door, EntryStore entries, SectionStore sections, AccountStore accounts, Outbox outbox)
    : IRequestHandler<RemindDrafts, EntriesMoved>
{
    /// <inheritdoc/>
    public Task<EntriesMoved> Handle(RemindDrafts request, CancellationToken cancellationToken)
    {
        var queued = 0;
        foreach (var open in door.All().Where(open => open.TakesEntries))
        {
            foreach (var entry in entries.Of(open.Edition.Id).Where(entry => entry.State is EntryState.Draft or EntryState.WithAgency))
                queued +=
                    open.DeadlineOf(entry).Closes is { } closes && Days(closes) is { } days && Queue(open, entry, closes, days) ? 1 : 0;
        }
        return Task.FromResult(new EntriesMoved(queued));
    }

    private int? Days(DateTime closes) =>
        closes <= door.Now ? null
        : RemindDrafts.DaysBefore.FirstOrDefault(days => closes - door.Now <= TimeSpan.FromDays(days)) is > 0 and var near ? near
        : null;

    private bool Queue(OpenDoor open, Entry entry, DateTime closes, int days)
    {
        var key = FormattableString.Invariant($"draft-reminder/{entry.Subject}/{closes:yyyy-MM-dd'T'HH:mm:ss}/{days}");
        if (outbox.Has(key) || accounts.Find(entry.Account) is not { IsDisabled: false } owner)
            return false;
        var title = FrozenEntry.TitleOf(open.Form, sections.AnswersOf(entry));
        var values = new Dictionary<string, string>
        {
            ["name"] = owner.Called,
            ["edition"] = open.Edition.Name.In(owner.Language),
            ["title"] = title.Length > 0 ? title : entry.Id,
            ["deadline"] = DeadlineText.Of(closes, open.Season.Calendar.Zone, owner.Language),
            ["days"] = days.ToString(CultureInfo.InvariantCulture),
        };
        return outbox.Add(new NewMail(key, MailTemplates.DraftReminder, InvitationMail.To(owner), values) { Season = entry.Edition });
    }
}

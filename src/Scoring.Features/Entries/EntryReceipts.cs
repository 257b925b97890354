using System.Globalization;
using Scoring.Domain.Seasons;
using Scoring.Features.Mail;
using Scoring.Features.Output.Localization;
using Scoring.Features.Users;

namespace Scoring.Features.Entries;

/// <summary>Mail to the owners of entries.</summary>
/// <param name="outbox">The outbox.</param>
/// <param name="accounts">The accounts.</param>
internal sealed class EntryReceipts(Outbox outbox, AccountStore accounts)
{
    /// <summary>Mails the receipt of a version to the owner of the entry.</summary>
    public void Mail(EntryView view, EntryVersion version)
    {
        if (Owner(view) is not { } owner)
            return;
        var values = Values(view, owner);
        values["version"] = version.Number.ToString(CultureInfo.InvariantCulture);
        values["time"] = Moments.Of(version.At, owner.Language);
        values["hash"] = version.Sha256;
        Add(view, owner, MailTemplates.Receipt, $"receipt/{view.Entry.Subject}/{values["version"]}", values);
    }

    /// <summary>Mails what has to be repaired to the owner of the entry, and until when; a person releases it.</summary>
    public void MailRepair(EntryView view, EntryStep step)
    {
        if (Owner(view) is not { } owner || step.Until is not { } until)
            return;
        var values = Values(view, owner);
        values["note"] = step.Reason;
        values["deadline"] = DeadlineText.Of(until, view.Door.Season.Calendar.Zone, owner.Language);
        Add(
            view,
            owner,
            MailTemplates.RepairRequest,
            string.Create(CultureInfo.InvariantCulture, $"repair/{view.Entry.Subject}/{step.Number}"),
            values,
            isHeld: true
        );
    }

    private Account? Owner(EntryView view) => accounts.Find(view.Entry.Account) is { IsDisabled: false } owner ? owner : null;

    private static Dictionary<string, string> Values(EntryView view, Account owner) =>
        new()
        {
            ["name"] = owner.Called,
            ["edition"] = view.Door.Edition.Name.In(owner.Language),
            ["entry"] = view.Entry.Id,
            ["title"] = view.Title,
        };

    private void Add(
        EntryView view,
        Account owner,
        MailTemplate template,
        string key,
        IReadOnlyDictionary<string, string> values,
        bool isHeld = false
    ) =>
        outbox.Add(
            new NewMail($"{key}/{Outbox.KeyOf(owner.Id)}", template, InvitationMail.To(owner), values)
            {
                Season = view.Entry.Edition,
                IsHeld = isHeld,
            }
        );
}

/// <summary>Deadlines as people read them: with the day of the week, in the season's zone.</summary>
public static class DeadlineText
{
    /// <summary>For example "Jumat 30 April 2027, 23.59 WITA".</summary>
    public static string Of(DateTime utc, SeasonZone zone, string language) => Moments.Deadline(utc, language, zone);

    /// <summary>The day alone, for a date that was written without a time.</summary>
    public static string DayOf(DateTime utc, SeasonZone zone, string language) => Moments.WeekdayAndDay(utc, language, zone);

    /// <summary>The same moment in the other two zones, for example "22.59 WIB, 1 Mei 2027, 00.59 WIT".</summary>
    public static string Elsewhere(DateTime utc, SeasonZone zone, string language) =>
        string.Join("; ", Enum.GetValues<SeasonZone>().Where(other => other != zone).Select(other => Of(utc, other, language)));
}

namespace Scoring.Features.Mail;

/// <summary>What is sent first when more is due than the limits allow: the lowest value.</summary>
public enum MailPriority
{
    /// <summary>Invitations, passwords, addresses.</summary>
    Security = 0,

    /// <summary>Receipts: somebody waits for them.</summary>
    Receipt = 1,

    /// <summary>What goes to many people at once.</summary>
    Batch = 2,
}

/// <summary>A kind of mail.</summary>
/// <param name="Name">Its name in keys of texts, in rows and in addresses.</param>
/// <param name="Priority">How soon it is sent when not everything can be.</param>
/// <param name="Places">The names that may stand in braces in its texts: a closed list.</param>
public sealed record MailTemplate(string Name, MailPriority Priority, params IReadOnlyList<string> Places)
{
    /// <summary>The place of the link that is made while the mail is sent.</summary>
    public const string LinkPlace = "link";

    /// <summary>The place of a code that is made while the mail is sent; the recipient types it where they asked for it.</summary>
    public const string CodePlace = "code";

    /// <summary>The place of the site's address.</summary>
    public const string SitePlace = "site";

    /// <summary>True if a member of the staff sends it, to people chosen from a list; false if the program does.</summary>
    public bool IsWritten { get; init; }

    /// <summary>True if a person may unsubscribe from it: reminders and news.</summary>
    public bool CanBeLeft { get; init; }

    /// <summary>The place of what is secret in it, a link or a code; null for none.</summary>
    public string? SecretPlace => Places.FirstOrDefault(place => place is LinkPlace or CodePlace);

    /// <summary>True if it carries a secret: a link or a code.</summary>
    public bool HasLink => SecretPlace is not null;
}

/// <summary>All kinds of mail.</summary>
public static class MailTemplates
{
    /// <summary>An invitation to set the first password.</summary>
    public static MailTemplate Invitation { get; } =
        new("invitation", MailPriority.Security, "name", "email", "site", MailTemplate.LinkPlace, "days");

    /// <summary>A link to set a new password.</summary>
    public static MailTemplate PasswordReset { get; } =
        new("password-reset", MailPriority.Security, "name", "site", MailTemplate.LinkPlace, "minutes");

    /// <summary>Tells somebody who asked for an account that there is one for this address.</summary>
    public static MailTemplate AccountKnown { get; } = new("account-known", MailPriority.Security, "name", "email", "site");

    /// <summary>A link that proves a new address.</summary>
    public static MailTemplate AddressChange { get; } =
        new("address-change", MailPriority.Security, "name", "email", "site", MailTemplate.LinkPlace, "minutes");

    /// <summary>Tells the old address that it is no longer used.</summary>
    public static MailTemplate AddressChanged { get; } = new("address-changed", MailPriority.Security, "name", "email", "site");

    /// <summary>The code that confirms a vote of the public.</summary>
    public static MailTemplate VoteCode { get; } =
        new("vote-code", MailPriority.Security, "edition", MailTemplate.CodePlace, "minutes", "closes", "site");

    /// <summary>What was sent in, with its number and hash.</summary>
    public static MailTemplate Receipt { get; } =
        new("receipt", MailPriority.Receipt, "name", "edition", "entry", "title", "version", "time", "hash", "site");

    /// <summary>Scoresheets that a juror has not sent.</summary>
    public static MailTemplate JuryReminder { get; } =
        new("jury-reminder", MailPriority.Batch, "name", "edition", "stage", "open", "deadline", "days", "site")
        {
            CanBeLeft = true,
            IsWritten = true,
        };

    /// <summary>A draft that is not sent in yet.</summary>
    public static MailTemplate DraftReminder { get; } =
        new("draft-reminder", MailPriority.Batch, "name", "edition", "title", "deadline", "days", "site") { CanBeLeft = true };

    /// <summary>What has to be corrected in an entry, and until when.</summary>
    public static MailTemplate RepairRequest { get; } =
        new("repair-request", MailPriority.Batch, "name", "edition", "entry", "title", "note", "deadline", "site") { IsWritten = true };

    /// <summary>The ruling on an objection.</summary>
    public static MailTemplate Ruling { get; } = new("ruling", MailPriority.Batch, "name", "edition", "note", "site") { IsWritten = true };

    /// <summary>Results were published.</summary>
    public static MailTemplate Results { get; } =
        new("results", MailPriority.Batch, "name", "edition", "note", "site") { IsWritten = true };

    /// <summary>The letter with an entry's score and the released comments can be read.</summary>
    public static MailTemplate Feedback { get; } =
        new("feedback", MailPriority.Batch, "name", "edition", "note", "site") { IsWritten = true };

    /// <summary>Anything else that those who take part should know.</summary>
    public static MailTemplate News { get; } =
        new("news", MailPriority.Batch, "name", "edition", "note", "site") { CanBeLeft = true, IsWritten = true };

    /// <summary>All, in the order of a season.</summary>
    public static IReadOnlyList<MailTemplate> All { get; } =
    [
        Invitation,
        PasswordReset,
        AccountKnown,
        AddressChange,
        AddressChanged,
        VoteCode,
        Receipt,
        DraftReminder,
        JuryReminder,
        RepairRequest,
        Ruling,
        Results,
        Feedback,
        News,
    ];

    /// <summary>The template with a name, or null.</summary>
    public static MailTemplate? Find(string? name) => All.FirstOrDefault(template => template.Name == name);
}

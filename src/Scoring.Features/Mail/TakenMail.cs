namespace Scoring.Features.Mail;

/// <summary>A mail that this process has taken to send.</summary>
/// <param name="Id">Its id; with the sender's domain the Message-ID of every try.</param>
/// <param name="Template">Its kind.</param>
/// <param name="Account">The recipient's account, or null.</param>
/// <param name="Address">The recipient's address.</param>
/// <param name="Language">"id" or "en".</param>
/// <param name="Subject">The subject.</param>
/// <param name="Body">The text, with a mark where the link goes.</param>
/// <param name="SealedSecret">The sealed token of an earlier try, or null.</param>
/// <param name="Attempts">How many tries there were, with this one.</param>
/// <param name="Lease">Identifies this reservation: mail that another process has taken since is no longer this one's.</param>
public sealed record TakenMail(
    string Id,
    MailTemplate Template,
    long? Account,
    string Address,
    string Language,
    string Subject,
    string Body,
    string? SealedSecret,
    int Attempts,
    string Lease
);

/// <summary>What became of a try.</summary>
public enum MailEnd
{
    /// <summary>The server took it.</summary>
    Sent,

    /// <summary>It was written to the folder.</summary>
    Written,

    /// <summary>Not now: the server said so, or was not there.</summary>
    Later,

    /// <summary>Never: the server said so.</summary>
    Refused,

    /// <summary>The connection broke after the text was sent.</summary>
    Broken,

    /// <summary>The reason for it no longer holds.</summary>
    Void,
}

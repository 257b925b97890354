using MimeKit;
using Scoring.Features.Mail;

namespace Scoring.Web.Messages;

/// <summary>What became of a letter.</summary>
/// <param name="End">What.</param>
/// <param name="Code">The server's code, or null.</param>
/// <param name="Error">Why it was not taken, or null.</param>
internal sealed record Delivery(MailEnd End, int? Code = null, string? Error = null);

/// <summary>Carries letters: a server, or a folder.</summary>
internal interface IMailCarrier
{
    /// <summary>True if letters are sent; false if they are only written to a folder.</summary>
    bool Sends { get; }

    /// <summary>Makes ready for several letters. A fault is an answer to each of them, not an exception.</summary>
    Task<IMailRound> Begin(CancellationToken cancellation);
}

/// <summary>Several letters, one after another.</summary>
internal interface IMailRound : IAsyncDisposable
{
    /// <summary>Why none can be carried now, or null.</summary>
    Delivery? Fault { get; }

    /// <summary>Carries one.</summary>
    Task<Delivery> Carry(MimeMessage letter);
}

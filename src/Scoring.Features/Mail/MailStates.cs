namespace Scoring.Features.Mail;

/// <summary>Where a mail is on its way.</summary>
public enum MailState
{
    /// <summary>It waits for a person to release it.</summary>
    Held,

    /// <summary>It is sent as soon as may be.</summary>
    Queued,

    /// <summary>A process is sending it.</summary>
    Sending,

    /// <summary>The server took it.</summary>
    Sent,

    /// <summary>It was written to the folder, because no server is set.</summary>
    Written,

    /// <summary>It cannot be sent.</summary>
    Failed,

    /// <summary>The connection broke after its text was sent: nobody knows whether the server took it.</summary>
    Uncertain,

    /// <summary>A person cancelled it, or the reason for it no longer holds.</summary>
    Cancelled,
}

/// <summary>The words of states in the database and in addresses.</summary>
public static class MailStates
{
    /// <summary>All states in the order of the page's tabs.</summary>
    public static IReadOnlyList<MailState> All { get; } = Enum.GetValues<MailState>();

    /// <summary>The word of a state.</summary>
    public static string Word(MailState state) => state.ToString().ToLowerInvariant();

    /// <summary>The state that a word names, or null.</summary>
    public static MailState? Find(string? word)
    {
        foreach (var state in All)
        {
            if (Word(state) == word)
                return state;
        }
        return null;
    }
}

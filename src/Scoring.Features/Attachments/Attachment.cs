namespace Scoring.Features.Attachments;

/// <summary>A file of an entry.</summary>
/// <param name="Id">Random, 128 bits as 32 lower-case hexadecimal digits: the part of its address that names it.</param>
/// <param name="Edition">"programme/edition".</param>
/// <param name="Entry">The entry's id.</param>
/// <param name="Field">The field of the form that it answers; <c>evidence/INDICATOR</c> for the evidence of an indicator.</param>
/// <param name="Name">Its file name as it came, with the ending of its type.</param>
/// <param name="Caption">What it shows, in the innovator's words; may be empty.</param>
/// <param name="Type">What it is.</param>
/// <param name="Size">Its length in bytes, as it is kept.</param>
/// <param name="Received">SHA-256 as it came, 64 lower-case hexadecimal digits.</param>
/// <param name="Sha256">SHA-256 as it is kept; another one where a picture lost what it said of its taking.</param>
/// <param name="State">How far it is.</param>
public sealed record Attachment(
    string Id,
    string Edition,
    string Entry,
    string Field,
    string Name,
    string Caption,
    FileType Type,
    long Size,
    string Received,
    string Sha256,
    AttachmentState State
)
{
    /// <summary>What an examiner should know, by code; see <see cref="AttachmentRemark"/>.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>What the scanner said: "OK", or what it found; null if it has said nothing.</summary>
    public string? Scan { get; init; }

    /// <summary>Who sent it.</summary>
    public required string By { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>When it was taken out of the draft, UTC; null if it was not. A version that was sent before still has it.</summary>
    public DateTime? RemovedAt { get; init; }
}

/// <summary>How far a file is.</summary>
public enum AttachmentState
{
    /// <summary>The scanner has not looked yet: only its owner and the staff may open it.</summary>
    Checking,

    /// <summary>It is kept.</summary>
    Kept,

    /// <summary>The scanner found something: nobody may open it.</summary>
    Refused,

    /// <summary>Its bytes were deleted when their time was over.</summary>
    Gone,
}

/// <summary>What an examiner should know of a file that is accepted.</summary>
public static class AttachmentRemark
{
    /// <summary>A PDF that runs scripts, opens programs or carries files of its own.</summary>
    public const string Scripts = "scripts";

    /// <summary>A PDF with parts that could not be looked into.</summary>
    public const string Unread = "unread";
}
